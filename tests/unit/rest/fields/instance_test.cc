#include "cadenza/rest/fields/instance.h"

#include <gtest/gtest.h>

#include "cadenza/base/dict.h"

namespace {
using namespace cadenza;
using serializers::AttributeSource;
using serializers::Instance;

struct Person : Opaque, AttributeSource {
    std::string_view type_name() const override { return "Person"; }
    std::string str() const override { return "a person"; }
    Value get(std::span<const std::string> attributes, bool& found) const override {
        found = attributes.size() == 1 && attributes[0] == "name";
        return found ? Value("Ada") : Value();
    }
};

TEST(Instance, follows_dictionaries_and_objects) {
    const Value value{{"a", Value{{"b", 1}}}, {"who", std::shared_ptr<const Opaque>(new Person)}};
    bool found = false;
    EXPECT_EQ(Instance(value).get(std::vector<std::string>{"a", "b"}, found), Value(1));
    EXPECT_TRUE(found);
    EXPECT_EQ(Instance(value).get(std::vector<std::string>{"who", "name"}, found), Value("Ada"));
    EXPECT_TRUE(found);
    Instance(value).get(std::vector<std::string>{"a", "c"}, found);
    EXPECT_FALSE(found);
    Instance(value).get(std::vector<std::string>{"a", "b", "c"}, found);
    EXPECT_FALSE(found);
}

}  // namespace
