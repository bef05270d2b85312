#include "cadenza/rest/serializers/model_serializer.h"

#include <gtest/gtest.h>

#include "cadenza/db/backends/base/query_log.h"
#include "cadenza/db/models/model_object.h"
#include "unit/rest/serializers/model_support.h"

CADENZA_REGISTER(shop::Maker)
CADENZA_REGISTER(shop::Label)
CADENZA_REGISTER(shop::Chair)

namespace {

using namespace shop_tests;

struct MakerSerializer : ModelSerializer<Maker> {
    MakerSerializer() {
        fields = {"id",
                  "name",
                  "country",
                  "founded",
                  {"country_name", ReadOnlyField{source = "get_country_display"}},
                  {"anonymous", method<&Maker::is_anonymous>()}};
        read_only_fields = {"founded"};
    }
};

struct ChairSerializer : ModelSerializer<Chair> {
    ChairSerializer() {
        fields = {"id",
                  {"name", validated_by<&ChairSerializer::validate_name>()},
                  "notes",
                  "legs",
                  "price",
                  "soft",
                  "maker",
                  "copy_of",
                  "labels",
                  {"maker_name", CharField{source = "maker.name", read_only = true}},
                  {"summary", method<&ChairSerializer::summary>()},
                  "made_at"};
        extra_kwargs = {
            {"price", {.min_value = 0, .error_messages = Messages{{"min_value", "Too cheap."}}}},
            {"notes", {.write_only = true}}};
    }
    using Messages = serializers::Messages;
    void validate_name(FieldValue& name) {
        if (name.as_text() == "stool") throw ValidationError("Not a chair.", "stool");
    }
    std::string summary(const Chair& chair) const { return chair.name + "!"; }
};

struct AllChairs : ModelSerializer<Chair> {
    AllChairs() {
        fields = {"__all__", {"maker", nested<MakerSerializer>()}};
        exclude = {"notes", "copy_of"};
    }
};

struct DeepChair : ModelSerializer<Chair> {
    DeepChair() {
        fields = {"name", "maker", "labels"};
        depth = 1;
    }
};

struct SlugChair : ModelSerializer<Chair> {
    SlugChair() {
        fields = {"name",
                  {"maker", SlugRelatedField{slug_field = "name", queryset = Maker::objects.all()}},
                  {"labels", SlugRelatedField{slug_field = "slug", many = true, required = false,
                                              queryset = Label::objects.all()}}};
    }
};

struct WritableMaker : ModelSerializer<Chair> {
    WritableMaker() {
        fields = {"name", {"maker", nested<MakerSerializer>{read_only = false}}};
        extra_kwargs = {{"name", {.validators = std::vector<serializers::FieldValidator>()}}};
    }
};

class ModelSerializerTest : public ShopTest {};

TEST_F(ModelSerializerTest, knows_what_the_model_says_about_its_fields) {
    maker("Thonet");
    EXPECT_EQ(checked<MakerSerializer>(Value(Dict())), R"({"name":["This field is required."]})");
    EXPECT_EQ(checked<MakerSerializer>(Value{{"name", "Thonet"}, {"country", "FR"}}),
              R"({"name":["maker with this name already exists."],)"
              R"("country":["\"FR\" is not a valid choice."]})");
    EXPECT_EQ(checked<MakerSerializer>(Value{{"name", std::string(21, 'x')}}),
              R"({"name":["Ensure this field has no more than 20 characters."]})");
    EXPECT_EQ(
        checked<ChairSerializer>(Value{{"name", "x"}, {"legs", 7}, {"price", "-1"}, {"maker", 99}}),
        R"({"name":["Ensure this field has at least 2 characters."],)"
        R"("legs":["Ensure this value is less than or equal to 6."],)"
        R"("price":["Too cheap."],)"
        R"("maker":["Invalid pk \"99\" - object does not exist."]})");
    EXPECT_EQ(
        checked<ChairSerializer>(Value{{"name", "No. 14"}, {"maker", "one"}, {"copy_of", true}}),
        R"({"maker":["Incorrect type. Expected pk value, received str."],)"
        R"("copy_of":["Incorrect type. Expected pk value, received bool."]})");
}

