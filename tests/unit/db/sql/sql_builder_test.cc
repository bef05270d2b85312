#include "cadenza/db/sql/sql_builder.h"

#include <gtest/gtest.h>

#include "numbered_dialect.h"

namespace cadenza::db {
namespace {

const testing::NumberedDialect dialect;

TEST(SqlBuilder, text_and_parameters_stay_in_step) {
    SqlBuilder sql(dialect);
    sql.append("SELECT ")
        .column("post", "id")
        .append(" FROM ")
        .name("post")
        .append(" WHERE x = ")
        .param(1);
    sql.append(" AND y IN (").params(std::vector<Value>{"a", "b"}).append(')');
    sql.limit_offset(10, 20);
    EXPECT_EQ(
        sql.sql(),
        "SELECT \"post\".\"id\" FROM \"post\" WHERE x = $1 AND y IN ($2, $3) LIMIT 10 OFFSET 20");
    EXPECT_EQ(sql.params(), (std::vector<Value>{1, "a", "b"}));
}

TEST(SqlBuilder, comparisons_are_wrapped_as_the_dialect_says) {
    SqlBuilder sql(dialect);
    sql.compare("\"t\"", Lookup::IContains, "5%")
        .append(" AND ")
        .compare("\"n\"", Lookup::Exact, 3);
    EXPECT_EQ(sql.sql(), "UPPER(\"t\"::text) LIKE UPPER($1) AND \"n\" = $2");
    EXPECT_EQ(sql.params(), (std::vector<Value>{"%5\\%%", 3}));
}

TEST(SqlBuilder, in_range_and_isnull_are_everywhere_the_same) {
    SqlBuilder sql(dialect);
    sql.compare("a", Lookup::In, Value::list({1, 2})).append(", ");
    sql.compare("b", Lookup::Range, Value::list({3, 4})).append(", ");
    sql.compare("c", Lookup::IsNull, true).append(", ").compare("d", Lookup::IsNull, false);
    EXPECT_EQ(sql.sql(), "a IN ($1, $2), b BETWEEN $3 AND $4, c IS NULL, d IS NOT NULL");
    EXPECT_EQ(sql.params(), (std::vector<Value>{1, 2, 3, 4}));
}

TEST(SqlBuilder, an_appended_statement_counts_on) {
    SqlBuilder inner(dialect);
    inner.append("SELECT '$1', \"$2\" WHERE a = ").param("x").append(" AND b = ").param("y");
    SqlBuilder sql(dialect);
    sql.append("z = ")
        .param("z")
        .append(" AND EXISTS (")
        .append(inner)
        .append(") AND c = ")
        .param("c");
    EXPECT_EQ(sql.sql(),
              "z = $1 AND EXISTS (SELECT '$1', \"$2\" WHERE a = $2 AND b = $3) AND c = $4");
    EXPECT_EQ(sql.params(), (std::vector<Value>{"z", "x", "y", "c"}));
}

TEST(SqlBuilder, percent_style_text_joins_in) {
    SqlBuilder sql(dialect);
    sql.append("a = ").param(1).append(" AND ").percent_style("b = %s OR c LIKE '%%'",
                                                              std::vector<Value>{2});
    EXPECT_EQ(sql.sql(), "a = $1 AND b = $2 OR c LIKE '%'");
    sql.clear();
    EXPECT_TRUE(sql.empty());
    EXPECT_TRUE(sql.params().empty());
}

}  // namespace
}  // namespace cadenza::db
