#pragma once

#include <vector>

#include "cadenza/db/backends/sqlite/write_op.h"

namespace cadenza::db::sqlite {

class SqliteDatabase;

/// The writes that the fibers of one event loop want now. The first of them leads: it waits for the
/// database's write lock, meanwhile others join, and it commits up to 64 of them at once. Then the
/// next leads.
class WriteQueue {
 public:
    explicit WriteQueue(SqliteDatabase& database) : database_(database) {}

    /// Returns when the operation is committed or has failed; its error is in it. Throws what ends
    /// the wait before the operation began.
    void submit(WriteOp& operation);

 private:
    void wait(WriteOp& operation);
    void lead(WriteOp& operation);
    void withdraw(WriteOp& operation);
    void pass_on();

    SqliteDatabase& database_;
    std::vector<WriteOp*> queued_;  // its first one leads
    bool led_ = false;
};

}  // namespace cadenza::db::sqlite
