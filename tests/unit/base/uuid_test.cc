#include "cadenza/base/uuid.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

constexpr const char* kText = "12345678-1234-4234-8234-123456789abc";

TEST(Uuid, reads_the_forms_that_python_reads) {
    for (const char* text :
         {kText, "12345678123442348234123456789ABC", "{12345678-1234-4234-8234-123456789abc}",
          "urn:uuid:12345678-1234-4234-8234-123456789abc", "1-2345678123442348234123456789abc"}) {
        auto uuid = Uuid::parse(text);
        ASSERT_TRUE(uuid) << text;
        EXPECT_EQ(uuid->str(), kText);
    }
}

TEST(Uuid, refuses_everything_else) {
    for (const char* text :
         {"", "12345678-1234-4234-8234-123456789ab", "12345678-1234-4234-8234-123456789abcd",
          "12345678-1234-4234-8234-123456789abg", " 12345678-1234-4234-8234-123456789abc"}) {
        EXPECT_FALSE(Uuid::parse(text)) << text;
    }
    EXPECT_FALSE(Uuid::parse(std::string(1'000'000, '-')));
}

TEST(Uuid, writes_itself_as_hex_and_as_a_number) {
    Uuid uuid = *Uuid::parse(kText);
    EXPECT_EQ(uuid.hex(), "12345678123442348234123456789abc");
    EXPECT_EQ(uuid.decimal(), "24197857161011619468533960706379782844");
    EXPECT_EQ(Uuid().decimal(), "0");
    EXPECT_EQ(Uuid::parse("ffffffff-ffff-ffff-ffff-ffffffffffff")->decimal(),
              "340282366920938463463374607431768211455");
}

TEST(Uuid, random_ones_are_of_version_4_and_differ) {
    Uuid a = Uuid::random(), b = Uuid::random();
    EXPECT_NE(a, b);
    EXPECT_EQ(a.str()[14], '4');
    EXPECT_NE(std::string("89ab").find(a.str()[19]), std::string::npos);
}

}  // namespace
}  // namespace cadenza
