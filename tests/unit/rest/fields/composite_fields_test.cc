#include "cadenza/rest/fields/composite_fields.h"

#include <gtest/gtest.h>

#include "unit/rest/fields/support.h"

namespace {
using namespace field_tests;

struct In : V {
    static ListField numbers() { return ListField{child = IntegerField{min_value = 0}}; }
    static ListField bounded() {
        return ListField{child = CharField{}, min_length = 2, max_length = 3};
    }
    static ListField nested() { return ListField{child = ListField{child = IntegerField{}}}; }
    static ListField nonempty() { return ListField{allow_empty = false}; }
    static DictField counts() { return DictField{child = IntegerField{}}; }
    static JSONField binary_json() { return JSONField{binary = true}; }
};

TEST(ListField, validates_each_element_and_tells_errors_by_index) {
    EXPECT_EQ(check(In::numbers(), Value::list({Value(1), Value("2"), Value(3.0)})), "[1,2,3]");
    EXPECT_EQ(check(In::numbers(), Value::list({Value("x"), Value(-1), Value(2), Value()})),
              R"(! {"0":["A valid integer is required."],)"
              R"("1":["Ensure this value is greater than or equal to 0."],)"
              R"("3":["This field may not be null."]})");
    EXPECT_EQ(check(In::nested(), Value::list({Value::list({Value("x")}), Value(5)})),
              R"(! {"0":{"0":["A valid integer is required."]},)"
              R"("1":["Expected a list of items but got type \"int\"."]})");
}

TEST(ListField, takes_anything_without_a_child) {
    EXPECT_EQ(check(V::ListField{}, Value::list({Value(1), Value(), Value(List())})),
              "[1,null,[]]");
    EXPECT_EQ(check(V::ListField{}, Value(Dict())),
              R"(! ["Expected a list of items but got type \"dict\"."])");
}

TEST(ListField, keeps_to_its_length) {
    EXPECT_EQ(check(In::bounded(), Value(List())),
              R"(! ["Ensure this field has at least 2 elements."])");
    EXPECT_EQ(check(In::bounded(), Value::list({Value("a"), Value("b"), Value("c"), Value("d")})),
              R"(! ["Ensure this field has no more than 3 elements."])");
    EXPECT_EQ(check(In::nonempty(), Value(List())), R"(! ["This list may not be empty."])");
}

TEST(ListField, finds_its_elements_in_forms) {
    EXPECT_EQ(taken(V::ListField{}, {{"value", "a"}, {"value", "b"}}), R"(["a","b"])");
    EXPECT_EQ(taken(V::ListField{}, {{"value[0]", "x"}, {"value[10]", "z"}, {"value[2]", "y"}}),
              R"(["x","y","z"])");
    EXPECT_EQ(taken(V::ListField{}, {{"other", "a"}}), "nothing");
}

TEST(ListField, shows_each_element) {
    EXPECT_EQ(shown(V::ListField{V::child = V::CharField{}}, Value::list({Value(1), Value()})),
              R"(["1",null])");
}

TEST(DictField, validates_each_value_and_tells_errors_by_key) {
    EXPECT_EQ(check(In::counts(), Value{{"a", "1"}}), R"({"a":1})");
    EXPECT_EQ(check(In::counts(), Value{{"a", 1}, {"b", "x"}, {"c", nullptr}}),
              R"(! {"b":["A valid integer is required."],"c":["This field may not be null."]})");
    EXPECT_EQ(check(V::DictField{}, Value(List())),
              R"(! ["Expected a dictionary of items but got type \"list\"."])");
    EXPECT_EQ(check(V::DictField{V::allow_empty = false}, Value(Dict())),
              R"(! ["This dictionary may not be empty."])");
}

TEST(DictField, finds_its_entries_in_forms) {
    EXPECT_EQ(taken(V::DictField{}, {{"value.a", "1"}, {"value.b", "2"}, {"valuex", "3"}}),
              R"({"a":"1","b":"2"})");
}

TEST(HStoreField, holds_text_and_null) {
    EXPECT_EQ(check(V::HStoreField{}, Value{{"a", 1}, {"b", nullptr}, {"c", ""}}),
              R"({"a":"1","b":null,"c":""})");
    EXPECT_EQ(check(V::HStoreField{}, Value{{"a", Dict()}}), R"(! {"a":["Not a valid string."]})");
}

TEST(JSONField, takes_any_value_and_parses_what_a_form_sends) {
    EXPECT_EQ(check(V::JSONField{}, Value{{"z", 1}, {"a", Value(List())}}), R"({"z":1,"a":[]})");
    EXPECT_EQ(check(V::JSONField{}, Value::json(R"({"a": 1})")), R"({"a":1})");
    EXPECT_EQ(check(V::JSONField{}, Value::json("{")), R"(! ["Value must be valid JSON."])");
    EXPECT_EQ(taken(V::JSONField{}, {{"value", "[1]"}}), "[1]");
}

TEST(JSONField, exchanges_text_that_holds_json_where_binary) {
    EXPECT_EQ(check(In::binary_json(), Value(R"({"a":1})")), R"({"a":1})");
    EXPECT_EQ(check(In::binary_json(), Value(Dict())), R"(! ["Value must be valid JSON."])");
    EXPECT_EQ(shown(In::binary_json(), Value{{"a", "é"}}), R"("{\"a\": \"\\u00e9\"}")");
}

}  // namespace
