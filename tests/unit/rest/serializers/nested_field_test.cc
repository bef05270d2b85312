#include "cadenza/rest/serializers/nested_field.h"

#include <gtest/gtest.h>

#include "cadenza/base/json/writer.h"
#include "cadenza/base/multi_dict.h"
#include "cadenza/rest/exceptions.h"

namespace {

using namespace cadenza;

struct Point : Serializer {
    Point() { fields = {{"x", IntegerField{}}, {"y", IntegerField{required = false}}}; }
    void validate(ValidatedData& attrs) override {
        if (attrs["x"] == Value(13)) throw ValidationError("Bad luck.");
    }
};

struct Shape : Serializer {
    Shape() {
        fields = {{"center", nested<Point>()},
                  {"corners", nested<Point>{many = true, required = false, max_length = 2}},
                  {"hole", nested<Point>{allow_null = true, required = false}}};
    }
};

// Refers to itself: a comment with answers.
struct Comment : Serializer {
    Comment() {
        fields = {{"text", CharField{}},
                  {"answers", nested<Comment>{many = true, required = false}}};
    }
};

template <class S>
std::string check(Value data) {
    S serializer = make_serializer<S>();
    serializer.set_data(std::move(data));
    if (!serializer.is_valid()) return "! " + to_json(serializer.errors().value());
    return to_json(Value(serializer.validated_data()));
}

Value form(std::initializer_list<std::pair<const char*, const char*>> entries) {
    MultiDict data;
    for (const auto& [name, value] : entries) data.append(name, Value(value));
    return Value(std::move(data));
}

TEST(NestedField, validates_inside) {
    EXPECT_EQ(check<Shape>(Value{{"center", Value{{"x", "1"}}}, {"hole", nullptr}}),
              R"({"center":{"x":1},"hole":null})");
    EXPECT_EQ(
        check<Shape>(Value{{"center", Value{{"y", "b"}}}}),
        R"(! {"center":{"x":["This field is required."],"y":["A valid integer is required."]}})");
    EXPECT_EQ(check<Shape>(Value{{"center", Value{{"x", 13}}}}),
              R"(! {"center":{"non_field_errors":["Bad luck."]}})");
    EXPECT_EQ(check<Shape>(Value{{"center", nullptr}}),
              R"(! {"center":["This field may not be null."]})");
    EXPECT_EQ(check<Shape>(Value{{"center", Value(List())}}),
              R"(! {"center":{"non_field_errors":)"
              R"(["Invalid data. Expected a dictionary, but got list."]}})");
}

TEST(NestedField, validates_many_and_tells_errors_by_index) {
    const Value one{{"x", 1}};
    EXPECT_EQ(check<Shape>(Value{{"center", one}, {"corners", Value::list({one, one})}}),
              R"({"center":{"x":1},"corners":[{"x":1},{"x":1}]})");
    EXPECT_EQ(check<Shape>(Value{{"center", one}, {"corners", Value::list({one, Value("b")})}}),
              R"(! {"corners":{"1":{"non_field_errors":)"
              R"(["Invalid data. Expected a dictionary, but got str."]}}})");
    EXPECT_EQ(check<Shape>(Value{{"center", one}, {"corners", Value::list({one, one, one})}}),
              R"(! {"corners":{"non_field_errors":)"
              R"(["Ensure this field has no more than 2 elements."]}})");
    EXPECT_EQ(check<Shape>(Value{{"center", one}, {"corners", "abc"}}),
              R"(! {"corners":{"non_field_errors":)"
              R"(["Expected a list of items but got type \"str\"."]}})");
}

TEST(NestedField, finds_itself_in_forms) {
    EXPECT_EQ(check<Shape>(form({{"center.x", "1"}, {"corners[0]x", "2"}, {"corners[1]x", "3"}})),
              R"({"center":{"x":1},"corners":[{"x":2},{"x":3}]})");
    EXPECT_EQ(check<Shape>(form({{"other", "1"}})), R"(! {"center":["This field is required."]})");
}

TEST(NestedField, shows_inside) {
    Shape shape = make_serializer<Shape>();
    shape.set_instance(Value{{"center", Value{{"x", 1}, {"y", 2}}},
                             {"corners", Value::list({Value{{"x", 3}}})},
                             {"hole", nullptr}});
    const std::string expected = R"({"center":{"x":1,"y":2},"corners":[{"x":3}],"hole":null})";
    std::string out;
    JsonWriter writer(out);
    shape.write_json(writer);
    EXPECT_EQ(out, expected);
    EXPECT_EQ(to_json(shape.data()), expected);
}

TEST(NestedField, may_nest_its_own_class) {
    EXPECT_EQ(
        check<Comment>(Value{
            {"text", "a"},
            {"answers", Value::list({Value{{"text", "b"},
                                           {"answers", Value::list({Value{{"text", ""}}})}}})}}),
        R"(! {"answers":{"0":{"answers":{"0":{"text":["This field may not be blank."]}}}}})");
}

}  // namespace
