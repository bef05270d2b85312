#include "cadenza/runtime/internal/stack_overflow.h"

#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <charconv>
#include <cstddef>
#include <cstring>
#include <mutex>
#include <string_view>

#include "cadenza/runtime/internal/sanitizers.h"
#include "cadenza/runtime/internal/scheduler.h"

namespace cadenza::runtime {
#ifndef CADENZA_ASAN
namespace {

constexpr std::size_t kSignalStack = 64 * 1024;

struct sigaction previous_segv;
struct sigaction previous_bus;

// Everything below runs in a signal handler: no allocation, no stdio, no locale.
class Report {
 public:
    Report& text(std::string_view s) {
        std::size_t n = std::min(s.size(), sizeof buffer_ - used_);
        std::memcpy(buffer_ + used_, s.data(), n);
        used_ += n;
        return *this;
    }
    Report& number(std::size_t n) {
        char digits[20];
        return text(
            {digits, static_cast<std::size_t>(std::to_chars(digits, digits + 20, n).ptr - digits)});
    }
    void write() const { static_cast<void>(!::write(STDERR_FILENO, buffer_, used_)); }

 private:
    char buffer_[1024];
    std::size_t used_ = 0;
};

void on_fault(int signal, siginfo_t* info, void*) {
    Fiber* fiber = current_fiber();
    if (fiber && fiber->context.stack().in_guard(info->si_addr)) {
        Report report;
        report.text("cadenza: a fiber overflowed its stack of ")
            .number(fiber->context.stack().size / 1024);
        report.text(" KiB");
        if (!fiber->label.empty())
            report.text(" while it served ").text(fiber->label.substr(0, 512));
        report.text(
            ".\nEndless recursion, or large local arrays? Move large objects to the heap, or run "
            "deep "
            "recursion in cadenza::runtime::blocking().\n");
        report.write();
    }
    // Returning runs the faulting instruction again, now under the action that was there before.
    sigaction(signal, signal == SIGSEGV ? &previous_segv : &previous_bus, nullptr);
}

void install_handlers() {
    struct sigaction action {};
    action.sa_sigaction = on_fault;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    sigaction(SIGSEGV, &action, &previous_segv);
    sigaction(SIGBUS, &action, &previous_bus);
}

}  // namespace

OverflowReport::OverflowReport() {
    static std::once_flag installed;
    std::call_once(installed, install_handlers);
    void* memory =
        mmap(nullptr, kSignalStack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return;
    stack_t stack{};
    stack.ss_sp = memory;
    stack.ss_size = kSignalStack;
    sigaltstack(&stack, nullptr);
    signal_stack_ = memory;
}

OverflowReport::~OverflowReport() {
    if (!signal_stack_) return;
    stack_t none{};
    none.ss_flags = SS_DISABLE;
    sigaltstack(&none, nullptr);
    munmap(signal_stack_, kSignalStack);
}

#else
OverflowReport::OverflowReport() = default;
OverflowReport::~OverflowReport() = default;
#endif

}  // namespace cadenza::runtime
