#pragma once

#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "cadenza/db/backends/base/lease.h"

namespace cadenza {

struct AtomicOptions {
    std::string_view using_ = "default";  ///< the database's alias
    bool savepoint =
        true;  ///< false: no savepoint when nested; an exception marks the outer block instead
    bool durable = false;  ///< true: must be the outermost block, so that its end is a commit
};

/// A transaction, or a savepoint inside one; as django.db.transaction.atomic. The connection stays
/// with this fiber (or thread) until the outermost block ends. commit() ends the block well;
/// without it the destructor rolls back. atomic() is the usual form.
class Atomic {
 public:
    explicit Atomic(AtomicOptions options = {});
    ~Atomic();
    Atomic(const Atomic&) = delete;
    Atomic& operator=(const Atomic&) = delete;

    /// Commits, or releases the savepoint; rolls back where set_rollback(true) was called. After
    /// the outermost block's commit the on_commit functions run, and what they throw comes out of
    /// here.
    void commit();
    db::Connection& connection() const { return *lease_; }

 private:
    enum class Level : unsigned char { Outermost, Savepoint, Bare };
    void leave_well();
    void leave_badly() noexcept;
    void roll_back_to_savepoint() noexcept;

    db::ConnectionLease lease_;
    std::string savepoint_;
    Level level_;
    bool done_ = false;
};

/// Runs fn in a transaction (a savepoint where one is open): commits when it returns, rolls back
/// when it throws. Returns what fn returns.
template <class F>
requires std::is_invocable_v<F&>
auto atomic(F&& fn, AtomicOptions options = {}) -> std::invoke_result_t<F&> {
    Atomic block(options);
    if constexpr (std::is_void_v<std::invoke_result_t<F&>>) {
        fn();
        block.commit();
    } else {
        auto result = fn();
        block.commit();
        return result;
    }
}

/// A function without arguments, owned, called once at most.
class CommitHook {
 public:
    template <class F>
    requires(!std::is_same_v<std::decay_t<F>, CommitHook>)
        CommitHook(F&& fn)  // NOLINT(google-explicit-constructor)
        : call_(std::make_unique<Holder<std::decay_t<F>>>(std::forward<F>(fn))) {}
    CommitHook(CommitHook&&) noexcept;
    CommitHook& operator=(CommitHook&&) noexcept;
    ~CommitHook();
    void operator()() { call_->run(); }

 private:
    struct Call {
        virtual ~Call();
        virtual void run() = 0;
    };
    template <class F>
    struct Holder final : Call {
        explicit Holder(const F& f) : fn(f) {}
        explicit Holder(F&& f) : fn(std::move(f)) {}
        void run() override { fn(); }
        F fn;
    };
    std::unique_ptr<Call> call_;
};

struct OnCommitOptions {
    std::string_view using_ = "default";
    bool robust = false;  ///< log what it throws and go on with the next one
};

/// Calls the function after the outermost transaction's commit, in order of registration; never if
/// that, or the savepoint it was registered in, is rolled back. At once outside a transaction.
void on_commit(CommitHook hook, OnCommitOptions options = {});

/// Whether this fiber (or thread) is inside atomic().
bool in_atomic_block(std::string_view using_ = "default");
/// The flag that makes the innermost block with a savepoint roll back at its end. Outside a block:
/// TransactionManagementError, as Django's.
bool get_rollback(std::string_view using_ = "default");
void set_rollback(bool rollback, std::string_view using_ = "default");

/// Savepoints by hand, inside atomic(). The name is the savepoint's id.
std::string savepoint(std::string_view using_ = "default");
void savepoint_commit(std::string_view id, std::string_view using_ = "default");
void savepoint_rollback(std::string_view id, std::string_view using_ = "default");

namespace db {
/// Marks the open block for rollback if it is left by an exception: for code that makes several
/// statements and opens no block of its own. As Django's mark_for_rollback_on_error.
class MarkForRollbackOnError {
 public:
    explicit MarkForRollbackOnError(Connection& connection) noexcept
        : connection_(connection), exceptions_(std::uncaught_exceptions()) {}
    ~MarkForRollbackOnError();
    MarkForRollbackOnError(const MarkForRollbackOnError&) = delete;
    MarkForRollbackOnError& operator=(const MarkForRollbackOnError&) = delete;

 private:
    Connection& connection_;
    int exceptions_;
};
}  // namespace db

}  // namespace cadenza
