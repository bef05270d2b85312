#include "cadenza/db/backends/sqlite/statement_cache.h"

#include <sqlite3.h>

#include <bit>
#include <cstring>

#include "cadenza/db/backends/base/errors.h"
#include "cadenza/db/backends/sqlite/error.h"

namespace cadenza::db::sqlite {
namespace {

std::uint64_t load(const char* from, std::size_t size) noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, from, size);
    return word;
}

// Statement texts come from the program, not from clients: speed matters here, collisions cost a
// comparison.
std::uint64_t hash_of(std::string_view text) noexcept {
    constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15;
    std::uint64_t hash = text.size() * kMultiplier;
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= 8; at += 8, left -= 8) {
        hash = (std::rotl(hash, 23) ^ load(at, 8)) * kMultiplier;
    }
    if (left > 0) hash = (std::rotl(hash, 23) ^ load(at, left)) * kMultiplier;
    return hash ^ (hash >> 32);
}

bool only_blank(const char* text, const char* end) noexcept {
    for (; text != end; ++text) {
        if (*text != ' ' && *text != '\n' && *text != '\t' && *text != '\r' && *text != ';')
            return false;
    }
    return true;
}

}  // namespace

Statement::Statement(sqlite3_stmt* prepared, std::string_view text, std::uint64_t text_hash)
    : handle(prepared),
      sql(text),
      hash(text_hash),
      readonly(sqlite3_stmt_readonly(prepared) != 0) {}

Statement::~Statement() {
    sqlite3_finalize(handle);
}

StatementCache::StatementCache(sqlite3* connection, std::size_t limit)
    : connection_(connection), limit_(limit), buckets_(std::bit_ceil(limit * 2), nullptr) {}

StatementCache::~StatementCache() {
    clear();
}

Statement* StatementCache::find(std::string_view sql, std::uint64_t hash) const noexcept {
    Statement* statement = buckets_[hash & (buckets_.size() - 1)];
    while (statement != nullptr && (statement->hash != hash || statement->sql != sql)) {
        statement = statement->same_bucket;
    }
    return statement;
}

Statement& StatementCache::acquire(std::string_view sql) {
    const std::uint64_t hash = hash_of(sql);
    Statement* statement = find(sql, hash);
    if (statement != nullptr && !statement->in_use) {
        if (statement != newest_) make_newest(*statement);
    } else if (statement != nullptr) {
        statement = prepare(sql, hash).release();  // a second run of a text whose first is not over
    } else {
        statement = &insert(prepare(sql, hash));
    }
    statement->in_use = true;
    return *statement;
}

std::unique_ptr<Statement> StatementCache::prepare(std::string_view sql, std::uint64_t hash) const {
    sqlite3_stmt* prepared = nullptr;
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &prepared, &rest);
    if (code != SQLITE_OK) throw_error(connection_, code);
    if (prepared == nullptr)
        throw ProgrammingError("There is no statement in this text: '" + std::string(sql) + "'");
    auto statement = std::make_unique<Statement>(prepared, sql, hash);
    if (!only_blank(rest, sql.data() + sql.size())) {
        throw ProgrammingError("You can only execute one statement at a time.");
    }
    return statement;
}

Statement& StatementCache::insert(std::unique_ptr<Statement> statement) {
    if (size_ >= limit_) evict_one();
    Statement& added = *statement.release();
    added.cached = true;
    Statement*& first = bucket(added.hash);
    added.same_bucket = std::exchange(first, &added);
    added.older = newest_;
    if (newest_ != nullptr) newest_->newer = &added;
    newest_ = &added;
    if (oldest_ == nullptr) oldest_ = &added;
    ++size_;
    return added;
}

void StatementCache::release(Statement& statement) noexcept {
    sqlite3_reset(statement.handle);
    if (statement.holds_memory) {
        sqlite3_clear_bindings(statement.handle);
        statement.holds_memory = false;
    }
    statement.in_use = false;
    if (!statement.cached) delete &statement;
}

void StatementCache::evict_one() noexcept {
    for (Statement* candidate = oldest_; candidate != nullptr; candidate = candidate->newer) {
        if (candidate->in_use) continue;
        unlink(*candidate);
        delete candidate;
        return;
    }
}

void StatementCache::unlink(Statement& statement) noexcept {
    Statement** link = &bucket(statement.hash);
    while (*link != &statement) link = &(*link)->same_bucket;
    *link = statement.same_bucket;
    (statement.newer != nullptr ? statement.newer->older : newest_) = statement.older;
    (statement.older != nullptr ? statement.older->newer : oldest_) = statement.newer;
    --size_;
}

void StatementCache::make_newest(Statement& statement) noexcept {
    (statement.newer != nullptr ? statement.newer->older : newest_) = statement.older;
    (statement.older != nullptr ? statement.older->newer : oldest_) = statement.newer;
    statement.newer = nullptr;
    statement.older = newest_;
    newest_->newer = &statement;
    newest_ = &statement;
}

void StatementCache::clear() noexcept {
    while (newest_ != nullptr) {
        Statement* statement = newest_;
        unlink(*statement);
        statement->cached = false;
        if (!statement->in_use) delete statement;
    }
}

}  // namespace cadenza::db::sqlite
