#include "cadenza/base/text/closest.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

constexpr std::string_view kFields[] = {"title", "author", "created_at", "id"};

TEST(Closest, finds_what_was_meant) {
    EXPECT_EQ(closest("titel", kFields), "title");
    EXPECT_EQ(closest("Author", kFields), "author");
    EXPECT_EQ(closest("created", kFields), "created_at");
    EXPECT_EQ(closest("ids", kFields), "id");
}

TEST(Closest, is_silent_where_nothing_is_near) {
    EXPECT_FALSE(closest("publisher", kFields));
    EXPECT_FALSE(closest("", kFields));
    EXPECT_FALSE(closest(std::string(10'000, 't'), kFields));
    EXPECT_FALSE(closest("title", {}));
}

TEST(Closest, counts_a_swap_of_neighbours_as_one_edit) {
    EXPECT_EQ(edit_distance("abcd", "abdc", 3), 1u);
    EXPECT_EQ(edit_distance("kitten", "sitting", 9), 3u);
    EXPECT_EQ(edit_distance("kitten", "sitting", 2), 3u);
    EXPECT_EQ(edit_distance("", "ab", 5), 2u);
}

}  // namespace
}  // namespace cadenza
