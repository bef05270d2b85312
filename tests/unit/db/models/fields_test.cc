#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "unit/db/models/shop_models.h"

using namespace cadenza;

namespace {

TEST(TextFields, are_strings) {
    CharField title("abc");
    const std::string other = "xyz";
    const bool yes = true;
    EXPECT_EQ(yes ? title : other, "abc");
    EXPECT_EQ(yes ? title : std::string("x"), "abc");
    EXPECT_EQ(yes ? title : "literal", "abc");
    EXPECT_EQ(title + other, "abcxyz");
    EXPECT_EQ(title.substr(1), "bc");
    EXPECT_TRUE(title == "abc");
    const std::string_view view = title;
    EXPECT_EQ(view.size(), 3U);
    title = other;
    title += "!";
    EXPECT_EQ(title, "xyz!");
    TextField text = title;
    EXPECT_EQ(text, "xyz!");
    std::vector<CharField> list{"b", "a"};
    std::sort(list.begin(), list.end());
    EXPECT_EQ(list[0], "a");
    for (auto& item : list) item += "1";
    EXPECT_EQ(list[1], "b1");
}

TEST(TextFields, have_a_null_state_that_any_text_ends) {
    CharField title;
    EXPECT_FALSE(title.is_null());
    title = nullptr;
    EXPECT_TRUE(title.is_null());
    EXPECT_EQ(title, "");
    const CharField copy = title;
    EXPECT_TRUE(copy.is_null());
    title = "";
    EXPECT_FALSE(title.is_null());
    title = nullptr;
    title += "x";
    EXPECT_FALSE(title.is_null());
}

TEST(NumberFields, are_numbers) {
    IntegerField views(5);
    const bool yes = true;
    EXPECT_EQ(yes ? views : 0, 5);
    EXPECT_EQ(views * 2 + 1, 11);
    EXPECT_TRUE(views == 5);
    EXPECT_TRUE(views < 6);
    views = 0;
    views++;
    ++views;
    views += 3;
    views *= 2;
    EXPECT_EQ(views, 10);
    const std::int64_t plain = views;
    EXPECT_EQ(std::to_string(views), std::to_string(plain));
    BooleanField flag(true);
    EXPECT_TRUE(yes ? flag : false);
    EXPECT_FALSE(!flag);
    FloatField rating(1.5);
    EXPECT_EQ(rating * 2, 3.0);
    const IntegerField other(10);
    EXPECT_TRUE(views == other);
}

TEST(NumberFields, begin_null_and_count_from_zero) {
    IntegerField views;
    EXPECT_TRUE(views.is_null());
    EXPECT_EQ(views, 0);
    views += 2;
    EXPECT_FALSE(views.is_null());
    EXPECT_EQ(views, 2);
    views = nullptr;
    EXPECT_TRUE(views.is_null());
    EXPECT_EQ(views, 0);
}

TEST(ObjectFields, are_what_they_hold) {
    DateTimeField at;
    EXPECT_TRUE(at.is_null());
    at = DateTime::of({2024, 1, 2});
    EXPECT_FALSE(at.is_null());
    EXPECT_EQ(at.iso(), "2024-01-02T00:00:00Z");
    EXPECT_TRUE(at < DateTime::of({2024, 1, 3}));
    const DateTime plain = at;
    EXPECT_EQ(plain, at);
    at = nullptr;
    EXPECT_TRUE(at.is_null());
    DecimalField price(*Decimal::parse("1.50"));
    EXPECT_EQ(price.str(), "1.50");
    JSONField data;
    EXPECT_TRUE(data.is_null());
    data = Value{{"a", 1}};
    EXPECT_EQ(data["a"], Value(1));
}

TEST(ForeignKeys, hold_a_key_and_read_like_pointers) {
    ForeignKey<shop::Customer> key;
    EXPECT_FALSE(key);
    EXPECT_EQ(key.get(), nullptr);
    key.set_pk(Value(7));
    EXPECT_TRUE(key);
    EXPECT_EQ(key.id(), 7);
    EXPECT_FALSE(key.is_loaded());
    shop::Customer customer;
    customer.id = 9;
    customer.name = "Zoe";
    key = customer;
    EXPECT_EQ(key.id(), 9);
    EXPECT_EQ(key->name, "Zoe");
    EXPECT_EQ((*key).name, "Zoe");
    const auto copy = key;
    EXPECT_EQ(copy->name, "Zoe");
    key.set_pk(Value(10));
    EXPECT_FALSE(key.is_loaded());
    key = nullptr;
    EXPECT_TRUE(key.is_null());
}

TEST(Models, are_values_that_share_what_was_loaded) {
    shop::SalesOrder order;
    shop::Customer customer;
    customer.name = "Zoe";
    customer.id = 1;
    order.customer = customer;
    const shop::SalesOrder copy = order;
    EXPECT_EQ(copy.customer.get(), order.customer.get());
    std::vector<shop::SalesOrder> orders(3, order);
    EXPECT_EQ(orders[2].customer->name, "Zoe");
    auto [key, name] = std::tuple(order.id.is_null(), order.customer->name);
    EXPECT_TRUE(key);
    EXPECT_EQ(name, "Zoe");
}

}  // namespace
