#include "cadenza/db/sql/sql_builder.h"

#include <charconv>

namespace cadenza::db {

SqlBuilder::SqlBuilder(const Dialect& dialect) : dialect_(&dialect) {}
SqlBuilder::SqlBuilder(SqlBuilder&&) noexcept = default;
SqlBuilder::~SqlBuilder() = default;

SqlBuilder& SqlBuilder::append(std::string_view sql) {
    sql_ += sql;
    return *this;
}

SqlBuilder& SqlBuilder::append(char c) {
    sql_ += c;
    return *this;
}

SqlBuilder& SqlBuilder::number(std::int64_t value) {
    char text[24];
    sql_.append(text, std::to_chars(text, text + sizeof text, value).ptr);
    return *this;
}

SqlBuilder& SqlBuilder::name(std::string_view identifier) {
    dialect_->append_name(sql_, identifier);
    return *this;
}

SqlBuilder& SqlBuilder::column(std::string_view table, std::string_view column) {
    dialect_->append_name(sql_, table);
    sql_ += '.';
    dialect_->append_name(sql_, column);
    return *this;
}

SqlBuilder& SqlBuilder::param(Value value) {
    params_.push_back(std::move(value));
    dialect_->append_placeholder(sql_, static_cast<int>(params_.size()));
    return *this;
}

SqlBuilder& SqlBuilder::params(std::span<const Value> values) {
    bool first = true;
    for (const Value& value : values) {
        if (!first) sql_ += ", ";
        first = false;
        param(value);
    }
    return *this;
}

SqlBuilder& SqlBuilder::compare(std::string_view left, Lookup lookup, const Value& value) {
    if (lookup == Lookup::IsNull) return append(left).append(value ? " IS NULL" : " IS NOT NULL");
    if (lookup == Lookup::In)
        return append(left).append(" IN (").params(value.as_list()).append(')');
    if (lookup == Lookup::Range) {
        const List& ends = value.as_list();
        return append(left).append(" BETWEEN ").param(ends[0]).append(" AND ").param(ends[1]);
    }
    const LookupSql around = dialect_->lookup(lookup);
    append(around.lhs_before)
        .append(left)
        .append(around.lhs_after)
        .append(' ')
        .append(around.rhs_before);
    param(is_pattern(lookup) ? Value(like_pattern(lookup, value.str())) : value);
    return append(around.rhs_after);
}

SqlBuilder& SqlBuilder::append(const SqlBuilder& other) {
    // Numbered placeholders ($1) of the other statement must count on from ours, so its text is
    // rewritten.
    std::string probe;
    dialect_->append_placeholder(probe, 1);
    if (params_.empty() || probe == "?") {
        sql_ += other.sql_;
    } else {
        append_renumbered(other.sql_);
    }
    params_.insert(params_.end(), other.params_.begin(), other.params_.end());
    return *this;
}

// Outside quotes, "$n" becomes "$(n + ours)".
void SqlBuilder::append_renumbered(std::string_view sql) {
    char quote = '\0';
    for (std::size_t i = 0; i < sql.size(); ++i) {
        const char c = sql[i];
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '$') {
            int number = 0;
            const char* const begin = sql.data() + i + 1;
            const auto [end, error] = std::from_chars(begin, sql.data() + sql.size(), number);
            if (error == std::errc()) {
                dialect_->append_placeholder(sql_, static_cast<int>(params_.size()) + number);
                i += static_cast<std::size_t>(end - begin);
                continue;
            }
        }
        sql_ += c;
    }
}

SqlBuilder& SqlBuilder::limit_offset(std::optional<std::int64_t> limit, std::int64_t offset) {
    dialect_->append_limit_offset(sql_, limit, offset);
    return *this;
}

SqlBuilder& SqlBuilder::percent_style(std::string_view sql, std::span<const Value> values) {
    SqlBuilder other(*dialect_);
    other.sql_ = dialect_->from_percent_style(sql);
    other.params_.assign(values.begin(), values.end());
    return append(other);
}

void SqlBuilder::clear() {
    sql_.clear();
    params_.clear();
}

}  // namespace cadenza::db
