#include "cadenza/rest/serializers/definition.h"

#include <gtest/gtest.h>

#include <typeinfo>

#include "cadenza/rest/fields.h"

namespace {
using namespace cadenza;
using serializers::Definition;

TEST(Definition, sorts_its_fields_by_what_they_are_for) {
    using K = serializers::FieldKeywords;
    Definition definition;
    definition.add("a", std::make_shared<serializers::CharField>());
    definition.add("b", std::make_shared<serializers::ReadOnlyField>());
    definition.add("c\"", std::make_shared<serializers::CharField>(
                              serializers::CharField{K::write_only = true}));
    definition.finish();
    EXPECT_EQ(definition.writable.size(), 2U);
    EXPECT_EQ(definition.readable.size(), 2U);
    EXPECT_EQ(definition.find("c\"")->key_json, R"("c\"":)");
    EXPECT_EQ(definition.find("d"), nullptr);
}

TEST(ReadableName, is_what_people_write) {
    EXPECT_EQ(serializers::readable_name(typeid(Definition).name()),
              "cadenza::serializers::Definition");
}

}  // namespace
