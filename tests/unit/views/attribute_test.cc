#include "cadenza/views/attribute.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cadenza {
namespace {

TEST(Attribute, copies_borrow_until_they_are_changed) {
    Attribute<std::vector<int>> prototype;
    prototype = {1, 2, 3};
    Attribute<std::vector<int>> copy(prototype);
    EXPECT_EQ(&copy.get(), &prototype.get());
    copy.own().push_back(4);
    EXPECT_EQ(copy->size(), 4u);
    EXPECT_EQ(prototype->size(), 3u);
    Attribute<std::vector<int>> other(prototype);
    other = {9};
    EXPECT_EQ(*other, (std::vector<int>{9}));
    EXPECT_EQ(prototype->size(), 3u);
}

TEST(Attribute, is_empty_until_it_is_assigned) {
    Attribute<std::string> text;
    EXPECT_FALSE(text.is_set());
    EXPECT_EQ(text.get(), "");
    text = "abc";
    EXPECT_TRUE(text.is_set());
    const std::string& plain = text;
    EXPECT_EQ(plain, "abc");
}

TEST(Attribute, assignment_from_another_takes_a_value_of_its_own) {
    Attribute<std::string> a(std::in_place, "one");
    Attribute<std::string> b;
    b = a;
    a = "two";
    EXPECT_EQ(b.get(), "one");
}

}  // namespace
}  // namespace cadenza
