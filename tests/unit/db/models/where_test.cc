#include "cadenza/db/models/query/where.h"

#include <gtest/gtest.h>

using cadenza::internal::Fragment;
using cadenza::internal::Where;

namespace {

Where leaf(const char* sql) {
    return Where::of({sql, {}});
}
Where group(Where::Kind kind, bool negated, std::vector<Where> parts) {
    Where where;
    where.kind = kind;
    where.negated = negated;
    for (Where& part : parts) where.add(std::move(part));
    return where;
}
constexpr auto kAnd = Where::Kind::And;
constexpr auto kOr = Where::Kind::Or;

std::string sql(const Where& where) {
    Fragment out;
    return where.write(out) ? out.sql : "nothing";
}

TEST(Where, brackets_only_where_there_are_several_parts) {
    EXPECT_EQ(sql(group(kAnd, false, {leaf("a")})), "a");
    EXPECT_EQ(sql(group(kAnd, false, {leaf("a"), leaf("b")})), "(a AND b)");
    EXPECT_EQ(sql(group(kAnd, true, {leaf("a")})), "NOT (a)");
    EXPECT_EQ(sql(group(kOr, false, {leaf("a"), group(kAnd, false, {leaf("b"), leaf("c")})})),
              "(a OR (b AND c))");
    EXPECT_EQ(sql(group(kAnd, false, {leaf("a"), group(kAnd, false, {leaf("b"), leaf("c")})})),
              "(a AND b AND c)");
    EXPECT_EQ(sql(group(kAnd, false, {})), "");
}

TEST(Where, what_matches_nothing_is_reduced) {
    EXPECT_EQ(sql(group(kAnd, false, {leaf("a"), Where::nothing()})), "nothing");
    EXPECT_EQ(sql(group(kOr, false, {leaf("a"), Where::nothing()})), "a");
    EXPECT_EQ(sql(group(kOr, false, {Where::nothing(), Where::nothing()})), "nothing");
    EXPECT_EQ(sql(group(kAnd, true, {Where::nothing()})), "");
    EXPECT_EQ(sql(group(kAnd, false, {group(kAnd, true, {Where::nothing()}), leaf("a")})), "a");
    EXPECT_EQ(sql(group(kOr, false, {group(kAnd, true, {Where::nothing()}), leaf("a")})), "");
    EXPECT_EQ(sql(group(kAnd, true, {group(kAnd, true, {Where::nothing()})})), "nothing");
}

}  // namespace
