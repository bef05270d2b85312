#include <gtest/gtest.h>

#include "cadenza/base/json/writer.h"
#include "cadenza/base/value.h"

namespace cadenza {
namespace {

TEST(AsciiJson, other_characters_are_utf_16_escapes_as_in_python) {
    EXPECT_EQ(to_ascii_json(Value{{"é☕", "😀\x7f\n\u2028"}}),
              R"({"\u00e9\u2615":"\ud83d\ude00\u007f\n\u2028"})");
    EXPECT_EQ(to_ascii_json(Value::list({1, "a\"b", nullptr})), R"([1,"a\"b",null])");
}

}  // namespace
}  // namespace cadenza
