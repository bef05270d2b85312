#include "cadenza/rest/serializers/serializer.h"

#include <gtest/gtest.h>

#include "cadenza/base/json/writer.h"
#include "cadenza/base/multi_dict.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/rest/serializers/method_field.h"
#include "cadenza/rest/serializers/nested_field.h"

namespace {

using namespace cadenza;

int constructions = 0;

struct Point : Serializer {
    Point() {
        ++constructions;
        fields = {{"x", IntegerField{}},
                  {"y", IntegerField{required = false}},
                  {"label", CharField{max_length = 5, default_ = "origin"}}};
    }
};

struct Account : Serializer {
    Account() {
        fields = {{"name", CharField{}, validated_by<&Account::validate_name>()},
                  {"email", EmailField{source = "contact.email", required = false}},
                  {"password", CharField{write_only = true, min_length = 3}},
                  {"kind", CharField{read_only = true, default_ = "person"}},
                  {"shout", method<&Account::shout>()}};
    }
    void validate_name(FieldValue& name) {
        if (name.as_text() == "root") throw ValidationError("Not that name.");
        name = Value(name.as_text() + "!");
    }
    void validate(ValidatedData& attrs) override {
        if (attrs.str("password") == attrs.str("name"))
            throw ValidationError("Too similar.", "similar");
        if (attrs.str("password") == "field") throw ValidationError({{"password", "Really?"}});
        attrs.set("checked", Value(true));
    }
    std::string shout(const Value& account) const { return account["name"].str() + "!!"; }
    Value create(const ValidatedData& data) override {
        Dict made = data;
        made.set("id", Value(1));
        return Value(std::move(made));
    }
    Value update(const Value& instance, const ValidatedData& data) override {
        Dict changed = instance.as_dict();
        for (const auto& [key, value] : data) changed.set(key, value);
        return Value(std::move(changed));
    }
};

std::string errors_of(SerializerBase& serializer) {
    return serializer.is_valid() ? "valid" : to_json(serializer.errors().value());
}

template <class S>
std::string check(Value data, bool partial = false) {
    S serializer = make_serializer<S>();
    serializer.set_data(std::move(data));
    serializer.set_partial(partial);
    if (!serializer.is_valid()) return "! " + to_json(serializer.errors().value());
    return to_json(Value(serializer.validated_data()));
}

TEST(Serializer, runs_its_constructor_once_for_all_requests) {
    make_serializer<Point>();
    const int before = constructions;
    for (int i = 0; i < 3; ++i) {
        Point point = make_serializer<Point>();
        point.set_data(Value{{"x", i}});
        EXPECT_TRUE(point.is_valid());
    }
    EXPECT_EQ(constructions, before);
}

TEST(Serializer, works_when_it_is_constructed_directly_too) {
    Point point;
    point.set_data(Value{{"x", "1"}});
    EXPECT_TRUE(point.is_valid());
    EXPECT_EQ(to_json(point.data()), R"({"x":1,"label":"origin"})");
}

TEST(Serializer, tells_errors_by_field_in_the_order_of_the_fields) {
    EXPECT_EQ(check<Point>(Value{{"label", "too long"}, {"y", "b"}}),
              R"(! {"x":["This field is required."],"y":["A valid integer is required."],)"
              R"("label":["Ensure this field has no more than 5 characters."]})");
}

TEST(Serializer, wants_a_dictionary) {
    EXPECT_EQ(check<Point>(Value("abc")),
              R"(! {"non_field_errors":["Invalid data. Expected a dictionary, but got str."]})");
    EXPECT_EQ(check<Point>(Value()), R"(! {"non_field_errors":["No data provided"]})");
}

TEST(Serializer, leaves_out_what_a_partial_update_does_not_send) {
    EXPECT_EQ(check<Point>(Value(Dict()), true), "{}");
    EXPECT_EQ(check<Point>(Value{{"x", "z"}}, true), R"(! {"x":["A valid integer is required."]})");
}

TEST(Serializer, puts_values_where_their_source_says) {
    EXPECT_EQ(check<Account>(Value{{"name", "ada"}, {"email", "a@b.co"}, {"password", "abc"}}),
              R"({"name":"ada!","contact":{"email":"a@b.co"},"password":"abc","checked":true})");
}

TEST(Serializer, runs_the_hook_of_a_field_after_its_own_checks) {
    EXPECT_EQ(check<Account>(Value{{"name", "root"}, {"password", "abc"}}),
              R"(! {"name":["Not that name."]})");
    EXPECT_EQ(check<Account>(Value{{"name", ""}, {"password", "abc"}}),
              R"(! {"name":["This field may not be blank."]})");
}

TEST(Serializer, tells_what_validate_refuses_as_non_field_errors_or_by_field) {
    EXPECT_EQ(check<Account>(Value{{"name", "abc"}, {"password", "abc!"}}),
              R"(! {"non_field_errors":["Too similar."]})");
    EXPECT_EQ(check<Account>(Value{{"name", "abc"}, {"password", "field"}}),
              R"(! {"password":["Really?"]})");
}

TEST(Serializer, raises_if_asked_to) {
    Point point = make_serializer<Point>();
    point.set_data(Value(Dict()));
    EXPECT_THROW(point.is_valid(true), ValidationError);
    EXPECT_FALSE(point.is_valid());
}

TEST(Serializer, shows_an_instance_without_what_is_write_only) {
    Account account = make_serializer<Account>();
    account.set_instance(
        Value{{"name", "Ada"}, {"password", "x"}, {"contact", Value{{"email", "e"}}}});
    const std::string expected = R"({"name":"Ada","email":"e","kind":"person","shout":"Ada!!"})";
    EXPECT_EQ(to_json(account.data()), expected);
    std::string out;
    JsonWriter writer(out);
    account.write_json(writer);
    EXPECT_EQ(out, expected);
}

TEST(Serializer, skips_an_optional_field_that_the_instance_lacks_and_names_a_required_one) {
    Point point = make_serializer<Point>();
    point.set_instance(Value{{"x", 1}});
    EXPECT_EQ(to_json(point.data()), R"({"x":1,"label":"origin"})");
    Point broken = make_serializer<Point>();
    broken.set_instance(Value(Dict()));
    try {
        broken.data();
        FAIL() << "a required field was missing";
    } catch (const ImproperlyConfigured& error) {
        EXPECT_NE(error.message().find("\"x\""), std::string::npos) << error.message();
    }
}

TEST(Serializer, creates_and_updates) {
    Account account = make_serializer<Account>();
    account.set_data(Value{{"name", "ada"}, {"password", "abc"}});
    ASSERT_EQ(errors_of(account), "valid");
    account.save({{"owner", "me"}});
    EXPECT_EQ(account.instance()["id"], Value(1));
    EXPECT_EQ(account.instance()["owner"], Value("me"));
    EXPECT_EQ(account.data()["name"], Value("ada!"));

    Account change = make_serializer<Account>();
    change.set_instance(account.instance());
    change.set_data(Value{{"name", "bob"}});
    change.set_partial(true);
    ASSERT_EQ(errors_of(change), "valid");
    change.save();
    EXPECT_EQ(change.instance()["name"], Value("bob!"));
    EXPECT_EQ(change.instance()["id"], Value(1));
}

TEST(Serializer, refuses_to_save_too_early) {
    Point point = make_serializer<Point>();
    EXPECT_THROW(point.save(), Error);
    EXPECT_THROW(point.errors(), Error);
    EXPECT_THROW(point.is_valid(), Error);
    point.set_data(Value(Dict()));
    EXPECT_THROW(point.data(), Error);
    EXPECT_FALSE(point.is_valid());
    EXPECT_THROW(point.save(), Error);
}

TEST(Serializer, shows_initial_values_without_instance_and_data) {
    EXPECT_EQ(to_json(make_serializer<Point>().data()), R"({"x":null,"y":null,"label":""})");
    Point point = make_serializer<Point>();
    point.set_data(Value{{"x", "b"}, {"z", 1}});
    EXPECT_FALSE(point.is_valid());
    EXPECT_EQ(to_json(point.data()), R"({"x":"b"})");
}

struct Louder : Account {
    Louder() {
        fields += {{"kind", ReadOnlyField{default_ = "louder"}},
                   {"extra", IntegerField{required = false}}};
    }
    Value to_representation(const Value& instance) override {
        Value shown = Account::to_representation(instance);
        shown.as_dict().set("loud", Value(true));
        return shown;
    }
};

TEST(Serializer, inherits_fields_and_writes_through_an_overridden_representation) {
    Louder louder = make_serializer<Louder>();
    louder.set_instance(Value{{"name", "Ada"}});
    std::string out;
    JsonWriter writer(out);
    louder.write_json(writer);
    EXPECT_EQ(out, R"({"name":"Ada","kind":"louder","shout":"Ada!!","loud":true})");
}

struct Misfit : Serializer {
    Misfit() {
        serializers::FieldOptions options;
        options.max_digits = 3;
        fields = {{"name", CharField(std::move(options))}};
    }
};

TEST(Serializer, names_an_option_that_a_field_does_not_have) {
    try {
        make_serializer<Misfit>();
        FAIL() << "CharField took max_digits";
    } catch (const ImproperlyConfigured& error) {
        EXPECT_NE(error.message().find("CharField, which has no option \"max_digits\""),
                  std::string::npos)
            << error.message();
    }
}

struct UserDefault : Serializer {
    UserDefault() {
        fields = {{"owner", HiddenField{default_ = CurrentUserDefault()}},
                  {"made", CharField{default_ = CreateOnlyDefault("now")}}};
    }
};

TEST(Serializer, gives_defaults_their_context) {
    UserDefault serializer = make_serializer<UserDefault>();
    serializer.set_context({.user = Value("ada")});
    serializer.set_data(Value(Dict()));
    ASSERT_TRUE(serializer.is_valid());
    EXPECT_EQ(to_json(Value(serializer.validated_data())), R"({"owner":"ada","made":"now"})");
    UserDefault update = make_serializer<UserDefault>();
    update.set_context({.user = Value("bob")});
    update.set_instance(Value{{"made", "then"}});
    update.set_data(Value(Dict()));
    ASSERT_TRUE(update.is_valid());
    EXPECT_EQ(to_json(Value(update.validated_data())), R"({"owner":"bob"})");
}

}  // namespace
