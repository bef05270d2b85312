#include "cadenza/db/backends/sqlite/write_queue.h"

#include <algorithm>
#include <mutex>

#include "cadenza/db/backends/sqlite/database.h"
#include "cadenza/db/backends/sqlite/snapshot.h"
#include "cadenza/runtime/fiber.h"

namespace cadenza::db::sqlite {
namespace {

constexpr std::size_t kBatch = 64;

}  // namespace

void WriteQueue::submit(WriteOp& operation) {
    queued_.push_back(&operation);
    if (led_) {
        wait(operation);
    } else {
        led_ = true;
        operation.state = WriteOp::State::Leading;
    }
    if (operation.state == WriteOp::State::Leading) lead(operation);
}

// Until somebody has done it, or made it the leader.
void WriteQueue::wait(WriteOp& operation) {
    std::exception_ptr interruption;
    try {
        while (operation.state == WriteOp::State::Queued) operation.woken.wait();
    } catch (...) {
        interruption = std::current_exception();
    }
    if (operation.state == WriteOp::State::Running) {
        // Too late to take it back: its outcome is what counts.
        const runtime::Uninterruptible guard;
        while (operation.state != WriteOp::State::Done) operation.woken.wait();
    } else if (interruption != nullptr && operation.state != WriteOp::State::Done) {
        withdraw(operation);
        std::rethrow_exception(interruption);
    }
}

void WriteQueue::lead(WriteOp& operation) {
    try {
        runtime::yield();  // what is ready on this loop may bring more writes
        database_.lock_for_writing();
    } catch (...) {
        withdraw(operation);
        throw;
    }
    Snapshot::end_all_of_this_thread();  // so that the log can start anew where it has been copied
                                         // back
    const std::size_t size = std::min(queued_.size(), kBatch);
    WriteOp* batch[kBatch];
    std::copy_n(queued_.begin(), size, batch);
    queued_.erase(queued_.begin(), queued_.begin() + static_cast<std::ptrdiff_t>(size));
    for (std::size_t i = 0; i < size; ++i) batch[i]->state = WriteOp::State::Running;
    {
        const std::lock_guard lock(database_.write_lock(), std::adopt_lock);
        database_.perform(std::span<WriteOp* const>(batch, size));
    }
    for (std::size_t i = 0; i < size; ++i) {
        batch[i]->state = WriteOp::State::Done;
        if (batch[i] != &operation) batch[i]->woken.notify_one();
    }
    pass_on();
}

void WriteQueue::withdraw(WriteOp& operation) {
    std::erase(queued_, &operation);
    if (operation.state == WriteOp::State::Leading) pass_on();
}

void WriteQueue::pass_on() {
    led_ = !queued_.empty();
    if (!led_) return;
    queued_.front()->state = WriteOp::State::Leading;
    queued_.front()->woken.notify_one();
}

}  // namespace cadenza::db::sqlite
