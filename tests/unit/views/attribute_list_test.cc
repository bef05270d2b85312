#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "cadenza/conf/policy.h"
#include "cadenza/views/attribute.h"

namespace cadenza {
namespace {

struct Shape {
    virtual ~Shape() = default;
    virtual int corners() const = 0;
};
struct Square : Shape {
    int corners() const override { return 4; }
};
struct Polygon : Shape {
    explicit Polygon(int corners) : corners_(corners) {}
    int corners() const override { return corners_; }
    int corners_;
};
inline constexpr PolicyOf<Square> square{};

TEST(Attribute, takes_a_list_in_braces_and_tells_the_empty_one_from_none) {
    Attribute<Policies<Shape>> shapes;
    EXPECT_FALSE(shapes.is_set());
    shapes = {};
    EXPECT_TRUE(shapes.is_set());
    EXPECT_TRUE(shapes->empty());
    shapes = {square, Polygon(3)};
    ASSERT_EQ(shapes->size(), 2u);
    EXPECT_EQ((*shapes)[0]->corners(), 4);
    EXPECT_EQ((*shapes)[1]->corners(), 3);
}

TEST(Attribute, a_copy_borrows_until_it_is_assigned_to) {
    Attribute<std::vector<std::string>> names;
    names = {"a", "b"};
    Attribute<std::vector<std::string>> copy(names);
    EXPECT_EQ(&copy.get(), &names.get());
    copy = {"c"};
    EXPECT_EQ(names->size(), 2u);
    EXPECT_EQ(copy.get(), std::vector<std::string>{"c"});
}

TEST(Policies, unset_differs_from_empty_and_borrowing_copies_nothing) {
    EXPECT_FALSE(Policies<Shape>::unset().is_set());
    const Policies<Shape> none = {};
    EXPECT_TRUE(none.is_set());
    const Policies<Shape> shapes = {square, Polygon(5)};
    const Policies<Shape> borrowed = Policies<Shape>::borrow(shapes);
    EXPECT_EQ(borrowed.begin(), shapes.begin());
    EXPECT_EQ(borrowed.size(), 2u);
    EXPECT_EQ(Policies<Shape>(borrowed).begin(), shapes.begin());
}

TEST(Policies, a_copy_shares_the_parts_and_outlives_the_first_list) {
    auto shapes = std::make_unique<Policies<Shape>>(Policies<Shape>{square, Polygon(5)});
    const Policies<Shape> copy = *shapes;
    EXPECT_EQ(copy.begin(), shapes->begin());
    shapes.reset();
    ASSERT_EQ(copy.size(), 2u);
    EXPECT_EQ(copy[1]->corners(), 5);
}

TEST(Policy, uses_of_a_class_by_name_share_one_object) {
    const Policy<Shape> a = square;
    const Policy<Shape> b = policy<Square>;
    EXPECT_EQ(a.get(), b.get());
    EXPECT_NE(Policy<Shape>(Polygon(3)).get(), Policy<Shape>(Polygon(3)).get());
    EXPECT_FALSE(Policy<Shape>());
    EXPECT_FALSE(Policy<Shape>(nullptr));
}

}  // namespace
}  // namespace cadenza
