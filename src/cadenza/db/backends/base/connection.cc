#include "cadenza/db/backends/base/connection.h"

#include "cadenza/db/backends/base/connection_pool.h"
#include "cadenza/db/backends/base/database.h"
#include "cadenza/db/backends/base/query_log.h"
#include "cadenza/db/backends/base/stopwatch.h"
#include "cadenza/db/backends/base/transaction_state.h"
#include "cadenza/runtime/fiber.h"

namespace cadenza::db {
namespace {

std::span<const Value> as_span(std::initializer_list<Value> values) {
    return {values.begin(), values.size()};
}

/// Records the statement when it has run, also when it failed.
class Logged {
 public:
    Logged(const Connection& connection, std::string_view sql, std::span<const Value> params,
           bool transaction = false)
        : active_(QueryLog::active()) {
        if (!active_) return;
        query_ = {std::string(sql),
                  {params.begin(), params.end()},
                  0,
                  transaction,
                  connection.database().alias()};
        watch_.restart();
    }
    ~Logged() {
        if (!active_) return;
        query_.microseconds = watch_.elapsed().microseconds;
        QueryLog::record(query_);
    }

 private:
    bool active_;
    LoggedQuery query_;
    Stopwatch watch_;
};

}  // namespace

Connection::Connection(Database& database)
    : database_(database), transaction_(std::make_unique<TransactionState>()) {}

Connection::~Connection() = default;

const Dialect& Connection::dialect() const {
    return database_.dialect();
}

void Connection::release(std::uint32_t lease_number) noexcept {
    if (lease_number != lease_number_) {
        if (--stale_leases_ == 0 && gone_) pool_->drop(*this);
        return;
    }
    if (--leases_ == 0 && pool_ != nullptr) pool_->give_back(*this);
}

bool Connection::is_replaced() const noexcept {
    return pool_ != nullptr && (holder_ != runtime::current_fiber() || block_elsewhere_ != nullptr);
}

void Connection::end_transaction() noexcept {
    transaction_->in_transaction = false;
    if (stands_in_) pool_->end_standing_in(*this);
}

Connection::Lent::Lent(Connection& connection) noexcept
    : connection_(connection), number_(connection.lease_number_) {
    if (connection.pool_ != nullptr) connection.pool_->lend(connection);
}

Connection::Lent::~Lent() {
    if (connection_.pool_ != nullptr && connection_.lent_ && connection_.lease_number_ == number_) {
        connection_.pool_->take_back(connection_);
    }
}

ConnectionLease Connection::another() {
    return pool_ != nullptr ? pool_->lease_another() : ConnectionLease(*this);
}

void Connection::refuse_if_broken() const {
    if (!transaction_->needs_rollback) return;
    throw TransactionManagementError(
        "An error occurred in the current transaction. You can't execute queries until the end of "
        "the "
        "'atomic' block.");
}

std::unique_ptr<Cursor> Connection::query(std::string_view sql, std::span<const Value> params) {
    if (is_replaced()) return database_.connect()->query(sql, params);
    refuse_if_broken();
    const Logged logged(*this, sql, params);
    return do_query(sql, params);
}

std::unique_ptr<Cursor> Connection::query(std::string_view sql,
                                          std::initializer_list<Value> params) {
    return query(sql, as_span(params));
}

ExecuteResult Connection::execute(std::string_view sql, std::span<const Value> params) {
    if (is_replaced()) return database_.connect()->execute(sql, params);
    refuse_if_broken();
    const Logged logged(*this, sql, params);
    return do_execute(sql, params);
}

ExecuteResult Connection::execute(std::string_view sql, std::initializer_list<Value> params) {
    return execute(sql, as_span(params));
}

Value Connection::scalar(std::string_view sql, std::span<const Value> params) {
    const auto cursor = query(sql, params);
    return cursor->next() ? cursor->value(0) : Value();
}

Value Connection::scalar(std::string_view sql, std::initializer_list<Value> params) {
    return scalar(sql, as_span(params));
}

void Connection::execute_script(std::string_view sql) {
    if (is_replaced()) return database_.connect()->execute_script(sql);
    refuse_if_broken();
    const Logged logged(*this, sql, {});
    do_execute_script(sql);
}

bool Connection::in_transaction() const {
    return transaction_->in_transaction;
}
bool Connection::in_atomic_block() const {
    return transaction_->in_atomic_block;
}

void Connection::begin() {
    const Logged logged(*this, "BEGIN", {}, true);
    do_begin();
    transaction_->in_transaction = true;
}

void Connection::commit() {
    const Logged logged(*this, "COMMIT", {}, true);
    do_commit();
    end_transaction();
}

void Connection::rollback() {
    const Logged logged(*this, "ROLLBACK", {}, true);
    do_rollback();
    end_transaction();
    transaction_->needs_rollback = false;
    transaction_->on_commit.clear();
}

void Connection::abandon() noexcept {
    try {
        rollback();
    } catch (...) {
        do_close();
        end_transaction();
        *transaction_ = {};
    }
}

void Connection::control(std::string_view verb, std::string_view name) {
    std::string sql(verb);
    dialect().append_name(sql, name);
    const Logged logged(*this, sql, {}, true);
    do_execute(sql, {});
}

void Connection::savepoint(std::string_view name) {
    control("SAVEPOINT ", name);
}
void Connection::savepoint_commit(std::string_view name) {
    control("RELEASE SAVEPOINT ", name);
}

void Connection::savepoint_rollback(std::string_view name) {
    control("ROLLBACK TO SAVEPOINT ", name);
    std::erase_if(transaction_->on_commit, [name](const TransactionState::Hook& hook) {
        for (const std::string& open : hook.savepoints) {
            if (open == name) return true;
        }
        return false;
    });
}

}  // namespace cadenza::db
