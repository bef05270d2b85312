#include "cadenza/base/value.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"

namespace cadenza {
namespace {

class Thing : public Opaque {
 public:
    std::string_view type_name() const override { return "Thing"; }
    std::string str() const override { return "a thing"; }
};

List one_of_each() {
    MultiDict form;
    form.append("a", "1");
    return {nullptr,
            true,
            7,
            Value::big_int("123456789012345678901"),
            2.5,
            *Decimal::parse("1.10"),
            "text",
            Value::bytes("raw"),
            Date{2020, 2, 29},
            Time::of(1, 2),
            DateTime{},
            Duration::days(1),
            Uuid{},
            Value::list({1, "x"}),
            Value{{"k", 1}},
            form,
            Value::json("[1]"),
            std::make_shared<Thing>()};
}

TEST(Value, names_the_python_type_of_each_kind) {
    std::string names;
    for (const Value& value : one_of_each()) names += std::string(value.type_name()) + " ";
    EXPECT_EQ(
        names,
        "NoneType bool int int float Decimal str bytes date time datetime timedelta UUID list dict "
        "QueryDict str Thing ");
}

TEST(Value, copies_and_moves_every_kind) {
    for (const Value& value : one_of_each()) {
        Value copy = value;
        EXPECT_TRUE(copy == value) << value.repr();
        Value moved = std::move(copy);
        EXPECT_TRUE(moved == value) << value.repr();
        EXPECT_TRUE(copy.is_null()) << value.repr();  // NOLINT(bugprone-use-after-move)
        copy = moved;
        moved = std::move(copy);
        EXPECT_TRUE(moved == value) << value.repr();
    }
}

TEST(Value, may_be_assigned_from_its_own_contents) {
    Value tree{{"a", Value{{"b", 1}}}};
    tree = tree["a"];
    EXPECT_EQ(tree.repr(), "{'b': 1}");
    tree = std::move(*tree.as_dict().find("b"));
    EXPECT_EQ(tree, Value(1));
    const Value& same = tree;
    tree = same;
    EXPECT_EQ(tree, Value(1));
}

TEST(Value, takes_integers_of_every_size_and_keeps_large_unsigned_ones) {
    EXPECT_EQ(Value(std::int8_t{-3}).as_int(), -3);
    EXPECT_EQ(Value(std::size_t{3}).as_int(), 3);
    Value large = std::uint64_t{18'446'744'073'709'551'615u};
    EXPECT_EQ(large.kind(), Value::Kind::BigInt);
    EXPECT_EQ(large.str(), "18446744073709551615");
    EXPECT_EQ(Value::big_int("42").kind(), Value::Kind::Int);
}

TEST(Value, does_not_turn_pointers_into_booleans) {
    static_assert(!std::is_convertible_v<void*, Value>);
    static_assert(!std::is_convertible_v<const int*, Value>);
    EXPECT_TRUE(Value(std::shared_ptr<const Opaque>()).is_null());
}

TEST(Value, truth_is_that_of_python) {
    for (const Value& empty : List{nullptr, false, 0, 0.0, Decimal(), "", Value::bytes(""),
                                   Duration(), List(), Dict(), MultiDict()}) {
        EXPECT_FALSE(empty) << empty.repr();
    }
    for (const Value& value :
         List{true, -1, 0.5, "0", Time(), DateTime(), Uuid(), Value::list({nullptr})}) {
        EXPECT_TRUE(value) << value.repr();
    }
}

TEST(Value, asking_for_another_kind_names_both) {
    try {
        (void)Value("x").as_int();
        FAIL();
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(),
                     "a value of type int was asked for, but this is a str: test kind() first");
    }
    EXPECT_THROW((void)Value(1).as_text(), Error);
    EXPECT_THROW((void)Value(1).as_dict(), Error);
    EXPECT_THROW((void)Value().as_list(), Error);
}

TEST(Value, numbers_read_as_double) {
    EXPECT_EQ(Value(3).as_double(), 3.0);
    EXPECT_EQ(Value(*Decimal::parse("1.25")).as_double(), 1.25);
    EXPECT_EQ(Value::big_int("100000000000000000000").as_double(), 1e20);
}

TEST(Value, looks_up_entries_and_forgives_missing_ones) {
    Value value{{"a", 1}, {"n", nullptr}};
    EXPECT_EQ(value["a"].as_int(), 1);
    EXPECT_TRUE(value["missing"]["deeper"].is_null());
    EXPECT_TRUE(value.contains("n"));
    EXPECT_FALSE(value.contains("missing"));
    EXPECT_TRUE(Value(5)["a"].is_null());
}

}  // namespace
}  // namespace cadenza
