#include "cadenza/db/backends/base/transaction.h"

#include "cadenza/base/log/log.h"
#include "cadenza/db/backends/base/databases.h"
#include "cadenza/db/backends/base/transaction_state.h"
#include "cadenza/runtime/fiber.h"

namespace cadenza {
namespace {

using db::TransactionManagementError;
using db::TransactionState;

std::string next_savepoint(TransactionState& state) {
    return "s" + std::to_string(++state.savepoint_number);
}

TransactionState& state_in_block(db::Connection& connection, const char* otherwise) {
    TransactionState& state = connection.transaction();
    if (!state.in_atomic_block) throw TransactionManagementError(otherwise);
    return state;
}

void run_hooks(db::Connection& connection) {
    auto hooks = std::exchange(connection.transaction().on_commit, {});
    for (TransactionState::Hook& hook : hooks) {
        if (!hook.robust) {
            hook.call();
            continue;
        }
        try {
            hook.call();
        } catch (const runtime::Cancelled&) {
            throw;
        } catch (const std::exception& error) {
            log::error(std::string("Error calling a function of on_commit(): ") + error.what());
        }
    }
}

}  // namespace

Atomic::Atomic(AtomicOptions options) : lease_(db::databases()[options.using_].connect_to_begin()) {
    TransactionState& state = lease_->transaction();
    if (options.durable && state.in_atomic_block) {
        throw db::DurabilityError(
            "A durable atomic block cannot be nested within another atomic block.");
    }
    if (!state.in_atomic_block) {
        level_ = Level::Outermost;
        state.needs_rollback = false;
        state.savepoint_number = 0;
        state.on_commit.clear();
        lease_->begin();
        state.in_atomic_block = true;
    } else if (options.savepoint && !state.needs_rollback) {
        level_ = Level::Savepoint;
        savepoint_ = next_savepoint(state);
        lease_->savepoint(savepoint_);
        state.savepoint_ids.push_back(savepoint_);
    } else {
        level_ = Level::Bare;
        state.savepoint_ids.emplace_back();
    }
}

Atomic::~Atomic() {
    if (!done_) leave_badly();
}

void Atomic::commit() {
    if (lease_->transaction().needs_rollback) {
        leave_badly();
    } else {
        leave_well();
    }
}

void Atomic::leave_well() {
    done_ = true;
    db::Connection& connection = *lease_;
    TransactionState& state = connection.transaction();
    if (level_ == Level::Outermost) {
        state.in_atomic_block = false;
        try {
            connection.commit();
        } catch (const Error&) {
            connection.abandon();
            throw;
        }
        run_hooks(connection);
        return;
    }
    state.savepoint_ids.pop_back();
    if (level_ == Level::Bare) return;
    try {
        connection.savepoint_commit(savepoint_);
    } catch (const Error&) {
        roll_back_to_savepoint();
        throw;
    }
}

void Atomic::leave_badly() noexcept {
    done_ = true;
    const runtime::Uninterruptible guard;
    db::Connection& connection = *lease_;
    TransactionState& state = connection.transaction();
    // True again below if the rollback cannot be done at this level.
    state.needs_rollback = false;
    if (level_ == Level::Outermost) {
        state.in_atomic_block = false;
        state.savepoint_ids.clear();
        connection.abandon();
        return;
    }
    state.savepoint_ids.pop_back();
    if (level_ == Level::Bare) {
        state.needs_rollback = true;
    } else {
        roll_back_to_savepoint();
    }
}

void Atomic::roll_back_to_savepoint() noexcept {
    try {
        lease_->savepoint_rollback(savepoint_);
        lease_->savepoint_commit(savepoint_);  // it is not used again
    } catch (...) {
        lease_->transaction().needs_rollback = true;
    }
}

CommitHook::CommitHook(CommitHook&&) noexcept = default;
CommitHook& CommitHook::operator=(CommitHook&&) noexcept = default;
CommitHook::~CommitHook() = default;
CommitHook::Call::~Call() = default;

void on_commit(CommitHook hook, OnCommitOptions options) {
    const auto lease = db::connect(options.using_);
    TransactionState& state = lease->transaction();
    if (state.in_atomic_block) {
        state.on_commit.push_back({state.savepoint_ids, std::move(hook), options.robust});
        return;
    }
    if (state.in_transaction) {
        throw TransactionManagementError(
            "on_commit() cannot be used in manual transaction management");
    }
    state.on_commit.push_back({{}, std::move(hook), options.robust});
    run_hooks(*lease);
}

bool in_atomic_block(std::string_view using_) {
    return db::connect(using_)->in_atomic_block();
}

bool get_rollback(std::string_view using_) {
    const auto lease = db::connect(using_);
    return state_in_block(*lease, "The rollback flag doesn't work outside of an 'atomic' block.")
        .needs_rollback;
}

void set_rollback(bool rollback, std::string_view using_) {
    const auto lease = db::connect(using_);
    state_in_block(*lease, "The rollback flag doesn't work outside of an 'atomic' block.")
        .needs_rollback = rollback;
}

std::string savepoint(std::string_view using_) {
    const auto lease = db::connect(using_);
    auto& state = state_in_block(*lease, "A savepoint needs an 'atomic' block around it.");
    std::string id = next_savepoint(state);
    lease->savepoint(id);
    return id;
}

void savepoint_commit(std::string_view id, std::string_view using_) {
    const auto lease = db::connect(using_);
    state_in_block(*lease, "A savepoint needs an 'atomic' block around it.");
    lease->savepoint_commit(id);
}

void savepoint_rollback(std::string_view id, std::string_view using_) {
    const auto lease = db::connect(using_);
    state_in_block(*lease, "A savepoint needs an 'atomic' block around it.");
    lease->savepoint_rollback(id);
}

namespace db {

MarkForRollbackOnError::~MarkForRollbackOnError() {
    if (std::uncaught_exceptions() > exceptions_ && connection_.in_atomic_block()) {
        connection_.transaction().needs_rollback = true;
    }
}

}  // namespace db

}  // namespace cadenza
