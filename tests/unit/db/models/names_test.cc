#include "cadenza/db/models/names/checked_names.h"

#include <gtest/gtest.h>

#include "unit/db/models/shop_models.h"

using namespace cadenza;
using namespace cadenza::internal;

namespace {

constexpr CheckedName order_name(std::string_view name) {
    return check_name(name, declarations<shop::SalesOrder>());
}

TEST(CheckedNames, know_the_kind_at_the_end_of_a_path) {
    static_assert(order_name("customer__name").kind == db::FieldKind::Char);
    static_assert(order_name("customer").relation);
    static_assert(order_name("customer_id").relation);
    static_assert(order_name("pk").kind == db::FieldKind::BigAuto);
    static_assert(order_name("products__price__gte").lookup == LookupClass::Order);
    static_assert(order_name("products__similar__size__in").lookup == LookupClass::List);
    static_assert(order_name("placed_at__year__gt").transformed);
    static_assert(order_name("placed_at__date").lookup == LookupClass::Date);
    static_assert(order_name("extra__a__b__icontains").lookup == LookupClass::Pattern);
    static_assert(order_name("extra__a__b").transformed);
    static_assert(order_name("placed_at").plain);
    static_assert(!order_name("customer__name").plain);
    SUCCEED();
}

TEST(CheckedNames, know_which_values_fit) {
    using VC = ValueClass;
    static_assert(accepts(order_name("customer__points"), VC::Int));
    static_assert(!accepts(order_name("customer__points"), VC::Text));
    static_assert(!accepts(order_name("customer__points"), VC::Real));
    static_assert(accepts(order_name("customer__points__gt"), VC::Real));
    static_assert(accepts(order_name("customer__points__isnull"), VC::Bool));
    static_assert(!accepts(order_name("customer__points__isnull"), VC::Int));
    static_assert(accepts(order_name("customer__points__in"), VC::Query));
    static_assert(accepts(order_name("placed_at"), VC::Text));
    static_assert(accepts(order_name("referrer"), VC::Null));
    static_assert(!accepts(order_name("placed_at__gt"), VC::Null));
    static_assert(accepts(order_name("customer"), VC::Model));
    static_assert(accepts(order_name("customer__points"), VC::Expression));
    static_assert(accepts(order_name("extra__a"), VC::Int));
    SUCCEED();
}

TEST(CheckedNames, classify_values) {
    static_assert(value_class<int>() == ValueClass::Int);
    static_assert(value_class<bool>() == ValueClass::Bool);
    static_assert(value_class<std::string>() == ValueClass::Text);
    static_assert(value_class<CharField>() == ValueClass::Text);
    static_assert(value_class<IntegerField>() == ValueClass::Int);
    static_assert(value_class<DateTimeField>() == ValueClass::DateTime);
    static_assert(value_class<shop::Customer>() == ValueClass::Model);
    static_assert(value_class<ForeignKey<shop::Customer>>() == ValueClass::Model);
    static_assert(value_class<std::vector<int>>() == ValueClass::List);
    static_assert(value_class<std::optional<double>>() == ValueClass::Real);
    static_assert(value_class<QuerySet<shop::Customer>>() == ValueClass::Query);
    static_assert(value_class<F>() == ValueClass::Expression);
    static_assert(value_class<Value>() == ValueClass::Any);
    SUCCEED();
}

TEST(Keywords, turn_values_into_what_the_engine_takes) {
    EXPECT_EQ(to_value(std::optional<int>()), Value());
    EXPECT_EQ(to_value(std::optional<int>(3)), Value(3));
    EXPECT_EQ(to_value(std::vector<std::string>{"a"}), Value::list({"a"}));
    IntegerField number;
    EXPECT_TRUE(to_value(number).is_null());
    number = 4;
    EXPECT_EQ(to_value(number), Value(4));
    CharField text = "x";
    EXPECT_EQ(to_value(text), Value("x"));
    text = nullptr;
    EXPECT_TRUE(to_value(text).is_null());
    shop::Customer customer;
    customer.id = 5;
    EXPECT_EQ(to_value(customer), Value(5));
    EXPECT_EQ(("a"_k = {1, 2}).value, Value::list({1, 2}));
    EXPECT_EQ(("a"_k = "text").value, Value("text"));
    EXPECT_EQ(("a"_k = customer).object, &customer);
}

}  // namespace
