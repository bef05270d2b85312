#include "cadenza/rest/fields/python_json.h"

#include <gtest/gtest.h>

#include "cadenza/base/dict.h"

namespace {
using namespace cadenza;

TEST(PythonJson, puts_blanks_after_separators_and_escapes_what_is_not_ascii) {
    EXPECT_EQ(serializers::python_json(
                  Value{{"a", Value::list({Value(1), Value(2.5), Value()})}, {"é", "\"\n😀\x7f"}}),
              "{\"a\": [1, 2.5, null], \"\\u00e9\": \"\\\"\\n\\ud83d\\ude00\\u007f\"}");
}

}  // namespace
