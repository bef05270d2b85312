#include "cadenza/runtime/fiber_local.h"

#include "cadenza/runtime/internal/scheduler.h"

namespace cadenza::runtime {
namespace {

LocalTable& table() noexcept {
    thread_local LocalTable of_thread;
    Fiber* fiber = current_fiber();
    return fiber ? fiber->locals : of_thread;
}

}  // namespace

void* fiber_local(const void* key) noexcept {
    return table().find(key);
}

void set_fiber_local(const void* key, void* value, void (*destroy)(void*)) {
    table().set(key, value, destroy);
}

}  // namespace cadenza::runtime
