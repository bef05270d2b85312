#include "cadenza/rest/serializers/method_field.h"

namespace cadenza::serializers {
namespace {

FieldOptions of_whole_instance(FieldOptions options) {
    options.read_only = true;
    options.source = "*";
    return options;
}

}  // namespace

MethodField::MethodField(Show show, Write write, FieldOptions options)
    : Field(of_whole_instance(std::move(options))), show_(show), write_(write) {}

std::optional<Value> MethodField::represent(const Instance& instance, FieldScope& scope) const {
    return show_(scope.serializer, instance);
}

void MethodField::write(const Instance& instance, std::string_view key_json, JsonWriter& out,
                        FieldScope& scope) const {
    out.key_raw(key_json);
    write_(scope.serializer, instance, out);
}

}  // namespace cadenza::serializers
