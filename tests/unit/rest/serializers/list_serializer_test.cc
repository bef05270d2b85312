#include "cadenza/rest/serializers/list_serializer.h"

#include <gtest/gtest.h>

#include "cadenza/base/json/writer.h"
#include "cadenza/base/multi_dict.h"
#include "cadenza/rest/exceptions.h"

namespace {

using namespace cadenza;

struct Item : Serializer {
    Item() { fields = {{"n", IntegerField{}}}; }
    Value create(const ValidatedData& data) override {
        Dict made = data;
        made.set("id", Value(data["n"].as_int() + 100));
        return Value(std::move(made));
    }
};

struct Unique : ListSerializer {
    using ListSerializer::ListSerializer;
    void validate(List& items) override {
        if (items.size() == 2 && items[0] == items[1]) throw ValidationError("Twice the same.");
    }
};
struct UniqueItem : Item {
    using ListSerializerClass = Unique;
};

template <class S>
std::string check(Value data, ListLimits limits = {}) {
    auto serializer = make_list_serializer<S>(limits);
    serializer->set_data(std::move(data));
    if (!serializer->is_valid()) return "! " + to_json(serializer->errors().value());
    return to_json(Value(serializer->validated_data()));
}

TEST(ListSerializer, validates_each_item) {
    EXPECT_EQ(check<Item>(Value::list({Value{{"n", 1}}, Value{{"n", "2"}}})),
              R"([{"n":1},{"n":2}])");
    EXPECT_EQ(
        check<Item>(Value::list({Value{{"n", 1}}, Value{{"n", "b"}}, Value()})),
        R"(! {"1":{"n":["A valid integer is required."]},"2":["This field may not be null."]})");
}

TEST(ListSerializer, wants_a_list_of_the_right_length) {
    EXPECT_EQ(check<Item>(Value(Dict())),
              R"(! {"non_field_errors":["Expected a list of items but got type \"dict\"."]})");
    EXPECT_EQ(check<Item>(Value()), R"(! {"non_field_errors":["No data provided"]})");
    EXPECT_EQ(check<Item>(Value(List()), {.allow_empty = false}),
              R"(! {"non_field_errors":["This list may not be empty."]})");
    EXPECT_EQ(check<Item>(Value(List()), {.min_length = 1}),
              R"(! {"non_field_errors":["Ensure this field has at least 1 elements."]})");
}

TEST(ListSerializer, looks_at_the_whole_list) {
    EXPECT_EQ(check<UniqueItem>(Value::list({Value{{"n", 1}}, Value{{"n", 1}}})),
              R"(! {"non_field_errors":["Twice the same."]})");
}

TEST(ListSerializer, creates_each_item_and_shows_them) {
    auto serializer = make_list_serializer<Item>();
    serializer->set_data(Value::list({Value{{"n", 1}}, Value{{"n", 2}}}));
    ASSERT_TRUE(serializer->is_valid());
    serializer->save({{"owner", "me"}});
    std::string out;
    JsonWriter writer(out);
    serializer->write_json(writer);
    EXPECT_EQ(out, R"([{"n":1},{"n":2}])");
    EXPECT_EQ(to_json(serializer->data()), out);
}

TEST(ListSerializer, finds_its_items_in_a_form) {
    MultiDict form;
    form.append("[0]n", Value("1"));
    form.append("[1]n", Value("x"));
    EXPECT_EQ(check<Item>(Value(std::move(form))),
              R"(! {"1":{"n":["A valid integer is required."]}})");
}

}  // namespace
