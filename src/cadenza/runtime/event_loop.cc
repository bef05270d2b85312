#include "cadenza/runtime/event_loop.h"

#include "cadenza/runtime/internal/scheduler.h"

namespace cadenza::runtime {

EventLoop::EventLoop() : EventLoop(Options{}) {}
EventLoop::EventLoop(Options options) : core_(std::make_unique<Core>(*this, options)) {}
EventLoop::~EventLoop() = default;

EventLoop* EventLoop::current() noexcept {
    Core* core = Core::current();
    return core ? &core->loop() : nullptr;
}

void EventLoop::run() {
    core_->run();
}
void EventLoop::stop() {
    core_->stop();
}
bool EventLoop::drain(Duration limit) {
    return core_->drain(limit);
}
void EventLoop::post(void (*fn)(void*), void* argument) {
    core_->post(fn, argument);
}
Fiber* EventLoop::start(void (*fn)(void*), void* argument) {
    return core_->start(fn, argument);
}
void EventLoop::cancel(Fiber* fiber, const char* message) {
    core_->cancel(fiber, message);
}
std::size_t EventLoop::live_fibers() const noexcept {
    return core_->live_fibers();
}
void* EventLoop::native() noexcept {
    return core_->native();
}

}  // namespace cadenza::runtime
