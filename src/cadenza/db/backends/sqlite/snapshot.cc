#include "cadenza/db/backends/sqlite/snapshot.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "cadenza/db/backends/base/stopwatch.h"
#include "cadenza/db/backends/sqlite/database.h"
#include "cadenza/runtime/event_loop.h"
#include "cadenza/runtime/fiber.h"

namespace cadenza::db::sqlite {
namespace {

// A turn is over long before. A loop that was stopped may never come to its end.
constexpr std::int64_t kLongestTurn = 20'000;  // microseconds

/// The snapshots that are kept on this thread, and when their end was put on the loop's list.
struct Kept {
    std::vector<Snapshot*> snapshots;
    std::int64_t end_posted = 0;

    ~Kept() { Snapshot::end_all_of_this_thread(); }
};
thread_local Kept kept;

void end_of_turn(void*) {
    kept.end_posted = 0;
    Snapshot::end_all_of_this_thread();
}

}  // namespace

Snapshot::~Snapshot() {
    close();
}

bool Snapshot::is_current(const SqliteDatabase& database) const {
    return commits_ == database.commits();
}

void Snapshot::begin(SqliteDatabase& database, sqlite3* handle) {
    if (!runtime::on_fiber()) {
        end();
        commits_ = database.commits();
        return;
    }
    const std::int64_t now = Stopwatch::now();
    if (kept_ && is_current(database) && now - since_ < kLongestTurn) return;
    end();
    // First the number, then the lock: a commit in between makes it look older than it is.
    commits_ = database.commits();
    since_ = now;
    keep(handle);
    if (kept.end_posted != 0 && now - kept.end_posted < kLongestTurn) return;
    kept.end_posted = now;
    runtime::EventLoop::current()->post(end_of_turn, nullptr);
}

void Snapshot::keep(sqlite3* handle) {
    if (reader_ == nullptr) {
        constexpr const char* kReader = "SELECT 1 FROM sqlite_schema UNION ALL SELECT 1";
        sqlite3_prepare_v3(handle, kReader, -1, SQLITE_PREPARE_PERSISTENT, &reader_, nullptr);
    }
    if (reader_ == nullptr || sqlite3_step(reader_) != SQLITE_ROW) {
        // The query itself will tell what is wrong.
        sqlite3_reset(reader_);
        return;
    }
    kept_ = true;
    kept.snapshots.push_back(this);
}

void Snapshot::end() noexcept {
    if (!kept_) return;
    kept_ = false;
    sqlite3_reset(reader_);
    std::erase(kept.snapshots, this);
}

void Snapshot::close() noexcept {
    end();
    sqlite3_finalize(std::exchange(reader_, nullptr));
}

void Snapshot::end_all_of_this_thread() noexcept {
    while (!kept.snapshots.empty()) kept.snapshots.back()->end();
}

}  // namespace cadenza::db::sqlite