TEST_F(ModelSerializerTest, runs_the_hook_of_a_model_field) {
    const Maker thonet = maker("Thonet");
    EXPECT_EQ(checked<ChairSerializer>(Value{{"name", "stool"}, {"maker", thonet.pk()}}),
              R"({"name":["Not a chair."]})");
}

TEST_F(ModelSerializerTest, creates_an_object) {
    const Maker thonet = maker("Thonet");
    Label bentwood;
    bentwood.slug = "bentwood";
    bentwood.save();
    ChairSerializer serializer = make_serializer<ChairSerializer>();
    serializer.set_data(Value{{"name", "No. 14"},
                              {"notes", "classic"},
                              {"price", "12.5"},
                              {"maker", thonet.pk()},
                              {"labels", Value::list({bentwood.pk()})}});
    ASSERT_TRUE(serializer.is_valid()) << to_json(serializer.errors().value());
    Chair& saved = serializer.save();
    EXPECT_EQ(saved.name, "No. 14");
    EXPECT_EQ(saved.maker->name, "Thonet");
    EXPECT_EQ(serializer.data()["price"], Value("12.50"));
    EXPECT_EQ(to_json(serializer.data()["labels"]), "[1]");
    const Chair stored = Chair::objects.get("name"_k = "No. 14");
    EXPECT_EQ(stored.notes, "classic");
    EXPECT_EQ(stored.legs, 4);
}

TEST_F(ModelSerializerTest, shows_the_fields_in_their_order) {
    const Maker thonet = maker("Thonet");
    Chair no14 = chair(thonet, "No. 14");
    no14.made_at = *DateTime::parse("2024-02-09T01:02:03Z");
    no14.save({"made_at"});
    EXPECT_EQ(shown<ChairSerializer>(no14),
              R"({"id":1,"name":"No. 14","legs":4,"price":null,"soft":false,"maker":1,)"
              R"("copy_of":null,"labels":[],"maker_name":"Thonet","summary":"No. 14!",)"
              R"("made_at":"2024-02-09T01:02:03Z"})");
    Maker again = Maker::objects.get("name"_k = "Thonet");
    EXPECT_EQ(shown<MakerSerializer>(again),
              R"({"id":1,"name":"Thonet","country":"IT","founded":null,)"
              R"("country_name":"Italy","anonymous":false})");
}

TEST_F(ModelSerializerTest, updates_what_was_sent) {
    Chair no14 = chair(maker("Thonet"), "No. 14");
    ChairSerializer serializer = make_serializer<ChairSerializer>();
    serializer.set_instance(no14);
    serializer.set_data(Value{{"legs", "3"}, {"made_at", "2000-01-01T00:00:00Z"}});
    serializer.set_partial(true);
    ASSERT_TRUE(serializer.is_valid()) << to_json(serializer.errors().value());
    serializer.save("soft"_k = true);
    const Chair stored = Chair::objects.get("name"_k = "No. 14");
    EXPECT_EQ(stored.legs, 3);
    EXPECT_TRUE(stored.soft);
    EXPECT_NE(stored.made_at.str(), "2000-01-01T00:00:00+00:00");
    EXPECT_EQ(serializer.instance(), &no14);
}

TEST_F(ModelSerializerTest, lets_an_object_keep_its_own_unique_value) {
    Maker thonet = maker("Thonet");
    maker("Eames");
    const auto rename = [&](const char* name) {
        MakerSerializer serializer = make_serializer<MakerSerializer>();
        serializer.set_instance(thonet);
        serializer.set_data(Value{{"name", name}});
        return serializer.is_valid() ? "valid" : to_json(serializer.errors().value());
    };
    EXPECT_EQ(rename("Thonet"), "valid");
    EXPECT_EQ(rename("Eames"), R"({"name":["maker with this name already exists."]})");
}

