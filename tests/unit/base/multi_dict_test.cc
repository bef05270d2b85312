#include "cadenza/base/value.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

TEST(MultiDict, last_value_wins_and_getlist_keeps_all) {
    MultiDict form;
    form.append("a", "1");
    form.append("b", "x");
    form.append("a", "2");
    EXPECT_EQ(form["a"].as_text(), "2");
    EXPECT_EQ(form.getlist("a"), (List{"1", "2"}));
    EXPECT_EQ(form.get("a"), "2");
    EXPECT_EQ(form.get("missing", "fallback"), "fallback");
    EXPECT_TRUE(form["missing"].is_null());
    EXPECT_TRUE(form.getlist("missing").empty());
    EXPECT_EQ(form.size(), 2u);
    EXPECT_EQ(Value(form.dict()).repr(), "{'a': '2', 'b': 'x'}");
}

TEST(MultiDict, set_replaces_and_an_empty_list_has_no_last_value) {
    MultiDict form;
    form.append("a", "1");
    form.set("a", "3");
    EXPECT_EQ(form.getlist("a"), (List{"3"}));
    form.setlist("a", {});
    EXPECT_EQ(form.find("a"), nullptr);
    EXPECT_EQ(form.size(), 1u);
    EXPECT_TRUE(form.erase("a"));
    EXPECT_FALSE(form.erase("a"));
    EXPECT_TRUE(form.empty());
}

TEST(MultiDict, many_names_are_found_after_growing_and_erasing) {
    MultiDict form;
    for (int i = 0; i < 5'000; ++i) form.append("n" + std::to_string(i), i);
    form.erase("n17");
    EXPECT_EQ(form["n4999"].as_int(), 4'999);
    EXPECT_EQ(form.find("n17"), nullptr);
    MultiDict copy = form;
    copy.append("n1", 2);
    EXPECT_EQ(form.getlist("n1").size(), 1u);
    EXPECT_EQ(copy.getlist("n1").size(), 2u);
    EXPECT_FALSE(copy == form);
    MultiDict moved = std::move(copy);
    EXPECT_TRUE(copy.empty());  // NOLINT(bugprone-use-after-move)
    copy = form;
    EXPECT_TRUE(copy == form);
}

TEST(MultiDict, urlencode_writes_every_value) {
    MultiDict form;
    form.append("a", "1 2");
    form.append("b&", "é");
    form.append("a", true);
    EXPECT_EQ(form.urlencode(), "a=1+2&a=True&b%26=%C3%A9");
    EXPECT_EQ(MultiDict().urlencode(), "");
}

}  // namespace
}  // namespace cadenza
