#include "cadenza/rest/serializers/nested_field.h"

#include "cadenza/base/json/writer.h"
#include "cadenza/base/multi_dict.h"
#include "cadenza/db/models/model.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/rest/fields/html_input.h"
#include "cadenza/rest/serializers/model_access.h"

namespace cadenza::serializers {

NestedField::NestedField(FieldOptions options)
    : Field(std::move(options)), many_(options_.many.value_or(false)) {
    limits_ = {options_.allow_empty.value_or(true), options_.min_length, options_.max_length};
}

void NestedField::make_read_only_by_default() {
    if (options_.read_only || write_only_) return;
    read_only_ = true;
    required_ = false;
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
    SerializerBase& serializer = scope.serializer->nested_serializer(*this);
    if (many_) {
        value = Value(validate_items(serializer, *data, limits_));
    } else {
        value = Value(serializer.run_validation(*data));
    }
    run_validators(*value, scope);
    return value;
}

Value NestedField::representation(const Value& value, FieldScope& scope) const {
    SerializerBase& serializer = scope.serializer->nested_serializer(*this);
    if (!many_) return serializer.represent(Instance(value));
    List shown;
    if (value.is_list())
        for (const Value& item : value.as_list())
            shown.push_back(serializer.represent(Instance(item)));
    return Value(std::move(shown));
}

void NestedField::write_value(const Value& value, JsonWriter& out, FieldScope& scope) const {
    SerializerBase& serializer = scope.serializer->nested_serializer(*this);
    if (!many_) return serializer.write(Instance(value), out);
    out.begin_array();
    if (value.is_list())
        for (const Value& item : value.as_list()) serializer.write(Instance(item), out);
    out.end_array();
}

std::optional<Value> NestedField::represent(const Instance& instance, FieldScope& scope) const {
    SerializerBase& serializer = scope.serializer->nested_serializer(*this);
    if (source() == "*") return serializer.represent(instance);
    if (instance.model() == nullptr) return Field::represent(instance, scope);
    const RelationTarget target = follow_relation(*instance.model(), source_attrs());
    if (target.many) {
        List shown;
        for (const Model& row : *target.many)
            shown.push_back(serializer.represent(ModelInstance(row).instance));
        return Value(std::move(shown));
    }
    if (target.one != nullptr) return serializer.represent(ModelInstance(*target.one).instance);
    return target.found ? Value() : Field::represent(instance, scope);
}

void NestedField::write(const Instance& instance, std::string_view key_json, JsonWriter& out,
                        FieldScope& scope) const {
    SerializerBase& serializer = scope.serializer->nested_serializer(*this);
    if (source() == "*") {
        out.key_raw(key_json);
        return serializer.write(instance, out);
    }
    if (instance.model() == nullptr) return Field::write(instance, key_json, out, scope);
    const RelationTarget target = follow_relation(*instance.model(), source_attrs());
    if (!target.found) return Field::write(instance, key_json, out, scope);
    out.key_raw(key_json);
    if (target.many) {
        out.begin_array();
        for (const Model& row : *target.many) serializer.write(ModelInstance(row).instance, out);
        out.end_array();
    } else if (target.one != nullptr) {
        serializer.write(ModelInstance(*target.one).instance, out);
    } else {
        out.null();
    }
}

Value NestedField::get_initial() const {
    if (options_.initial) return *options_.initial;
    if (many_) return Value(List());
    return make()->data();
}

}  // namespace cadenza::serializers
