#include "cadenza/rest/fields/choice_fields.h"

#include <gtest/gtest.h>

#include "unit/rest/fields/support.h"

namespace {
using namespace field_tests;

struct In : V {
    static ChoiceField numbers() { return ChoiceField{choices = {{1, "one"}, {2, "two"}}}; }
    static ChoiceField blank() {
        return ChoiceField{choices = {"red"}, allow_blank = true, allow_null = true};
    }
    static ChoiceField grouped() {
        return ChoiceField{choices = {ChoiceEntry("Warm", {{"r", "red"}, {"o", "orange"}}),
                                      ChoiceEntry("b", "blue")}};
    }
    static MultipleChoiceField several() { return MultipleChoiceField{choices = {"a", "b", "c"}}; }
    static MultipleChoiceField some() {
        return MultipleChoiceField{choices = {"a", "b"}, allow_empty = false};
    }
    using ChoiceEntry = serializers::ChoiceEntry;
};

TEST(ChoiceField, takes_the_text_of_a_value_for_the_value) {
    EXPECT_EQ(check(In::numbers(), Value("2")), "2");
    EXPECT_EQ(check(In::numbers(), Value(1)), "1");
    EXPECT_EQ(check(In::numbers(), Value(true)), R"(! ["\"True\" is not a valid choice."])");
    EXPECT_EQ(check(In::numbers(), Value("one")), R"(! ["\"one\" is not a valid choice."])");
    EXPECT_EQ(check(In::numbers(), Value::list({Value("red")})),
              R"(! ["\"['red']\" is not a valid choice."])");
}

TEST(ChoiceField, tells_blank_from_null) {
    EXPECT_EQ(check(In::blank(), Value("")), R"("")");
    EXPECT_EQ(check(In::blank(), Value()), "null");
    EXPECT_EQ(taken(In::blank(), {{"value", ""}}), R"("")");
}

TEST(ChoiceField, looks_into_groups) {
    EXPECT_EQ(check(In::grouped(), Value("o")), R"("o")");
    EXPECT_EQ(check(In::grouped(), Value("Warm")), R"(! ["\"Warm\" is not a valid choice."])");
    EXPECT_EQ(In::grouped().choices().size(), 3U);
}

TEST(ChoiceField, shows_values_that_are_no_choice_as_they_are) {
    EXPECT_EQ(shown(In::numbers(), Value("1")), "1");
    EXPECT_EQ(shown(In::numbers(), Value(9)), "9");
}

TEST(MultipleChoiceField, takes_each_choice_once_in_order) {
    EXPECT_EQ(check(In::several(), Value::list({Value("b"), Value("a"), Value("b")})),
              R"(["b","a"])");
    EXPECT_EQ(check(In::several(), Value("a")),
              R"(! ["Expected a list of items but got type \"str\"."])");
    EXPECT_EQ(check(In::several(), Value::list({Value("x")})),
              R"(! ["\"x\" is not a valid choice."])");
    EXPECT_EQ(check(In::some(), Value(List())), R"(! ["This selection may not be empty."])");
}

TEST(MultipleChoiceField, is_empty_where_a_form_lacks_it) {
    EXPECT_EQ(taken(In::several(), {}), "[]");
    EXPECT_EQ(taken(In::several(), {}, true), "nothing");
    EXPECT_EQ(taken(In::several(), {{"value", "a"}, {"value", "b"}}), R"(["a","b"])");
}

}  // namespace
