#include "cadenza/db/backends/sqlite/statement_kind.h"

#include <utility>

namespace cadenza::db::sqlite {
namespace {

std::string_view after_comments(std::string_view sql) noexcept {
    for (;;) {
        while (!sql.empty() &&
               (sql[0] == ' ' || sql[0] == '\n' || sql[0] == '\t' || sql[0] == '\r')) {
            sql.remove_prefix(1);
        }
        std::size_t end;
        if (sql.starts_with("--")) {
            end = sql.find('\n');
        } else if (sql.starts_with("/*")) {
            end = sql.find("*/", 2);
            if (end != sql.npos) end += 1;
        } else {
            return sql;
        }
        sql = end == sql.npos ? std::string_view() : sql.substr(end + 1);
    }
}

bool is_word(std::string_view sql, std::string_view word) noexcept {
    if (sql.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if ((sql[i] & ~0x20) != word[i]) return false;
    }
    return true;
}

constexpr std::pair<std::string_view, StatementKind> kWords[] = {
    {"SELECT", StatementKind::Read},       {"INSERT", StatementKind::Write},
    {"UPDATE", StatementKind::Write},      {"DELETE", StatementKind::Write},
    {"REPLACE", StatementKind::Write},     {"WITH", StatementKind::With},
    {"VALUES", StatementKind::Read},       {"EXPLAIN", StatementKind::Read},
    {"BEGIN", StatementKind::Control},     {"COMMIT", StatementKind::Control},
    {"END", StatementKind::Control},       {"ROLLBACK", StatementKind::Control},
    {"SAVEPOINT", StatementKind::Control}, {"RELEASE", StatementKind::Control},
    {"PRAGMA", StatementKind::Setting},    {"ATTACH", StatementKind::Setting},
    {"DETACH", StatementKind::Setting},
};

}  // namespace

StatementKind statement_kind(std::string_view sql) noexcept {
    if (sql.empty() || (sql[0] & ~0x20) < 'A') sql = after_comments(sql);
    for (const auto& [word, kind] : kWords) {
        if (is_word(sql, word)) return kind;
    }
    return StatementKind::Definition;
}

}  // namespace cadenza::db::sqlite
