#include <gtest/gtest.h>

#include "cadenza/base/json/writer.h"

namespace cadenza {
namespace {

TEST(PrettyJson, has_a_member_a_line) {
    Value v{{"a", Value::list({1, Value{{"b", "x, {y}: \"z\""}}})}, {"e", List()}, {"o", Dict()}};
    EXPECT_EQ(to_json_pretty(v, 2), R"({
  "a": [
    1,
    {
      "b": "x, {y}: \"z\""
    }
  ],
  "e": [],
  "o": {}
})");
    EXPECT_EQ(to_json_pretty(Value("a\\"), 4), R"("a\\")");
}

}  // namespace
}  // namespace cadenza
