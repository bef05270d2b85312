#include "cadenza/rest/serializers/nested_field.h"

#include "cadenza/base/json/writer.h"
#include "cadenza/base/multi_dict.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/rest/fields/html_input.h"

namespace cadenza::serializers {

NestedField::NestedField(Factory make, FieldOptions options)
    : Field(std::move(options)), make_(make), many_(options_.many.value_or(false)) {
    limits_ = {options_.allow_empty.value_or(true), options_.min_length, options_.max_length};
}

FieldInput NestedField::get_value(const Value& dictionary, const FieldScope&) const {
    if (!dictionary.is_form()) return dictionary.find(field_name());
    if (many_) {
        std::optional<Value> items = parse_html_list(dictionary.as_form(), field_name());
        return items ? FieldInput(std::move(*items)) : FieldInput();
    }
    MultiDict inner = parse_html_dict(dictionary.as_form(), field_name());
    return inner.empty() ? FieldInput() : FieldInput(Value(std::move(inner)));
}

std::optional<Value> NestedField::run_validation(const Value* data, FieldScope& scope) const {
    std::optional<Value> value;
    switch (validate_empty_values(data, scope, value)) {
        case Emptiness::Skipped: return std::nullopt;
        case Emptiness::Done: return value;
        case Emptiness::Filled: break;
    }
    SerializerBase& serializer = scope.serializer->nested(*this, make_);
    if (many_) {
        value = Value(validate_items(serializer, *data, limits_));
    } else {
        value = Value(serializer.run_validation(*data));
    }
    run_validators(*value, scope);
    return value;
}

Value NestedField::representation(const Value& value, FieldScope& scope) const {
    SerializerBase& serializer = scope.serializer->nested(*this, make_);
    if (!many_) return serializer.represent(Instance(value));
    List shown;
    if (value.is_list())
        for (const Value& item : value.as_list())
            shown.push_back(serializer.represent(Instance(item)));
    return Value(std::move(shown));
}

void NestedField::write_value(const Value& value, JsonWriter& out, FieldScope& scope) const {
    SerializerBase& serializer = scope.serializer->nested(*this, make_);
    if (!many_) return serializer.write(Instance(value), out);
    out.begin_array();
    if (value.is_list())
        for (const Value& item : value.as_list()) serializer.write(Instance(item), out);
    out.end_array();
}

std::optional<Value> NestedField::represent(const Instance& instance, FieldScope& scope) const {
    if (source() != "*") return Field::represent(instance, scope);
    return scope.serializer->nested(*this, make_).represent(instance);
}

void NestedField::write(const Instance& instance, std::string_view key_json, JsonWriter& out,
                        FieldScope& scope) const {
    if (source() != "*") return Field::write(instance, key_json, out, scope);
    out.key_raw(key_json);
    scope.serializer->nested(*this, make_).write(instance, out);
}

Value NestedField::get_initial() const {
    if (options_.initial) return *options_.initial;
    if (many_) return Value(List());
    return make_()->data();
}

}  // namespace cadenza::serializers
