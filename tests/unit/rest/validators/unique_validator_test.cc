#include "cadenza/rest/validators/unique_validator.h"

#include <gtest/gtest.h>

#include "unit/rest/serializers/model_support.h"

namespace {

using namespace shop_tests;

struct Signup : Serializer {
    Signup() {
        fields = {{"name",
                   CharField{validators = {UniqueValidator(Maker::objects, "Taken.", "iexact")}}}};
    }
};

struct Pair : ModelSerializer<Chair> {
    Pair() {
        fields = {"name", "maker", "legs"};
        serializer_validators = UniqueTogetherValidator(Chair::objects, {"name", "legs"}, "Twice.");
    }
};

class UniqueValidators : public ShopTest {};

TEST_F(UniqueValidators, compare_as_their_lookup_says) {
    maker("Thonet");
    EXPECT_EQ(checked<Signup>(Value{{"name", "THONET"}}), R"({"name":["Taken."]})");
    EXPECT_EQ(checked<Signup>(Value{{"name", "Eames"}}), "valid");
}

TEST_F(UniqueValidators, stand_in_for_those_of_the_model_where_assigned) {
    const Maker thonet = maker("Thonet");
    chair(thonet, "No. 14");
    EXPECT_EQ(checked<Pair>(Value{{"name", "No. 14"}, {"maker", thonet.pk()}, {"legs", 3}}),
              "valid");
    EXPECT_EQ(checked<Pair>(Value{{"name", "No. 14"}, {"maker", thonet.pk()}, {"legs", 4}}),
              R"({"non_field_errors":["Twice."]})");
    EXPECT_EQ(checked<Pair>(Value{{"name", "No. 14"}, {"maker", thonet.pk()}}),
              R"({"legs":["This field is required."]})");
}

}  // namespace
