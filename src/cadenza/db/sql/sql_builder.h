#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/db/sql/dialect.h"

namespace cadenza::db {

/// A statement in the making: text and parameters, in step. Only text that the program wrote goes
/// through append(); names go through name(), values through param(), so that no value ever becomes
/// SQL.
class SqlBuilder {
 public:
    explicit SqlBuilder(const Dialect& dialect);
    SqlBuilder(SqlBuilder&&) noexcept;
    ~SqlBuilder();

    SqlBuilder& append(std::string_view sql);
    SqlBuilder& append(char c);
    SqlBuilder& number(std::int64_t value);
    SqlBuilder& name(std::string_view identifier);                        ///< "identifier"
    SqlBuilder& column(std::string_view table, std::string_view column);  ///< "table"."column"
    SqlBuilder& param(Value value);                                       ///< its placeholder
    /// "?, ?, ?" for these values.
    SqlBuilder& params(std::span<const Value> values);
    /// `left` is SQL that was written by this program: a quoted column. The comparison with the
    /// value.
    SqlBuilder& compare(std::string_view left, Lookup lookup, const Value& value);
    /// Appends the other statement's text and parameters; both must have been made for the same
    /// dialect.
    SqlBuilder& append(const SqlBuilder& other);
    SqlBuilder& limit_offset(std::optional<std::int64_t> limit, std::int64_t offset);
    /// Text that holds placeholders of these parameters already, in "%s" style.
    SqlBuilder& percent_style(std::string_view sql, std::span<const Value> values);

    const Dialect& dialect() const { return *dialect_; }
    const std::string& sql() const { return sql_; }
    const std::vector<Value>& params() const { return params_; }
    std::string& text() { return sql_; }
    bool empty() const { return sql_.empty(); }
    void clear();

 private:
    void append_renumbered(std::string_view sql);

    const Dialect* dialect_;
    std::string sql_;
    std::vector<Value> params_;
};

}  // namespace cadenza::db
