#include "cadenza/rest/serializers/model_fields.h"

#include <gtest/gtest.h>

#include "unit/rest/serializers/model_support.h"

namespace {

using namespace shop_tests;
using serializers::build_model_field;
using serializers::build_reverse_field;
using serializers::FieldOptions;

std::shared_ptr<serializers::Field> field_of(const ModelInfo& model, const char* name,
                                             const FieldOptions& extra = {}) {
    auto field = build_model_field(*model.find(name), extra);
    field->bind(name);
    return field;
}
const ModelInfo& chairs() {
    return model_info<Chair>();
}

TEST(BuildModelField, chooses_the_class_by_kind_choices_and_relation) {
    const auto class_of = [](const ModelInfo& model, const char* name) {
        return std::string(field_of(model, name)->class_name());
    };
    EXPECT_EQ(class_of(chairs(), "id"), "IntegerField");
    EXPECT_EQ(class_of(chairs(), "name"), "CharField");
    EXPECT_EQ(class_of(chairs(), "price"), "DecimalField");
    EXPECT_EQ(class_of(chairs(), "soft"), "BooleanField");
    EXPECT_EQ(class_of(chairs(), "maker"), "PrimaryKeyRelatedField");
    EXPECT_EQ(class_of(chairs(), "made_at"), "DateTimeField");
    EXPECT_EQ(class_of(model_info<Maker>(), "country"), "ChoiceField");
    EXPECT_EQ(class_of(model_info<Label>(), "slug"), "SlugField");
}

TEST(BuildModelField, is_read_only_for_automatic_fields) {
    EXPECT_TRUE(field_of(chairs(), "id")->read_only());
    EXPECT_TRUE(field_of(chairs(), "made_at")->read_only());
    EXPECT_FALSE(field_of(chairs(), "name")->read_only());
}

TEST(BuildModelField, is_required_unless_the_model_can_do_without) {
    EXPECT_TRUE(field_of(chairs(), "name")->required());
    EXPECT_FALSE(field_of(chairs(), "notes")->required());
    EXPECT_TRUE(field_of(chairs(), "notes")->allow_blank());
    EXPECT_FALSE(field_of(chairs(), "legs")->required());
    EXPECT_FALSE(field_of(chairs(), "copy_of")->required());
    EXPECT_TRUE(field_of(chairs(), "copy_of")->allow_null());
    EXPECT_FALSE(field_of(chairs(), "labels")->required());
}

TEST(BuildModelField, takes_limits_from_validators_and_from_the_column) {
    const auto legs = field_of(chairs(), "legs");
    EXPECT_EQ(legs->options().min_value, Value(1));
    EXPECT_EQ(legs->options().max_value, Value(6));
    EXPECT_FALSE(legs->options().validators.has_value());
    const auto name = field_of(chairs(), "name");
    EXPECT_EQ(name->options().min_length, 2);
    EXPECT_EQ(name->options().max_length, 10);
}

TEST(BuildModelField, lets_extra_options_go_over_the_models) {
    EXPECT_EQ(field_of(chairs(), "name", {.max_length = 5})->options().max_length, 5);
    const auto shown = field_of(chairs(), "name", {.read_only = true});
    EXPECT_TRUE(shown->read_only());
    EXPECT_FALSE(shown->options().max_length.has_value()) << "only input needs it";
    const auto fallback = field_of(chairs(), "notes", {.default_ = "none"});
    EXPECT_FALSE(fallback->required());
    EXPECT_TRUE(fallback->has_default());
}

TEST(BuildReverseField, shows_the_keys_of_related_objects) {
    const auto field = build_reverse_field(model_info<Maker>(), "chairs", {});
    ASSERT_NE(field, nullptr);
    EXPECT_TRUE(dynamic_cast<serializers::RelatedField&>(*field).many());
    EXPECT_EQ(build_reverse_field(model_info<Maker>(), "tables", {}), nullptr);
}

}  // namespace
