#include "cadenza/rest/fields/options.h"

#include <gtest/gtest.h>

#include "unit/rest/fields/support.h"

namespace {
using namespace field_tests;
using serializers::FieldOptions;

TEST(FieldOptions, later_ones_go_over_earlier_ones) {
    FieldOptions options{.required = true, .max_length = 5};
    merge_options(options, {.max_length = 7, .label = "Name"});
    EXPECT_EQ(options.required, true);
    EXPECT_EQ(options.max_length, 7);
    EXPECT_EQ(options.label, "Name");
}

TEST(FieldOptions, name_the_one_that_a_field_does_not_know) {
    EXPECT_STREQ(
        serializers::unknown_option({.required = true, .max_digits = 5}, V::CharField::kOptions),
        "max_digits");
    EXPECT_EQ(
        serializers::unknown_option({.required = true, .max_length = 5}, V::CharField::kOptions),
        nullptr);
}

}  // namespace
