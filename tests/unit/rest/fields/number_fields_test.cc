#include "cadenza/rest/fields/number_fields.h"

#include <gtest/gtest.h>

#include "unit/rest/fields/support.h"

namespace {
using namespace field_tests;

struct In : V {
    static BooleanField nullable() { return BooleanField{allow_null = true}; }
    static IntegerField range() { return IntegerField{min_value = 1, max_value = 10}; }
    static FloatField float_range() { return FloatField{min_value = -1.5, max_value = 1.5}; }
};

TEST(BooleanField, knows_the_words_for_true_and_false_in_any_case) {
    for (const char* word : {"t", "Y", "yes", "tRuE", "ON", "1"})
        EXPECT_EQ(check(V::BooleanField{}, Value(word)), "true") << word;
    for (const char* word : {"f", "N", "no", "FALSE", "off", "0"})
        EXPECT_EQ(check(V::BooleanField{}, Value(word)), "false") << word;
    EXPECT_EQ(check(V::BooleanField{}, Value(1.0)), "true");
    for (const Value& wrong :
         {Value("maybe"), Value(" true"), Value(""), Value(2), Value(0.5), Value(List())})
        EXPECT_EQ(check(V::BooleanField{}, wrong), R"(! ["Must be a valid boolean."])");
}

TEST(BooleanField, takes_null_in_several_spellings_where_it_may) {
    for (const char* word : {"null", "Null", "NULL", ""})
        EXPECT_EQ(check(In::nullable(), Value(word)), "null") << word;
    EXPECT_EQ(check(In::nullable(), Value("None")), R"(! ["Must be a valid boolean."])");
}

TEST(BooleanField, is_false_or_null_where_a_form_lacks_it) {
    EXPECT_EQ(taken(V::BooleanField{}, {}), "false");
    EXPECT_EQ(taken(In::nullable(), {}), "null");
    EXPECT_EQ(taken(V::BooleanField{}, {}, true), "nothing");
}

TEST(IntegerField, takes_whole_numbers_in_many_spellings) {
    for (const Value& seven : {Value(7), Value("7"), Value("+7"), Value(" 7 "), Value("7.0"),
                               Value("7."), Value("7.00 "), Value(7.0), Value("٧")})
        EXPECT_EQ(check(V::IntegerField{}, seven), "7") << seven.repr();
    for (const Value& wrong : {Value("7.5"), Value(7.5), Value("1e3"), Value("0x10"), Value(""),
                               Value(true), Value(List()), Value("seven"), Value(1e22)})
        EXPECT_EQ(check(V::IntegerField{}, wrong), R"(! ["A valid integer is required."])")
            << wrong.repr();
    EXPECT_EQ(check(V::IntegerField{}, Value("123456789012345678901234567890")),
              "123456789012345678901234567890");
}

TEST(IntegerField, refuses_long_text_before_reading_it) {
    EXPECT_EQ(check(V::IntegerField{}, Value(std::string(1001, '9'))),
              R"(! ["String value too large."])");
}

TEST(IntegerField, keeps_to_its_range) {
    EXPECT_EQ(check(In::range(), Value("11")),
              R"(! ["Ensure this value is less than or equal to 10."])");
    EXPECT_EQ(check(In::range(), Value(0)),
              R"(! ["Ensure this value is greater than or equal to 1."])");
    EXPECT_EQ(check(In::range(), Value::big_int("123456789012345678901234567890")),
              R"(! ["Ensure this value is less than or equal to 10."])");
}

TEST(FloatField, takes_finite_numbers_only) {
    EXPECT_EQ(check(V::FloatField{}, Value(2)), "2.0");
    EXPECT_EQ(check(V::FloatField{}, Value(" 1_0.5 ")), "10.5");
    EXPECT_EQ(check(V::FloatField{}, Value(true)), "1.0");
    for (const Value& wrong :
         {Value("nan"), Value("inf"), Value("1e999"), Value("1,5"), Value(List()), Value("")})
        EXPECT_EQ(check(V::FloatField{}, wrong), R"(! ["A valid number is required."])")
            << wrong.repr();
    EXPECT_EQ(check(In::float_range(), Value(1.500001)),
              R"(! ["Ensure this value is less than or equal to 1.5."])");
}

}  // namespace
