#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/db/backends/base/cursor.h"
#include "cadenza/db/backends/base/errors.h"
#include "cadenza/db/sql/dialect.h"

namespace cadenza::db {

class ConnectionLease;
class ConnectionPool;
class Database;
class Introspection;
struct TransactionState;

struct ExecuteResult {
    std::int64_t rows_affected = 0;
    std::int64_t last_insert_id = 0;  ///< of an INSERT, where the dialect has_last_insert_id()
};

/// One connection, used by one fiber (or thread) at a time: borrow it with connect(). Placeholders
/// are the dialect's (SQLite: "?"); statements are prepared once per connection and cached by their
/// text. Every call may suspend the fiber. Errors are DatabaseErrors; inside a broken atomic block
/// every statement is a TransactionManagementError, as in Django.
class Connection {
 public:
    virtual ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Rows of a SELECT, of a PRAGMA, or of a statement with RETURNING. Params may be destroyed at
    /// once.
    std::unique_ptr<Cursor> query(std::string_view sql, std::span<const Value> params = {});
    std::unique_ptr<Cursor> query(std::string_view sql, std::initializer_list<Value> params);
    /// A statement without rows (rows are skipped). Outside a transaction it is durable on return,
    /// to the degree that the settings ask for.
    ExecuteResult execute(std::string_view sql, std::span<const Value> params = {});
    ExecuteResult execute(std::string_view sql, std::initializer_list<Value> params);
    /// The first column of the first row; Null if there is no row.
    Value scalar(std::string_view sql, std::span<const Value> params = {});
    Value scalar(std::string_view sql, std::initializer_list<Value> params);
    /// Several statements, separated by semicolons, without parameters.
    void execute_script(std::string_view sql);

    const Dialect& dialect() const;
    Database& database() const { return database_; }
    virtual Introspection& introspection() = 0;

    bool in_transaction() const;
    bool in_atomic_block() const;
    TransactionState& transaction() { return *transaction_; }

    // What atomic() is made of. Applications call that.
    void begin();
    void commit();
    void rollback();
    /// rollback() after a failure: the connection is not used again if that fails too.
    void abandon() noexcept;
    void savepoint(std::string_view name);
    void savepoint_commit(std::string_view name);
    void savepoint_rollback(std::string_view name);

    /// Stops the checking of foreign keys on this connection; false if that is not possible now
    /// (SQLite: inside a transaction).
    virtual bool disable_constraint_checking() = 0;
    virtual void enable_constraint_checking() = 0;
    /// Throws IntegrityError, in Django's words, for the first row with a reference to nowhere. All
    /// tables if none are named.
    virtual void check_constraints(const std::vector<std::string>& tables = {}) = 0;
    /// False once the connection cannot be used any more: the pool drops it.
    virtual bool usable() const = 0;
    /// False where open cursors are in the way of a transaction: it begins on another connection
    /// then.
    virtual bool can_begin() const { return true; }

 protected:
    explicit Connection(Database& database);

    virtual std::unique_ptr<Cursor> do_query(std::string_view sql,
                                             std::span<const Value> params) = 0;
    virtual ExecuteResult do_execute(std::string_view sql, std::span<const Value> params) = 0;
    virtual void do_execute_script(std::string_view sql) = 0;
    virtual void do_begin() = 0;
    virtual void do_commit() = 0;
    virtual void do_rollback() = 0;
    virtual void do_close() noexcept = 0;  ///< usable() is false from then on

    /// A cursor keeps the connection from its pool between the two.
    std::uint32_t retain() noexcept {
        ++leases_;
        return lease_number_;
    }
    void release(std::uint32_t lease_number) noexcept;
    /// One more connection for the holder of this one.
    ConnectionLease another();
    /// Whether the caller must use the one that connect() gives: its lease is stale, or it has
    /// begun a transaction on another connection.
    bool is_replaced() const noexcept;
    void end_transaction() noexcept;

    /// Lends the connection to whoever wants it until its end: for a wait that does not need it.
    /// There must be no transaction and no cursor.
    class Lent {
     public:
        explicit Lent(Connection& connection) noexcept;
        ~Lent();
        Lent(const Lent&) = delete;
        Lent& operator=(const Lent&) = delete;

     private:
        Connection& connection_;
        std::uint32_t number_;
    };

 private:
    friend class ConnectionLease;
    friend class ConnectionPool;
    void control(std::string_view verb, std::string_view name);
    void refuse_if_broken() const;

    Database& database_;
    std::unique_ptr<TransactionState> transaction_;
    ConnectionPool* pool_ = nullptr;  // null: nobody's
    const void* holder_ = nullptr;    // the fiber that leases it
    int leases_ = 0;
    // While its holder waits without needing it, another may have it: the holder's leases are stale
    // from then on.
    bool lent_ = false;
    bool gone_ = false;  // unusable, and kept for stale leases only
    // The transaction of the same holder that began on another connection: what is asked of this
    // one goes there.
    Connection* block_elsewhere_ = nullptr;
    bool stands_in_ = false;  // is the block_elsewhere_ of others
    int stale_leases_ = 0;
    std::uint32_t lease_number_ = 0;
};

}  // namespace cadenza::db
