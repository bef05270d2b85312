#include "cadenza/rest/fields/uuid_field.h"

#include <gtest/gtest.h>

#include "unit/rest/fields/support.h"

namespace {
using namespace field_tests;

TEST(UUIDField, reads_text_and_numbers) {
    const std::string verbose = R"("12345678-1234-4234-8234-123456789abc")";
    for (const char* text :
         {"12345678-1234-4234-8234-123456789abc", "12345678123442348234123456789abc",
          "urn:uuid:12345678-1234-4234-8234-123456789abc", "{12345678123442348234123456789abc}"})
        EXPECT_EQ(check(V::UUIDField{}, Value(text)), verbose) << text;
    EXPECT_EQ(check(V::UUIDField{}, Value(5)), R"("00000000-0000-0000-0000-000000000005")");
    EXPECT_EQ(check(V::UUIDField{}, Value::big_int("340282366920938463463374607431768211455")),
              R"("ffffffff-ffff-ffff-ffff-ffffffffffff")");
    for (const Value& wrong : {Value("1234"), Value(""), Value(-1), Value(List()), Value(1.5),
                               Value::big_int("340282366920938463463374607431768211456")})
        EXPECT_EQ(check(V::UUIDField{}, wrong), R"(! ["Must be a valid UUID."])") << wrong.repr();
}

TEST(UUIDField, shows_its_format) {
    const Value uuid(*Uuid::parse("12345678123442348234123456789abc"));
    EXPECT_EQ(shown(V::UUIDField{V::format = "hex"}, uuid),
              R"("12345678123442348234123456789abc")");
    EXPECT_EQ(shown(V::UUIDField{V::format = "urn"}, uuid),
              R"("urn:uuid:12345678-1234-4234-8234-123456789abc")");
    EXPECT_EQ(shown(V::UUIDField{V::format = "int"}, Value(Uuid())), "0");
    EXPECT_EQ(shown(V::UUIDField{V::format = "int"}, uuid),
              "24197857161011619468533960706379782844");
    EXPECT_THROW(V::UUIDField{V::format = "base64"}, ImproperlyConfigured);
}

}  // namespace
