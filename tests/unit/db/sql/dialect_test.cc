#include "cadenza/db/sql/dialect.h"

#include <gtest/gtest.h>

#include "numbered_dialect.h"

namespace cadenza::db {
namespace {

const testing::NumberedDialect dialect;

TEST(Dialect, names_are_quoted_once) {
    EXPECT_EQ(dialect.quote_name("post"), "\"post\"");
    EXPECT_EQ(dialect.quote_name("\"post\""), "\"post\"");
    EXPECT_EQ(dialect.quote_name("\"blog\".\"post\""), "\"blog\".\"post\"");
}

TEST(Dialect, a_quote_inside_a_name_cannot_end_it) {
    EXPECT_EQ(dialect.quote_name("a\"b"), "\"a\"\"b\"");
    EXPECT_EQ(dialect.quote_name("\"a\" OR \"b\""), "\"\"\"a\"\" OR \"\"b\"\"\"");
    EXPECT_EQ(dialect.quote_name("\"a\".\"b\"; DROP TABLE \"c\""),
              "\"\"\"a\"\".\"\"b\"\"; DROP TABLE \"\"c\"\"\"");
    EXPECT_EQ(dialect.quote_name("\""), "\"\"\"\"");
}

TEST(Dialect, percent_style_placeholders_become_its_own) {
    EXPECT_EQ(dialect.from_percent_style("a = %s AND b LIKE '10%%' AND c = %s"),
              "a = $1 AND b LIKE '10%' AND c = $2");
    EXPECT_EQ(dialect.from_percent_style("100%"), "100%");
    EXPECT_EQ(dialect.from_percent_style("%d"), "%d");
}

TEST(Dialect, text_literals_double_their_quotes) {
    std::string out;
    dialect.append_text_literal(out, "it's");
    EXPECT_EQ(out, "'it''s'");
}

TEST(Dialect, a_foreign_key_to_an_automatic_or_positive_key_is_a_signed_integer) {
    EXPECT_EQ(related_kind(FieldKind::Auto), FieldKind::Integer);
    EXPECT_EQ(related_kind(FieldKind::BigAuto), FieldKind::BigInteger);
    EXPECT_EQ(related_kind(FieldKind::SmallAuto), FieldKind::SmallInteger);
    EXPECT_EQ(related_kind(FieldKind::PositiveBigInteger), FieldKind::BigInteger);
    EXPECT_EQ(related_kind(FieldKind::Uuid), FieldKind::Uuid);
}

}  // namespace
}  // namespace cadenza::db
