#include "cadenza/base/dict.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

std::string name(int i) {
    return "name" + std::to_string(i);
}

TEST(Dict, keeps_the_order_of_insertion_and_each_name_once) {
    Dict dict{{"b", 1}, {"a", 2}, {"b", 3}};
    EXPECT_EQ(Value(dict).repr(), "{'b': 3, 'a': 2}");
    dict["c"] = 4;
    EXPECT_EQ(dict.begin()->first, "b");
    EXPECT_EQ(dict.size(), 3u);
}

TEST(Dict, tells_a_missing_name_from_null) {
    const Dict dict{{"n", nullptr}};
    EXPECT_TRUE(dict.contains("n"));
    EXPECT_EQ(dict.find("x"), nullptr);
    EXPECT_TRUE(dict["x"].is_null());
    EXPECT_EQ(dict.str("n"), "");
    EXPECT_EQ((Dict{{"i", 5}}.str("i")), "5");
}

TEST(Dict, finds_names_before_and_after_it_grows_an_index) {
    Dict dict;
    for (int i = 0; i < 1'000; ++i) {
        dict.set(name(i), i);
        for (int j : {0, i / 2, i}) ASSERT_EQ(dict.find(name(j))->as_int(), j) << i;
        ASSERT_EQ(dict.find(name(i + 1)), nullptr);
    }
    EXPECT_TRUE(dict.erase("name500"));
    EXPECT_FALSE(dict.erase("name500"));
    EXPECT_EQ(dict.pop("name999")->as_int(), 999);
    EXPECT_FALSE(dict.pop("name999"));
    EXPECT_EQ(dict["name998"].as_int(), 998);
    EXPECT_EQ(dict.size(), 998u);
}

TEST(Dict, copies_are_independent_and_moved_ones_empty) {
    Dict dict;
    for (int i = 0; i < 50; ++i) dict.set(name(i), i);
    Dict copy = dict;
    copy.set("name49", "changed");
    EXPECT_EQ(dict["name49"].as_int(), 49);
    Dict moved = std::move(copy);
    EXPECT_EQ(moved["name49"].as_text(), "changed");
    copy = dict;
    EXPECT_TRUE(copy == dict);
    EXPECT_FALSE(moved == dict);
    moved.clear();
    EXPECT_TRUE(moved.empty());
    EXPECT_FALSE(moved.contains("name1"));
    moved.set("name1", 1);
    EXPECT_EQ(moved["name1"].as_int(), 1);
}

TEST(Dict, a_hundred_thousand_names_take_linear_time) {
    Dict dict;
    for (int i = 0; i < 100'000; ++i) dict.set(name(i), i);
    EXPECT_EQ(dict["name99999"].as_int(),
              99'999);  // a quadratic one would reach the test's time limit
}

}  // namespace
}  // namespace cadenza
