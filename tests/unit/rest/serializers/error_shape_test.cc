#include "cadenza/rest/serializers/error_shape.h"

#include <gtest/gtest.h>

#include "cadenza/base/json/writer.h"

namespace {
using namespace cadenza;

TEST(ErrorShape, puts_texts_and_lists_under_non_field_errors) {
    const auto shaped = [](const ErrorDetail& detail) {
        return to_json(serializers::as_serializer_error(detail).value());
    };
    EXPECT_EQ(shaped("Bad."), R"({"non_field_errors":["Bad."]})");
    EXPECT_EQ(shaped(ErrorDetail::list({"a", "b"})), R"({"non_field_errors":["a","b"]})");
    EXPECT_EQ(shaped(ErrorDetail{{"x", "Bad."}, {"y", ErrorDetail::list({"a"})}}),
              R"({"x":["Bad."],"y":["a"]})");
}

TEST(SetBySource, makes_the_dictionaries_on_the_way) {
    Dict values;
    serializers::set_by_source(values, std::vector<std::string>{"a", "b"}, Value(1));
    serializers::set_by_source(values, std::vector<std::string>{"a", "c"}, Value(2));
    serializers::set_by_source(values, {}, Value{{"d", 3}});
    EXPECT_EQ(to_json(Value(values)), R"({"a":{"b":1,"c":2},"d":3})");
}

}  // namespace
