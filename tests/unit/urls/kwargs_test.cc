#include "cadenza/urls/kwargs.h"

#include <gtest/gtest.h>

#include "cadenza/base/dict.h"

namespace cadenza {
namespace {

TEST(Kwargs, are_found_by_name_and_position) {
    Kwargs kwargs{{"pk", 7}, {"slug", "a"}};
    EXPECT_EQ(kwargs["pk"].as_int(), 7);
    EXPECT_TRUE(kwargs["missing"].is_null());
    EXPECT_EQ(kwargs.find("missing"), nullptr);
    EXPECT_EQ(kwargs.at(1).str(), "a");
    EXPECT_TRUE(kwargs.at(2).is_null());
    EXPECT_EQ(kwargs.str("pk"), "7");
    EXPECT_EQ(kwargs.str("missing"), "");
}

TEST(Kwargs, hold_more_than_fit_inside) {
    Kwargs kwargs;
    for (int i = 0; i < 20; ++i)
        kwargs.append("a rather long name number " + std::to_string(i), Value(i));
    ASSERT_EQ(kwargs.size(), 20u);
    for (int i = 0; i < 20; ++i) EXPECT_EQ(kwargs.at(static_cast<std::size_t>(i)).as_int(), i);
    Kwargs copy = kwargs;
    Kwargs moved = std::move(kwargs);
    EXPECT_EQ(copy.size(), 20u);
    EXPECT_EQ(moved.at(19).as_int(), 19);
    EXPECT_TRUE(kwargs.empty());  // NOLINT(bugprone-use-after-move)
    kwargs.append("again", Value(1));
    EXPECT_EQ(kwargs.size(), 1u);
    copy = moved;
    moved = Kwargs{{"a", "b"}};
    EXPECT_EQ(moved.str("a"), "b");
    EXPECT_EQ(copy.size(), 20u);
}

TEST(Kwargs, set_replaces_and_erase_closes_the_gap) {
    Kwargs kwargs{{"a", 1}, {"b", 2}, {"c", 3}};
    kwargs.set("b", Value(20));
    EXPECT_EQ(kwargs["b"].as_int(), 20);
    EXPECT_TRUE(kwargs.erase("a"));
    EXPECT_FALSE(kwargs.erase("a"));
    ASSERT_EQ(kwargs.size(), 2u);
    EXPECT_EQ(kwargs.at(0).as_int(), 20);
    EXPECT_EQ(kwargs.at(1).as_int(), 3);
}

TEST(Kwargs, are_made_of_a_dict) {
    Kwargs kwargs(Dict{{"x", 1}, {"y", "z"}});
    EXPECT_EQ(kwargs["y"].str(), "z");
}

}  // namespace
}  // namespace cadenza
