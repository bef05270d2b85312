#include "cadenza/rest/validators/unique_validator.h"

#include "cadenza/base/error.h"
#include "cadenza/db/backends/base/errors.h"
#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_object.h"
#include "cadenza/db/models/query_base.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/rest/fields/field.h"
#include "cadenza/rest/serializers/serializer_base.h"

namespace cadenza {
namespace {

/// The query's answer; false for a value that the column cannot hold: then no row has it.
template <class Ask>
bool exists(Ask&& ask) {
    try {
        return ask().exists();
    } catch (const ValueError&) {
    } catch (const ModelValidationError&) {
    } catch (const db::DataError&) {
    }
    return false;
}

QueryBase without(const QueryBase& query, const Model* instance) {
    return instance == nullptr ? query : query.exclude("pk", instance->pk());
}

/// A relation's key in place of its object.
Value comparable(const Value& value) {
    const Model* object = internal::model_in(value);
    return object ? object->pk() : value;
}

std::string filled(std::string message, std::string_view names) {
    constexpr std::string_view kPlace = "{field_names}";
    const std::size_t at = message.find(kPlace);
    return at == std::string::npos ? message : message.replace(at, kPlace.size(), names);
}

}  // namespace

UniqueValidator::UniqueValidator(serializers::Queryset queryset, std::string message,
                                 std::string lookup)
    : queryset_(std::move(queryset)), message_(std::move(message)), lookup_(std::move(lookup)) {}

void UniqueValidator::validate(const Value& value, const serializers::Field& field,
                               serializers::FieldScope& scope) const {
    const std::vector<std::string>& source = field.source_attrs();
    const std::string& name = source.empty() ? field.field_name() : source.back();
    const Model* instance = scope.serializer ? scope.serializer->model_instance() : nullptr;
    const bool taken = exists(
        [&] { return without(queryset_.get().filter(name + "__" + lookup_, value), instance); });
    if (taken) throw ValidationError(message_, "unique");
}

UniqueTogetherValidator::UniqueTogetherValidator(serializers::Queryset queryset,
                                                 std::vector<std::string> fields,
                                                 std::string message, std::string code)
    : queryset_(std::move(queryset)),
      fields_(std::move(fields)),
      message_(std::move(message)),
      code_(std::move(code)) {}

void UniqueTogetherValidator::validate(const ValidatedData& attrs,
                                       SerializerBase& serializer) const {
    const Model* instance = serializer.model_instance();
    ErrorDetail missing = ErrorDetail::dict();
    std::vector<std::pair<std::string, Value>> values;
    bool changed = instance == nullptr;
    std::string names;
    for (const std::string& name : fields_) {
        const serializers::BoundField* bound = serializer.definition().find(name);
        if (bound == nullptr)
            throw ImproperlyConfigured("A UniqueTogetherValidator names the field \"" + name +
                                       "\", which its serializer does not have.");
        const std::string& source = bound->field->source();
        names += (names.empty() ? "" : ", ") + name;
        const Value* given = attrs.find(source);
        if (given == nullptr && instance == nullptr)
            missing.set(name, ErrorDetail("This field is required.", "required"));
        Value value = given ? comparable(*given) : instance ? instance->get(source) : Value();
        if (instance != nullptr && given != nullptr && !(value == instance->get(source)))
            changed = true;
        values.emplace_back(source, std::move(value));
    }
    if (!missing.empty()) throw ValidationError(std::move(missing), "required");
    if (!changed) return;
    for (const auto& [source, value] : values)
        if (value.is_null()) return;
    const bool taken = exists([&] {
        QueryBase query = queryset_.get();
        for (const auto& [source, value] : values) query = query.filter(source, value);
        return without(query, instance);
    });
    if (taken) throw ValidationError(filled(message_, names), code_);
}

}  // namespace cadenza
