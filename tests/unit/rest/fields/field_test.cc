#include "cadenza/rest/fields/field.h"

#include <gtest/gtest.h>

#include "cadenza/validation/validators.h"
#include "unit/rest/fields/support.h"

namespace {
using namespace field_tests;

struct In : V {
    static CharField optional() { return CharField{required = false}; }
    static CharField fallback() { return CharField{default_ = "fallback"}; }
    static CharField called() {
        return CharField{default_ = [] { return Value("made"); }};
    }
    static CharField nullable() { return CharField{allow_null = true}; }
    static CharField renamed() { return CharField{source = "author.name"}; }
    static CharField own_words() { return CharField{error_messages = {{"required", "Gimme."}}}; }
    static CharField optional_blank() { return CharField{required = false, allow_blank = true}; }
};

struct EvenField : serializers::Field {
    EvenField() { default_error_messages({{"odd", "{number} is odd."}}); }
    Value to_internal_value(const Value& data) const override {
        if (data.as_int() % 2 != 0) fail("odd", {{"number", data.str()}});
        return Value(data.as_int() / 2);
    }
    Value to_representation(const Value& value) const override { return Value(value.as_int() * 2); }
};

TEST(Field, is_required_unless_it_has_a_default_or_says_otherwise) {
    EXPECT_EQ(check_missing(V::CharField{}), R"(! ["This field is required."])");
    EXPECT_EQ(check_missing(In::optional()), "skipped");
    EXPECT_EQ(check_missing(In::fallback()), R"("fallback")");
    EXPECT_EQ(check_missing(In::called()), R"("made")");
    EXPECT_EQ(check_missing(In::own_words()), R"(! ["Gimme."])");
}

TEST(Field, is_skipped_in_a_partial_update_where_nothing_was_sent) {
    EXPECT_EQ(check_missing(V::CharField{}, true), "skipped");
    EXPECT_EQ(check_missing(In::fallback(), true), "skipped");
}

TEST(Field, refuses_null_unless_it_is_allowed) {
    EXPECT_EQ(check(V::CharField{}, Value()), R"(! ["This field may not be null."])");
    EXPECT_EQ(check(In::nullable(), Value()), "null");
}

TEST(Field, understands_an_empty_text_of_a_form_as_null_or_as_nothing) {
    EXPECT_EQ(taken(In::nullable(), {{"value", ""}}), "null");
    EXPECT_EQ(taken(In::optional(), {{"value", ""}}), "nothing");
    EXPECT_EQ(taken(In::optional_blank(), {{"value", ""}}), R"("")");
    EXPECT_EQ(taken(V::CharField{}, {{"value", ""}}), R"("")");
    EXPECT_EQ(taken(V::CharField{}, {{"value", "a"}, {"value", "b"}}), R"("b")");
}

TEST(Field, names_itself_after_the_line_it_is_bound_to) {
    V::CharField field = In::renamed();
    field.bind("author_name");
    EXPECT_EQ(field.label(), "Author name");
    EXPECT_EQ(field.source_attrs(), (std::vector<std::string>{"author", "name"}));
}

TEST(Field, refuses_options_that_contradict_each_other) {
    EXPECT_THROW((V::CharField{V::read_only = true, V::write_only = true}), ImproperlyConfigured);
    EXPECT_THROW((V::CharField{V::required = true, V::default_ = "x"}), ImproperlyConfigured);
    EXPECT_THROW((V::CharField{V::read_only = true, V::required = true}), ImproperlyConfigured);
    V::CharField redundant{V::source = "title"};
    EXPECT_THROW(redundant.bind("title"), ImproperlyConfigured);
}

TEST(Field, of_ones_own_fails_with_its_texts) {
    EXPECT_EQ(check(EvenField(), Value(4)), "2");
    EXPECT_EQ(check(EvenField(), Value(3)), R"(! ["3 is odd."])");
    EXPECT_EQ(check(EvenField(), Value()), R"(! ["This field may not be null."])");
}

TEST(Field, collects_the_errors_of_all_validators_before_its_own) {
    struct Check : V {
        static void not_evil(const Value& value) {
            if (value.as_text() == "evil") throw ValidationError("No evil.", "evil");
        }
        static CharField field() {
            return CharField{max_length = 2,
                             validators = {&not_evil, validate_comma_separated_integer_list}};
        }
    };
    EXPECT_EQ(check(Check::field(), Value("evil")),
              R"(! ["No evil.","Enter only digits separated by commas.",)"
              R"("Ensure this field has no more than 2 characters."])");
}

TEST(Field, errors_carry_their_key_as_code) {
    V::CharField field;
    field.bind("value");
    serializers::FieldScope scope;
    try {
        field.run_validation(nullptr, scope);
        FAIL() << "nothing was accepted for a required field";
    } catch (const ValidationError& refused) {
        EXPECT_EQ(to_json(refused.get_codes()), R"(["required"])");
    }
}

}  // namespace
