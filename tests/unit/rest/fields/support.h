#pragma once

#include <optional>
#include <string>

#include "cadenza/base/json/writer.h"
#include "cadenza/base/multi_dict.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/rest/serializers/vocabulary.h"

namespace field_tests {

using namespace cadenza;
using V = serializers::Vocabulary;

/// What the field makes of an input, as JSON; the errors after "! ", or "skipped".
inline std::string check(serializers::Field& field, const Value* data, bool partial = false) {
    field.bind("value");
    serializers::FieldScope scope;
    scope.partial = partial;
    try {
        const std::optional<Value> value = field.run_validation(data, scope);
        return value ? to_json(*value) : "skipped";
    } catch (const ValidationError& refused) {
        return "! " + to_json(refused.detail.value());
    }
}
inline std::string check(serializers::Field&& field, const Value& data) {
    return check(field, &data);
}
inline std::string check_missing(serializers::Field&& field, bool partial = false) {
    return check(field, nullptr, partial);
}

/// What the field shows of a value, as JSON; both ways of writing it must agree.
inline std::string shown(serializers::Field&& field, const Value& value) {
    field.bind("value");
    serializers::FieldScope scope;
    std::string out;
    JsonWriter writer(out);
    field.write_value(value, writer, scope);
    const std::string by_value = to_json(field.representation(value, scope));
    return out == by_value ? out : out + " but as a value " + by_value;
}

/// The part of an HTML form that the field takes, as JSON; "nothing" where it takes none.
inline std::string taken(serializers::Field&& field,
                         std::initializer_list<std::pair<const char*, const char*>> form,
                         bool partial = false) {
    field.bind("value");
    serializers::FieldScope scope;
    scope.partial = partial;
    MultiDict data;
    for (const auto& [name, value] : form) data.append(name, Value(value));
    const Value dictionary(std::move(data));
    const serializers::FieldInput input = field.get_value(dictionary, scope);
    return input.get() ? to_json(*input.get()) : "nothing";
}

}  // namespace field_tests
