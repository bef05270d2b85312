#pragma once

#include <cstdint>
#include <exception>
#include <span>
#include <string_view>

#include "cadenza/base/value.h"
#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/backends/sqlite/buffered_cursor.h"
#include "cadenza/runtime/wait_queue.h"

namespace cadenza::db::sqlite {

/// One write outside a transaction, from its call until its commit. Lives on the caller's stack.
struct WriteOp {
    std::string_view sql;
    std::span<const Value> params;
    std::int64_t deadline;  ///< on the stopwatch's clock
    bool wants_rows = false;

    ExecuteResult result;
    BufferedRows rows;
    std::exception_ptr error;

    enum class State : std::uint8_t { Queued, Leading, Running, Done };
    State state = State::Queued;
    runtime::WaitQueue woken;

    void reset() {
        result = {};
        rows = {};
        error = nullptr;
    }
};

}  // namespace cadenza::db::sqlite
