#include "cadenza/db/backends/sqlite/table_definition.h"

#include <algorithm>
#include <span>

#include "cadenza/db/backends/sqlite/sql_tokens.h"

namespace cadenza::db::sqlite {
namespace {

using Tokens = std::span<const Token>;

/// The tokens of the parenthesis that begins at `at`, without its brackets; `at` moves behind it.
Tokens in_brackets(Tokens tokens, std::size_t& at) {
    const std::size_t begin = at + 1;
    int depth = 0;
    for (; at < tokens.size(); ++at) {
        if (tokens[at].is('(')) ++depth;
        if (tokens[at].is(')') && --depth == 0) break;
    }
    const std::size_t end = std::min(at, tokens.size());
    ++at;
    return begin <= end ? tokens.subspan(begin, end - begin) : Tokens();
}

std::vector<Tokens> split_at_commas(Tokens tokens) {
    std::vector<Tokens> parts;
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].is('(')) ++depth;
        if (tokens[i].is(')')) --depth;
        if (depth == 0 && tokens[i].is(',')) {
            parts.push_back(tokens.subspan(begin, i - begin));
            begin = i + 1;
        }
    }
    if (begin < tokens.size()) parts.push_back(tokens.subspan(begin));
    return parts;
}

class Reader {
 public:
    explicit Reader(const std::vector<std::string>& columns) : columns_(columns) {}

    TableDefinition read(Tokens table) {
        for (const Tokens part : split_at_commas(table)) read_part(part);
        return std::move(definition_);
    }

 private:
    static bool begins_constraint(const Token& token) {
        return token.is("CONSTRAINT") || token.is("PRIMARY") || token.is("UNIQUE") ||
               token.is("CHECK") || token.is("FOREIGN");
    }

    void read_part(Tokens part) {
        if (part.empty()) return;
        const bool of_table = begins_constraint(part[0]);
        const std::string column = of_table ? std::string() : part[0].text;
        std::string name;  // of the constraint that comes next
        for (std::size_t at = of_table ? 0 : 1; at < part.size();) {
            const Token& token = part[at];
            if (token.is('(')) {
                in_brackets(part, at);
            } else if (token.is("CONSTRAINT") && at + 1 < part.size()) {
                name = part[at + 1].text;
                at += 2;
            } else if (token.is("UNIQUE")) {
                ++at;
                std::vector<std::string> columns{column};
                if (of_table && at < part.size() && part[at].is('('))
                    columns = names_in(in_brackets(part, at));
                add(std::exchange(name, {}), std::move(columns), true);
            } else if (token.is("CHECK") && at + 1 < part.size() && part[at + 1].is('(')) {
                ++at;
                read_check(std::exchange(name, {}), in_brackets(part, at));
            } else if (token.is("COLLATE") && at + 1 < part.size()) {
                definition_.collations.emplace_back(column, part[at + 1].text);
                at += 2;
            } else {
                if (token.is("AUTOINCREMENT")) definition_.auto_increments.push_back(column);
                ++at;
            }
        }
    }

    void read_check(std::string name, Tokens condition) {
        std::vector<std::string> columns;
        for (std::size_t i = 0; i < condition.size(); ++i) {
            const Token& token = condition[i];
            if (!token.names_something() ||
                std::ranges::find(columns_, token.text) == columns_.end())
                continue;
            if (std::ranges::find(columns, token.text) == columns.end())
                columns.push_back(token.text);
            if (i >= 2 && condition[i - 1].is('(') && condition[i - 2].is("JSON_VALID")) {
                definition_.json_columns.push_back(token.text);
            }
        }
        if (!columns.empty()) add(std::move(name), std::move(columns), false);
    }

    static std::vector<std::string> names_in(Tokens tokens) {
        std::vector<std::string> names;
        for (const Tokens part : split_at_commas(tokens)) {
            if (!part.empty()) names.push_back(part[0].text);
        }
        return names;
    }

    void add(std::string name, std::vector<std::string> columns, bool unique) {
        ConstraintInfo info;
        if (name.empty()) name = "__unnamed_constraint_" + std::to_string(++unnamed_) + "__";
        info.name = std::move(name);
        info.columns = std::move(columns);
        info.unique = unique;
        info.check = !unique;
        definition_.constraints.push_back(std::move(info));
    }

    const std::vector<std::string>& columns_;
    TableDefinition definition_;
    int unnamed_ = 0;
};

}  // namespace

TableDefinition parse_table_definition(std::string_view sql,
                                       const std::vector<std::string>& columns) {
    const std::vector<Token> tokens = tokens_of(sql);
    const auto open =
        std::ranges::find_if(tokens, [](const Token& token) { return token.is('('); });
    auto at = static_cast<std::size_t>(open - tokens.begin());
    if (at >= tokens.size()) return {};
    return Reader(columns).read(in_brackets(tokens, at));
}

std::vector<std::string> parse_index_orders(std::string_view sql) {
    const std::vector<Token> tokens = tokens_of(sql);
    const auto open =
        std::ranges::find_if(tokens, [](const Token& token) { return token.is('('); });
    auto at = static_cast<std::size_t>(open - tokens.begin());
    std::vector<std::string> orders;
    if (at >= tokens.size()) return orders;
    for (const Tokens part : split_at_commas(in_brackets(tokens, at))) {
        orders.emplace_back(!part.empty() && part.back().is("DESC") ? "DESC" : "ASC");
    }
    return orders;
}

}  // namespace cadenza::db::sqlite
