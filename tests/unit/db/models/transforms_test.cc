#include "cadenza/db/models/query/transforms.h"

#include <gtest/gtest.h>

#include "cadenza/db/backends/sqlite/dialect.h"

using namespace cadenza::internal;
using cadenza::db::FieldKind;

namespace {

TEST(Transforms, belong_to_the_kinds_that_have_such_parts) {
    EXPECT_TRUE(find_transform(FieldKind::DateTime, "year"));
    EXPECT_TRUE(find_transform(FieldKind::Date, "week"));
    EXPECT_TRUE(find_transform(FieldKind::Time, "hour"));
    EXPECT_TRUE(find_transform(FieldKind::DateTime, "date"));
    EXPECT_FALSE(find_transform(FieldKind::Date, "hour"));
    EXPECT_FALSE(find_transform(FieldKind::Time, "year"));
    EXPECT_FALSE(find_transform(FieldKind::Date, "date"));
    EXPECT_FALSE(find_transform(FieldKind::Char, "year"));
    EXPECT_FALSE(find_transform(FieldKind::DateTime, "icontains"));
}

TEST(Transforms, are_spelt_for_the_database) {
    const auto& sqlite = cadenza::db::sqlite::SqliteDialect::instance();
    EXPECT_EQ(transform_sql(sqlite, Transform::Month, "\"a\".\"b\""),
              "CAST(STRFTIME('%m', \"a\".\"b\") AS INTEGER)");
    EXPECT_EQ(transform_sql(sqlite, Transform::Date, "x"), "DATE(x)");
    EXPECT_EQ(transformed_kind(Transform::Date), FieldKind::Date);
    EXPECT_EQ(transformed_kind(Transform::Week), FieldKind::Integer);
}

}  // namespace