TEST_F(ModelSerializerTest, checks_fields_that_are_unique_together) {
    const Maker thonet = maker("Thonet");
    Chair no14 = chair(thonet, "No. 14");
    chair(thonet, "No. 15");
    const std::string collision =
        R"({"non_field_errors":["The fields maker, name must make a unique set."]})";
    EXPECT_EQ(checked<ChairSerializer>(Value{{"name", "No. 14"}, {"maker", thonet.pk()}}),
              collision);
    const auto change = [&](Value data) {
        ChairSerializer serializer = make_serializer<ChairSerializer>();
        serializer.set_instance(no14);
        serializer.set_data(std::move(data));
        serializer.set_partial(true);
        return serializer.is_valid() ? "valid" : to_json(serializer.errors().value());
    };
    EXPECT_EQ(change(Value{{"name", "No. 15"}}), collision);
    EXPECT_EQ(change(Value{{"name", "No. 16"}}), "valid");
    const db::QueryLog queries;
    EXPECT_EQ(change(Value{{"name", "No. 14"}}), "valid");
    EXPECT_EQ(queries.count(), 0) << "nothing of the set has changed";
}

TEST_F(ModelSerializerTest, takes_all_fields_but_those_excluded) {
    Chair no14 = chair(maker("Thonet"), "No. 14");
    AllChairs serializer = make_serializer<AllChairs>();
    std::string names;
    for (const auto& bound : serializer.definition().fields)
        names += bound.field->field_name() + " ";
    EXPECT_EQ(names, "id maker name legs price soft made_at labels ");
    serializer.set_instance(no14);
    EXPECT_EQ(serializer.data()["maker"]["name"], Value("Thonet"));
}

TEST_F(ModelSerializerTest, nests_relations_to_a_depth) {
    Chair no14 = chair(maker("Thonet"), "No. 14");
    EXPECT_EQ(shown<DeepChair>(no14),
              R"({"name":"No. 14","maker":{"id":1,"name":"Thonet","country":"IT","founded":null},)"
              R"("labels":[]})");
}

TEST_F(ModelSerializerTest, finds_related_objects_by_slug) {
    maker("Thonet");
    Label bentwood;
    bentwood.slug = "bentwood";
    bentwood.save();
    EXPECT_EQ(checked<SlugChair>(Value{{"name", "No. 14"}, {"maker", "Nobody"}}),
              R"({"maker":["Object with name=Nobody does not exist."]})");
    SlugChair serializer = make_serializer<SlugChair>();
    serializer.set_data(Value{
        {"name", "No. 14"}, {"maker", "Thonet"}, {"labels", Value::list({Value("bentwood")})}});
    ASSERT_TRUE(serializer.is_valid()) << to_json(serializer.errors().value());
    serializer.save();
    EXPECT_EQ(to_json(serializer.data()),
              R"({"name":"No. 14","maker":"Thonet","labels":["bentwood"]})");
}

TEST_F(ModelSerializerTest, refuses_to_save_what_is_inside_a_nested_serializer) {
    WritableMaker serializer = make_serializer<WritableMaker>();
    serializer.set_data(Value{{"name", "No. 14"}, {"maker", Value{{"name", "Thonet"}}}});
    ASSERT_TRUE(serializer.is_valid()) << to_json(serializer.errors().value());
    try {
        serializer.save();
        FAIL() << "the nested maker was saved";
    } catch (const ImproperlyConfigured& error) {
        EXPECT_NE(error.message().find("nested field \"maker\""), std::string::npos)
            << error.message();
    }
}

TEST_F(ModelSerializerTest, needs_no_query_to_show_a_key_and_one_for_each_new_relation) {
    struct Keys : ModelSerializer<Chair> {
        Keys() { fields = {"id", "maker", "copy_of"}; }
    };
    Chair no14 = chair(maker("Thonet"), "No. 14");
    Chair stored = Chair::objects.get("id"_k = 1);
    const db::QueryLog queries;
    EXPECT_EQ(shown<Keys>(stored), R"({"id":1,"maker":1,"copy_of":null})");
    EXPECT_EQ(queries.count(), 0);
}

