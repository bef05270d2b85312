#include "cadenza/rest/relations/related_fields.h"

#include <gtest/gtest.h>

#include "cadenza/base/multi_dict.h"
#include "cadenza/db/models/model_object.h"
#include "unit/rest/serializers/model_support.h"

namespace {

using namespace shop_tests;

struct In : ModelSerializer<Chair> {
    static PrimaryKeyRelatedField key() {
        return PrimaryKeyRelatedField{queryset = Maker::objects.all()};
    }
    static PrimaryKeyRelatedField old_ones() {
        return PrimaryKeyRelatedField{queryset = Maker::objects.filter("name"_k = "Thonet")};
    }
    static PrimaryKeyRelatedField many_keys() {
        return PrimaryKeyRelatedField{queryset = Maker::objects.all(), many = true,
                                      allow_empty = false};
    }
    static SlugRelatedField slug() {
        return SlugRelatedField{slug_field = "name", queryset = Maker::objects.all()};
    }
};

class RelatedFields : public ShopTest {
 protected:
    static std::string check(serializers::Field&& field, const Value& data) {
        field.bind("maker");
        serializers::FieldScope scope;
        try {
            const std::optional<Value> value = field.run_validation(&data, scope);
            return value ? value->str() : "skipped";
        } catch (const ValidationError& refused) {
            return "! " + to_json(refused.detail.value());
        }
    }
};

TEST_F(RelatedFields, find_objects_by_key) {
    maker("Thonet");
    EXPECT_EQ(check(In::key(), Value(1)), "Thonet");
    EXPECT_EQ(check(In::key(), Value("1")), "Thonet");
    EXPECT_EQ(check(In::key(), Value(2)), R"(! ["Invalid pk \"2\" - object does not exist."])");
    EXPECT_EQ(check(In::key(), Value("")), R"(! ["This field may not be null."])");
    EXPECT_EQ(check(In::key(), Value::big_int("99999999999999999999")),
              R"(! ["Invalid pk \"99999999999999999999\" - object does not exist."])");
    for (const auto& [wrong, type] :
         std::vector<std::pair<Value, std::string>>{{Value("one"), "str"},
                                                    {Value(true), "bool"},
                                                    {Value(List()), "list"},
                                                    {Value(Dict()), "dict"}})
        EXPECT_EQ(check(In::key(), wrong),
                  R"(! ["Incorrect type. Expected pk value, received )" + type + R"(."])");
}

TEST_F(RelatedFields, look_no_further_than_their_queryset) {
    maker("Eames");
    maker("Thonet");
    EXPECT_EQ(check(In::old_ones(), Value(1)),
              R"(! ["Invalid pk \"1\" - object does not exist."])");
    EXPECT_EQ(check(In::old_ones(), Value(2)), "Thonet");
}

TEST_F(RelatedFields, find_many) {
    maker("Eames");
    maker("Thonet");
    EXPECT_EQ(check(In::many_keys(), Value("1")),
              R"(! ["Expected a list of items but got type \"str\"."])");
    EXPECT_EQ(check(In::many_keys(), Value(List())), R"(! ["This list may not be empty."])");
    EXPECT_EQ(check(In::many_keys(), Value::list({Value(1), Value(9)})),
              R"(! ["Invalid pk \"9\" - object does not exist."])");
    EXPECT_EQ(check(In::many_keys(), Value::list({Value()})),
              R"(! ["Invalid pk \"None\" - object does not exist."])");
}

TEST_F(RelatedFields, find_by_slug) {
    maker("Thonet");
    EXPECT_EQ(check(In::slug(), Value("Thonet")), "Thonet");
    EXPECT_EQ(check(In::slug(), Value("Eames")), R"(! ["Object with name=Eames does not exist."])");
    EXPECT_EQ(check(In::slug(), Value(5)), R"(! ["Object with name=5 does not exist."])");
    EXPECT_EQ(check(In::slug(), Value(Dict())), R"(! ["Invalid value."])");
}

TEST_F(RelatedFields, take_all_values_of_a_form) {
    auto field = In::many_keys();
    field.bind("maker");
    MultiDict form;
    form.append("maker", Value("1"));
    form.append("maker", Value("2"));
    const Value data(std::move(form));
    EXPECT_EQ(to_json(*field.get_value(data, {}).get()), R"(["1","2"])");
    const Value nothing{MultiDict()};
    EXPECT_EQ(to_json(*field.get_value(nothing, {}).get()), "[]");
}

TEST_F(RelatedFields, refuse_a_queryset_that_they_never_ask) {
    EXPECT_THROW((serializers::PrimaryKeyRelatedField{In::read_only = true,
                                                      In::queryset = Maker::objects.all()}),
                 ImproperlyConfigured);
}

struct Named : ModelSerializer<Chair> {
    Named() {
        fields = {"name",
                  {"maker", StringRelatedField{}},
                  {"labels", SlugRelatedField{slug_field = "slug", many = true, read_only = true}}};
    }
};
struct MakerWithChairs : ModelSerializer<Maker> {
    MakerWithChairs() {
        fields = {
            "name",
            {"chairs", StringRelatedField{many = true}},
            {"keys", PrimaryKeyRelatedField{many = true, read_only = true, source = "chairs"}}};
    }
};

TEST_F(RelatedFields, show_objects_by_text_slug_and_key) {
    Maker thonet = maker("Thonet");
    Chair no14 = chair(thonet, "No. 14");
    EXPECT_EQ(shown<Named>(no14), R"({"name":"No. 14","maker":"Thonet","labels":[]})");
    EXPECT_EQ(shown<MakerWithChairs>(thonet),
              R"x({"name":"Thonet","chairs":["Chair object (1)"],"keys":[1]})x");
}

}  // namespace
