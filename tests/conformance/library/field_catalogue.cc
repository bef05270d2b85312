#include "conformance/library/field_catalogue.h"

#include <utility>

#include "cadenza/validation/validators.h"

namespace library {
namespace {

using namespace cadenza;

struct Point : Serializer {
    Point() {
        fields = {{"x", IntegerField{}},
                  {"y", IntegerField{required = false}},
                  {"label", CharField{max_length = 5, default_ = "origin"}}};
    }
};

struct EvenField : serializers::Field {
    EvenField() {
        default_error_messages(
            {{"type", "Not a number: {got}."}, {"odd", "Odd numbers are not allowed."}});
    }
    Value to_internal_value(const Value& data) const override {
        if (!data.is_int()) fail("type", {{"got", data.type_name()}});
        if (data.as_int() % 2 != 0) fail("odd");
        return Value(data.as_int() / 2);
    }
    Value to_representation(const Value& value) const override { return Value(value.as_int() * 2); }
    std::string_view class_name() const override { return "EvenField"; }
};

void not_evil(const Value& value) {
    if (value.as_text().find("evil") != std::string::npos)
        throw ValidationError("No evil, please.", "evil");
}

/// Each entry is a class of its own, as a request would use it: one prototype, one table of fields.
template <class Make>
struct ValueSerializer : Serializer {
    ValueSerializer() { fields = {{"value", Make::field()}}; }
};

struct Entry {
    std::string_view name;
    std::unique_ptr<Serializer> (*make)();
};

template <class Make>
std::unique_ptr<Serializer> make() {
    return std::make_unique<ValueSerializer<Make>>(serializer_prototype<ValueSerializer<Make>>());
}

struct Catalogue : serializers::Vocabulary {
    static const Entry entries[];
};

#define FIELD(name, ...)                                    \
    {                                                       \
        name, [] {                                          \
            struct Make : serializers::Vocabulary {         \
                static auto field() { return __VA_ARGS__; } \
            };                                              \
            return make<Make>();                            \
        }                                                   \
    }

const Entry Catalogue::entries[] = {
    FIELD("boolean", BooleanField{}),
    FIELD("boolean-null", BooleanField{allow_null = true}),
    FIELD("char", CharField{}),
    FIELD("char-bounds", CharField{min_length = 2, max_length = 5}),
    FIELD("char-blank", CharField{allow_blank = true}),
    FIELD("char-null", CharField{allow_null = true}),
    FIELD("char-notrim", CharField{trim_whitespace = false}),
    FIELD("char-optional", CharField{required = false}),
    FIELD("char-default", CharField{default_ = "fallback"}),
    FIELD("char-readonly", CharField{read_only = true, default_ = "constant"}),
    FIELD("char-writeonly", CharField{write_only = true}),
    FIELD(
        "char-validators",
        CharField{max_length = 4, validators = {not_evil, validate_comma_separated_integer_list}}),
    FIELD("char-messages", CharField{error_messages = {{"required", "Gimme."},
                                                       {"blank", "Not empty!"},
                                                       {"null", "Not null!"},
                                                       {"invalid", "A string!"}}}),
    FIELD("email", EmailField{}),
    FIELD("email-max", EmailField{max_length = 12}),
    FIELD("regex", RegexField{regex = R"(^[a-z]+-\d+$)"}),
    FIELD("slug", SlugField{}),
    FIELD("slug-unicode", SlugField{allow_unicode = true}),
    FIELD("url", URLField{}),
    FIELD("uuid", UUIDField{}),
    FIELD("uuid-hex", UUIDField{format = "hex"}),
    FIELD("uuid-int", UUIDField{format = "int"}),
    FIELD("uuid-urn", UUIDField{format = "urn"}),
    FIELD("ip", IPAddressField{}),
    FIELD("ipv4", IPAddressField{protocol = "IPv4"}),
    FIELD("ipv6", IPAddressField{protocol = "IPv6"}),
    FIELD("integer", IntegerField{}),
    FIELD("integer-range", IntegerField{min_value = 1, max_value = 10}),
    FIELD("integer-null", IntegerField{allow_null = true}),
    FIELD("float", FloatField{}),
    FIELD("float-range", FloatField{min_value = -1.5, max_value = 1.5}),
    FIELD("decimal", DecimalField{max_digits = 5, decimal_places = 2}),
    FIELD("decimal-range",
          DecimalField{max_digits = 5, decimal_places = 2, min_value = 1, max_value = 100}),
    FIELD("decimal-number",
          DecimalField{max_digits = 5, decimal_places = 2, coerce_to_string = false}),
    FIELD("decimal-round",
          DecimalField{max_digits = 5, decimal_places = 2, rounding = Rounding::HalfUp}),
    FIELD("decimal-free", DecimalField{}),
    FIELD("datetime", DateTimeField{}),
    FIELD("datetime-format",
          DateTimeField{format = "%Y/%m/%d %H.%M", input_formats = {"%d-%m-%Y %H:%M", "iso-8601"}}),
    FIELD("date", DateField{}),
    FIELD("date-format", DateField{format = "%d.%m.%Y", input_formats = {"%d.%m.%Y"}}),
    FIELD("time", TimeField{}),
    FIELD("duration", DurationField{}),
    FIELD("duration-range",
          DurationField{min_value = Duration::seconds(1), max_value = Duration::hours(1)}),
    FIELD("choice", ChoiceField{choices = {"red", "green"}}),
    FIELD("choice-int", ChoiceField{choices = {{1, "one"}, {2, "two"}}}),
    FIELD("choice-blank",
          ChoiceField{choices = {"red", "green"}, allow_blank = true, allow_null = true}),
    FIELD("choices", MultipleChoiceField{choices = {"red", "green", "blue"}}),
    FIELD("choices-nonempty",
          MultipleChoiceField{choices = {"red", "green", "blue"}, allow_empty = false}),
    FIELD("list", ListField{}),
    FIELD("list-int", ListField{child = IntegerField{min_value = 0}}),
    FIELD("list-nonempty", ListField{child = CharField{}, allow_empty = false}),
    FIELD("list-bounds", ListField{child = CharField{}, min_length = 2, max_length = 3}),
    FIELD("list-list", ListField{child = ListField{child = IntegerField{}}}),
    FIELD("dict", DictField{}),
    FIELD("dict-int", DictField{child = IntegerField{}}),
    FIELD("dict-nonempty", DictField{allow_empty = false}),
    FIELD("hstore", HStoreField{}),
    FIELD("json", JSONField{}),
    FIELD("json-binary", JSONField{binary = true}),
    FIELD("point", nested<Point>{}),
    FIELD("point-null", nested<Point>{allow_null = true}),
    FIELD("point-optional", nested<Point>{required = false}),
    FIELD("points", nested<Point>{many = true}),
    FIELD("points-nonempty", nested<Point>{many = true, allow_empty = false}),
    FIELD("points-bounds", nested<Point>{many = true, min_length = 1, max_length = 2}),
    FIELD("even", EvenField{}),
    FIELD("hidden", HiddenField{default_ = "secret"}),
};
#undef FIELD

}  // namespace

std::unique_ptr<Serializer> serializer_for(std::string_view name) {
    for (const Entry& entry : Catalogue::entries)
        if (entry.name == name) return entry.make();
    return nullptr;
}

}  // namespace library