// As the user of a request: something that turns into a Value which holds a model object.
struct CurrentMaker {
    Value value;
    operator Value() const { return value; }
};

TEST_F(ModelSerializerTest, takes_an_object_that_the_server_knows) {
    const Maker thonet = maker("Thonet");
    struct Own : ModelSerializer<Chair> {
        Own() {
            fields = {"name", "maker"};
            read_only_fields = {"maker"};
        }
    };
    const auto save = [&](const char* name, auto&& owner) {
        Own serializer = make_serializer<Own>();
        serializer.set_data(Value{{"name", name}, {"maker", 99}});
        EXPECT_TRUE(serializer.is_valid()) << to_json(serializer.errors().value());
        serializer.save("maker"_k = owner);
        return to_json(serializer.data());
    };
    EXPECT_EQ(save("No. 14", thonet), R"({"name":"No. 14","maker":1})");
    EXPECT_EQ(save("No. 15", CurrentMaker{model_value(thonet)}), R"({"name":"No. 15","maker":1})");
}

TEST_F(ModelSerializerTest, saves_a_new_row_with_one_statement_for_each_check) {
    const Maker thonet = maker("Thonet");
    MakerSerializer serializer = make_serializer<MakerSerializer>();
    serializer.set_data(Value{{"name", "Eames"}});
    const db::QueryLog queries;
    ASSERT_TRUE(serializer.is_valid());
    serializer.save();
    EXPECT_EQ(queries.count(), 2) << "is the name unique? and INSERT";
}

TEST_F(ModelSerializerTest, shows_the_rows_of_a_query) {
    maker("Thonet");
    maker("Eames");
    struct Name : ModelSerializer<Maker> {
        Name() { fields = {"name"}; }
    };
    auto serializer = make_list_serializer<Name>();
    serializer->set_queryset(Maker::objects.order_by("name"));
    std::string out;
    JsonWriter writer(out);
    serializer->write_json(writer);
    EXPECT_EQ(out, R"([{"name":"Eames"},{"name":"Thonet"}])");
    EXPECT_EQ(to_json(serializer->data()), out);
}

TEST_F(ModelSerializerTest, creates_many) {
    struct Name : ModelSerializer<Maker> {
        Name() { fields = {"id", "name"}; }
    };
    auto serializer = make_list_serializer<Name>();
    serializer->set_data(Value::list({Value{{"name", "Thonet"}}, Value{{"name", "Eames"}}}));
    ASSERT_TRUE(serializer->is_valid()) << to_json(serializer->errors().value());
    serializer->save();
    EXPECT_EQ(to_json(serializer->data()), R"([{"id":1,"name":"Thonet"},{"id":2,"name":"Eames"}])");
    EXPECT_EQ(Maker::objects.count(), 2);
}

struct Loud : MakerSerializer {
    Maker create(const ValidatedData& data) override {
        ValidatedData louder = data;
        louder.set("name", Value(data.str("name") + "!"));
        return MakerSerializer::create(louder);
    }
    Value to_representation(const Maker& object) override {
        Value shown = MakerSerializer::to_representation(object);
        shown.as_dict().set("loud", Value(true));
        return shown;
    }
};

TEST_F(ModelSerializerTest, gives_its_hooks_typed_objects) {
    Loud serializer = make_serializer<Loud>();
    serializer.set_data(Value{{"name", "Eames"}});
    ASSERT_TRUE(serializer.is_valid());
    Maker& saved = serializer.save();
    EXPECT_EQ(saved.name, "Eames!");
    std::string out;
    JsonWriter writer(out);
    serializer.write_json(writer);
    EXPECT_NE(out.find(R"("loud":true)"), std::string::npos) << out;
}

}  // namespace
