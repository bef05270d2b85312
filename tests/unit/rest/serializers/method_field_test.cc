#include "cadenza/rest/serializers/method_field.h"

#include <gtest/gtest.h>

#include "cadenza/rest/serializers/serializer.h"

namespace {
using namespace cadenza;

std::int64_t doubled(const Value& value) {
    return value["n"].as_int() * 2;
}

struct Shapes : Serializer {
    Shapes() {
        fields = {{"text", method<&Shapes::text>()}, {"view", method<&Shapes::view>()},
                  {"flag", method<&Shapes::flag>()}, {"maybe", method<&Shapes::maybe>()},
                  {"list", method<&Shapes::list>()}, {"real", method<&Shapes::real>()},
                  {"doubled", method<&doubled>()}};
    }
    std::string text(const Value&) const { return "a\"b"; }
    std::string_view view(const Value&) { return "v"; }
    bool flag(const Value&) const { return true; }
    std::optional<int> maybe(const Value& value) const {
        return value.contains("maybe") ? std::optional<int>(7) : std::nullopt;
    }
    Value list(const Value&) const { return Value::list({Value(1)}); }
    double real(const Value&) const { return 1.5; }
};

TEST(MethodField, shows_whatever_a_function_returns) {
    Shapes shapes = make_serializer<Shapes>();
    shapes.set_instance(Value{{"n", 21}});
    const std::string expected =
        R"({"text":"a\"b","view":"v","flag":true,"maybe":null,"list":[1],"real":1.5,"doubled":42})";
    std::string out;
    JsonWriter writer(out);
    shapes.write_json(writer);
    EXPECT_EQ(out, expected);
    EXPECT_EQ(to_json(shapes.data()), expected);
}

}  // namespace
