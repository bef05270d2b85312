#include <cxxabi.h>
#include <boost/context/fiber.hpp>
#include <boost/context/preallocated.hpp>

#include <utility>

#include "cadenza/runtime/internal/fiber_state.h"
#include "cadenza/runtime/internal/sanitizers.h"

#ifdef CADENZA_ASAN
#include <sanitizer/common_interface_defs.h>
#endif
#ifdef CADENZA_TSAN
#include <sanitizer/tsan_interface.h>
#endif
#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#define CADENZA_VALGRIND 1
#endif

namespace cadenza::runtime {
namespace {

namespace context = boost::context;

// The exceptions in flight on this thread, as the Itanium C++ ABI lays them out (struct
// __cxa_eh_globals). A fiber that suspends inside a catch block would else see another fiber's
// exception when it goes on.
struct ExceptionState {
    void* caught = nullptr;
    unsigned int uncaught = 0;

    void swap_with_thread() noexcept {
        auto* thread = reinterpret_cast<ExceptionState*>(abi::__cxa_get_globals());
        std::swap(caught, thread->caught);
        std::swap(uncaught, thread->uncaught);
    }
};

// The stack belongs to FiberContext: Boost only borrows it.
struct BorrowedStack {
    using traits_type = context::stack_traits;
    void deallocate(context::stack_context&) noexcept {}
};

}  // namespace

struct FiberContext::Implementation {
    Stack stack;
    context::fiber fiber;
    context::fiber caller;
    ExceptionState exceptions;
#ifdef CADENZA_ASAN
    void* fake_stack = nullptr;
    const void* caller_bottom = nullptr;
    std::size_t caller_size = 0;
#endif
#ifdef CADENZA_TSAN
    void* tsan_fiber = nullptr;
    void* tsan_caller = nullptr;
#endif
#ifdef CADENZA_VALGRIND
    unsigned valgrind_stack = 0;
#endif
};

FiberContext::FiberContext(Stack stack, void (*entry)(Fiber*), Fiber* self)
    : implementation_(std::make_unique<Implementation>()) {
    Implementation* me = implementation_.get();
    me->stack = stack;
#ifdef CADENZA_VALGRIND
    me->valgrind_stack = VALGRIND_STACK_REGISTER(stack.bottom, stack.top());
#endif
#ifdef CADENZA_TSAN
    me->tsan_fiber = __tsan_create_fiber(0);
#endif
    context::stack_context memory;
    memory.sp = stack.top();
    memory.size = stack.size;
    context::preallocated place(memory.sp, memory.size, memory);
    me->fiber = context::fiber(
        std::allocator_arg, place, BorrowedStack{}, [me, entry, self](context::fiber&& caller) {
#ifdef CADENZA_ASAN
            __sanitizer_finish_switch_fiber(nullptr, &me->caller_bottom, &me->caller_size);
#endif
            me->caller = std::move(caller);
            entry(self);
#ifdef CADENZA_ASAN
            __sanitizer_start_switch_fiber(nullptr, me->caller_bottom, me->caller_size);
#endif
#ifdef CADENZA_TSAN
            __tsan_switch_to_fiber(me->tsan_caller, 0);
#endif
            return std::move(me->caller);
        });
}

FiberContext::~FiberContext() {
    // Destroying a suspended context would unwind it through user code; the process is better off
    // with a leak.
    if (implementation_->fiber) {
        static_cast<void>(implementation_.release());
        return;
    }
#ifdef CADENZA_TSAN
    __tsan_destroy_fiber(implementation_->tsan_fiber);
#endif
#ifdef CADENZA_VALGRIND
    VALGRIND_STACK_DEREGISTER(implementation_->valgrind_stack);
#endif
}

void FiberContext::resume() {
    Implementation& me = *implementation_;
    me.exceptions.swap_with_thread();
#ifdef CADENZA_ASAN
    void* fake_stack = nullptr;
    __sanitizer_start_switch_fiber(&fake_stack, me.stack.bottom, me.stack.size);
#endif
#ifdef CADENZA_TSAN
    me.tsan_caller = __tsan_get_current_fiber();
    __tsan_switch_to_fiber(me.tsan_fiber, 0);
#endif
    me.fiber = std::move(me.fiber).resume();
#ifdef CADENZA_ASAN
    __sanitizer_finish_switch_fiber(fake_stack, nullptr, nullptr);
#endif
    me.exceptions.swap_with_thread();
}

void FiberContext::suspend() {
    Implementation& me = *implementation_;
#ifdef CADENZA_ASAN
    __sanitizer_start_switch_fiber(&me.fake_stack, me.caller_bottom, me.caller_size);
#endif
#ifdef CADENZA_TSAN
    __tsan_switch_to_fiber(me.tsan_caller, 0);
#endif
    me.caller = std::move(me.caller).resume();
#ifdef CADENZA_ASAN
    __sanitizer_finish_switch_fiber(me.fake_stack, &me.caller_bottom, &me.caller_size);
#endif
}

const Stack& FiberContext::stack() const noexcept {
    return implementation_->stack;
}

}  // namespace cadenza::runtime
