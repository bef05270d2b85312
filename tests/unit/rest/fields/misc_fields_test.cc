#include "cadenza/rest/fields/misc_fields.h"

#include <gtest/gtest.h>

#include "unit/rest/fields/support.h"

namespace {
using namespace field_tests;

TEST(ReadOnlyField, takes_no_input_and_shows_values_as_they_are) {
    V::ReadOnlyField field;
    EXPECT_TRUE(field.read_only());
    EXPECT_EQ(shown(V::ReadOnlyField{}, Value::list({Value(1)})), "[1]");
}

TEST(HiddenField, ignores_input_and_gives_its_default) {
    EXPECT_EQ(taken(V::HiddenField{V::default_ = "secret"}, {{"value", "x"}}), "nothing");
    EXPECT_EQ(check_missing(V::HiddenField{V::default_ = "secret"}), R"("secret")");
    EXPECT_TRUE((V::HiddenField{V::default_ = 1}).write_only());
    EXPECT_THROW(V::HiddenField{V::label = "x"}, ImproperlyConfigured);
}

}  // namespace
