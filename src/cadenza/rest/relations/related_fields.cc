#include "cadenza/rest/relations/related_fields.h"

#include "cadenza/base/dict.h"
#include "cadenza/base/error.h"
#include "cadenza/base/multi_dict.h"
#include "cadenza/db/backends/base/errors.h"
#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/field_info.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/model_object.h"
#include "cadenza/db/models/query_base.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/rest/serializers/model_access.h"

namespace cadenza::serializers {

std::shared_ptr<const QueryBase> Queryset::share(const QueryBase& query) {
    // Without the rows that it may have kept: a field asks anew each time.
    return std::make_shared<const QueryBase>(query.all());
}

RelatedField::RelatedField(FieldOptions options)
    : Field(std::move(options)), many_(options_.many.value_or(false)) {
    if (read_only_ && options_.queryset)
        throw ImproperlyConfigured("A relational field that is read_only takes no queryset.");
    default_error_messages(
        {{"not_a_list", "Expected a list of items but got type \"{input_type}\"."},
         {"empty", "This list may not be empty."}});
}

const QueryBase* RelatedField::queryset() const {
    return options_.queryset ? &options_.queryset->get() : nullptr;
}

std::optional<Value> RelatedField::empty_html() const {
    return many_ ? std::optional<Value>(Value(List())) : std::nullopt;
}

FieldInput RelatedField::get_value(const Value& dictionary, const FieldScope& scope) const {
    if (!many_ || !dictionary.is_form()) return Field::get_value(dictionary, scope);
    if (scope.partial && !dictionary.contains(field_name())) return {};
    return Value(dictionary.as_form().getlist(field_name()));
}

std::optional<Value> RelatedField::run_validation(const Value* data, FieldScope& scope) const {
    static const Value null;
    const bool blank = !many_ && data != nullptr && data->is_text() && data->as_text().empty();
    return Field::run_validation(blank ? &null : data, scope);
}

Value RelatedField::internal_value(const Value& data, FieldScope& scope) const {
    if (!many_) return find(data, scope);
    List items;
    if (data.is_list()) {
        items = data.as_list();
    } else if (data.is_dict()) {
        for (const auto& [key, value] : data.as_dict()) items.emplace_back(key);
    } else {
        fail("not_a_list", {{"input_type", data.type_name()}});
    }
    if (items.empty() && !options_.allow_empty.value_or(true)) fail("empty");
    List objects;
    for (const Value& item : items) objects.push_back(find(item, scope));
    return Value(std::move(objects));
}

Value RelatedField::look_up(std::string_view name, const Value& data, std::string_view missing,
                            std::string_view malformed) const {
    if (queryset() == nullptr)
        throw ImproperlyConfigured("The relational field \"" + field_name() +
                                   "\" takes input: give it a queryset, or read_only = true.");
    const auto fail_type = [&] { fail(malformed, {{"data_type", data.type_name()}}); };
    if (data.is_dict() || data.is_list() || data.is_form()) fail_type();
    try {
        return model_value(*queryset()->get(name, data));
    } catch (const DoesNotExist&) {
    } catch (const db::DataError&) {  // beyond what the column holds: no row has it
    } catch (const ValueError&) {
        fail_type();
    } catch (const ModelValidationError& refused) {
        ErrorDetail errors = ErrorDetail::list();
        for (const auto& [field, messages] : refused.messages())
            for (const auto& message : messages)
                errors.push_back(ErrorDetail(message.text, message.code));
        throw ValidationError(std::move(errors));
    }
    const std::string shown = data.str();
    fail(missing, {{"pk_value", shown}, {"slug_name", name}, {"value", shown}});
}

Value RelatedField::representation(const Value& value, FieldScope& scope) const {
    if (value.is_list()) {
        List shown;
        for (const Value& item : value.as_list()) shown.push_back(representation(item, scope));
        return Value(std::move(shown));
    }
    if (const Model* object = internal::model_in(value)) return show(*object, scope);
    return shows_key() ? show_key(value) : Value(value.str());
}

std::optional<Value> RelatedField::represent(const Instance& instance, FieldScope& scope) const {
    if (instance.model() == nullptr) return Field::represent(instance, scope);
    if (source_attrs().empty()) return show(*instance.model(), scope);
    const RelationTarget target =
        follow_relation(*instance.model(), source_attrs(), shows_key() && !many_);
    if (target.key != nullptr) {
        const Value key = target.key->get(*target.key_owner);
        return key.is_null() ? Value() : show_key(key);
    }
    if (target.many) {
        List shown;
        for (const Model& row : *target.many) shown.push_back(show(row, scope));
        return Value(std::move(shown));
    }
    if (target.one != nullptr) return show(*target.one, scope);
    if (target.found) return Value();
    return Field::represent(instance, scope);
}

Value RelatedField::get_initial() const {
    return options_.initial.value_or(many_ ? Value(List()) : Value());
}

// ------------------------------------------------------------------------- PrimaryKeyRelatedField

PrimaryKeyRelatedField::PrimaryKeyRelatedField(OptionList<kOptions> options)
    : PrimaryKeyRelatedField(collect(options)) {}

PrimaryKeyRelatedField::PrimaryKeyRelatedField(FieldOptions options)
    : RelatedField(std::move(options)) {
    default_error_messages(
        {{"does_not_exist", "Invalid pk \"{pk_value}\" - object does not exist."},
         {"incorrect_type", "Incorrect type. Expected pk value, received {data_type}."}});
}

Value PrimaryKeyRelatedField::find(const Value& data, FieldScope&) const {
    if (data.kind() == Value::Kind::Bool) fail("incorrect_type", {{"data_type", "bool"}});
    if (data.is_null()) fail("does_not_exist", {{"pk_value", "None"}});
    return look_up("pk", data, "does_not_exist", "incorrect_type");
}

Value PrimaryKeyRelatedField::show(const Model& object, FieldScope&) const {
    return object.pk();
}

// ------------------------------------------------------------------------------- SlugRelatedField

SlugRelatedField::SlugRelatedField(OptionList<kOptions> options)
    : SlugRelatedField(collect(options)) {}

SlugRelatedField::SlugRelatedField(FieldOptions options) : RelatedField(std::move(options)) {
    if (!options_.slug_field)
        throw ImproperlyConfigured("A SlugRelatedField needs the option slug_field.");
    default_error_messages({{"does_not_exist", "Object with {slug_name}={value} does not exist."},
                            {"invalid", "Invalid value."}});
}

Value SlugRelatedField::find(const Value& data, FieldScope&) const {
    if (data.is_null())
        fail("does_not_exist", {{"slug_name", *options_.slug_field}, {"value", "None"}});
    return look_up(*options_.slug_field, data, "does_not_exist", "invalid");
}

Value SlugRelatedField::show(const Model& object, FieldScope&) const {
    bool found = false;
    Value value = ModelAttributes(object).get(std::span(&*options_.slug_field, 1), found);
    if (!found)
        throw ImproperlyConfigured("The slug_field \"" + *options_.slug_field +
                                   "\" of the field \"" + field_name() + "\" is no attribute of " +
                                   object.meta().name() + ".");
    return value;
}

// ----------------------------------------------------------------------------- StringRelatedField

namespace {
FieldOptions as_read_only(FieldOptions options) {
    options.read_only = true;
    return options;
}
}  // namespace

StringRelatedField::StringRelatedField(OptionList<kOptions> options)
    : StringRelatedField(collect(options)) {}
StringRelatedField::StringRelatedField(FieldOptions options)
    : RelatedField(as_read_only(std::move(options))) {}

Value StringRelatedField::find(const Value&, FieldScope&) const {
    throw ImproperlyConfigured("A StringRelatedField is read-only.");
}

Value StringRelatedField::show(const Model& object, FieldScope&) const {
    return Value(object.str());
}

}  // namespace cadenza::serializers
