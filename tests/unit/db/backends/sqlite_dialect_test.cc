#include <gtest/gtest.h>

#include "cadenza/db/backends/sqlite/dialect.h"
#include "cadenza/db/schema/field_definition.h"
#include "cadenza/db/sql/sql_builder.h"
#include "temporary_database.h"

namespace cadenza::db::sqlite {
namespace {

const SqliteDialect& dialect = SqliteDialect::instance();

/// Whether SQLite finds `text` by the lookup.
bool finds(const char* text, Lookup lookup, const Value& value) {
    SqlBuilder sql(dialect);
    sql.append("SELECT t FROM (SELECT ")
        .param(text)
        .append(" AS t) WHERE ")
        .compare("t", lookup, value);
    return connect()->query(sql.sql(), sql.params())->next();
}

/// The same with the value in a column of the database.
bool finds_column(const char* text, Lookup lookup, const char* value) {
    const LookupSql around = dialect.lookup_with_expression(lookup);
    const std::string sql = "SELECT 1 FROM (SELECT ? AS t, ? AS v) WHERE t " +
                            std::string(around.rhs_before) + "v" + std::string(around.rhs_after);
    return connect()->query(sql, {text, value})->next();
}

TEST(SqliteDialect, lookups_find_what_djangos_find) {
    const testing::MemoryDatabase database;
    EXPECT_TRUE(finds("Anna", Lookup::Exact, "Anna"));
    EXPECT_FALSE(finds("Anna", Lookup::Exact, "anna"));
    EXPECT_TRUE(finds("Anna", Lookup::IExact, "ANNA"));
    EXPECT_FALSE(finds("Anna", Lookup::IExact, "Ann_"));
    EXPECT_TRUE(finds("100% sure", Lookup::Contains, "0%"));
    EXPECT_FALSE(finds("100 sure", Lookup::Contains, "0%"));
    EXPECT_TRUE(finds("a\\b", Lookup::EndsWith, "\\b"));
    EXPECT_TRUE(finds("Anna", Lookup::IStartsWith, "aN"));
    EXPECT_TRUE(finds("b", Lookup::Gt, "a"));
    EXPECT_FALSE(finds("a", Lookup::Lt, "a"));
    EXPECT_TRUE(finds("a", Lookup::Lte, "a"));
    EXPECT_TRUE(finds("a", Lookup::In, Value::list({"b", "a"})));
    EXPECT_TRUE(finds("b", Lookup::Range, Value::list({"a", "c"})));
    EXPECT_FALSE(finds("b", Lookup::IsNull, true));
}

TEST(SqliteDialect, regular_expressions_are_searched_for_anywhere) {
    const testing::MemoryDatabase database;
    EXPECT_TRUE(finds("one two", Lookup::Regex, "t.o$"));
    EXPECT_FALSE(finds("one Two", Lookup::Regex, "t.o$"));
    EXPECT_TRUE(finds("one Two", Lookup::IRegex, "t.o$"));
    EXPECT_EQ(testing::message_of<OperationalError>([] { finds("a", Lookup::Regex, "("); }),
              "invalid regular expression: missing ): (");
}

TEST(SqliteDialect, a_column_on_the_right_is_escaped_by_the_database) {
    const testing::MemoryDatabase database;
    EXPECT_TRUE(finds_column("100% sure", Lookup::Contains, "0%"));
    EXPECT_FALSE(finds_column("100 sure", Lookup::Contains, "0%"));
    EXPECT_TRUE(finds_column("a_b", Lookup::StartsWith, "a_"));
    EXPECT_FALSE(finds_column("axb", Lookup::StartsWith, "a_"));
    EXPECT_TRUE(finds_column("x\\", Lookup::EndsWith, "\\"));
    EXPECT_TRUE(finds_column("Anna", Lookup::IContains, "nN"));
    EXPECT_TRUE(finds_column("a", Lookup::Exact, "a"));
}

TEST(SqliteDialect, column_types_are_djangos) {
    const auto type = [](FieldKind kind) {
        return dialect.column_type(FieldDefinition("f", kind));
    };
    FieldDefinition title("title", FieldKind::Char);
    title.max_length = 100;
    EXPECT_EQ(dialect.column_type(title), "varchar(100)");
    EXPECT_EQ(type(FieldKind::BigAuto), "integer");
    EXPECT_EQ(type(FieldKind::Slug), "varchar(50)");
    EXPECT_EQ(type(FieldKind::Email), "varchar(254)");
    EXPECT_EQ(type(FieldKind::Text), "text");
    EXPECT_EQ(type(FieldKind::PositiveBigInteger), "bigint unsigned");
    EXPECT_EQ(type(FieldKind::Boolean), "bool");
    EXPECT_EQ(type(FieldKind::DateTime), "datetime");
    EXPECT_EQ(type(FieldKind::Uuid), "char(32)");
    EXPECT_EQ(type(FieldKind::Binary), "BLOB");
    EXPECT_EQ(type(FieldKind::ManyToMany), "");
    EXPECT_EQ(dialect.column_suffix(FieldKind::Auto), "AUTOINCREMENT");
    EXPECT_EQ(dialect.column_suffix(FieldKind::Integer), "");
    EXPECT_EQ(dialect.column_check(FieldDefinition("n", FieldKind::PositiveInteger)), "\"n\" >= 0");
    EXPECT_EQ(dialect.column_check(FieldDefinition("j", FieldKind::Json)),
              "(JSON_VALID(\"j\") OR \"j\" IS NULL)");
}

TEST(SqliteDialect, an_offset_needs_a_limit) {
    const auto limited = [](std::optional<std::int64_t> limit, std::int64_t offset) {
        std::string out;
        dialect.append_limit_offset(out, limit, offset);
        return out;
    };
    EXPECT_EQ(limited(10, 0), " LIMIT 10");
    EXPECT_EQ(limited(10, 20), " LIMIT 10 OFFSET 20");
    EXPECT_EQ(limited(std::nullopt, 20), " LIMIT -1 OFFSET 20");
    EXPECT_EQ(limited(std::nullopt, 0), "");
    EXPECT_EQ(limited(0, 0), " LIMIT 0");
}

}  // namespace
}  // namespace cadenza::db::sqlite
