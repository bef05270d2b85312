#include "cadenza/rest/fields/composite_fields.h"

#include "cadenza/base/dict.h"
#include "cadenza/base/json/reader.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/base/multi_dict.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/rest/fields/html_input.h"
#include "cadenza/rest/fields/python_json.h"
#include "cadenza/rest/fields/text_fields.h"

namespace cadenza::serializers {
namespace {

std::shared_ptr<Field> child_of(const FieldOptions& options, std::shared_ptr<Field> fallback) {
    std::shared_ptr<Field> child = options.child ? options.child->get() : std::move(fallback);
    child->bind("");
    return child;
}

FieldOptions nullable() {
    FieldOptions options;
    options.allow_null = true;
    return options;
}

FieldOptions nullable_and_blank() {
    FieldOptions options = nullable();
    options.allow_blank = true;
    return options;
}

}  // namespace

AnyField::AnyField() : Field(nullable()) {}

// -------------------------------------------------------------------------------------- ListField

ListField::ListField(OptionList<kOptions> options) : ListField(collect(options)) {}

ListField::ListField(FieldOptions options)
    : Field(std::move(options)), child_(child_of(options_, std::make_shared<AnyField>())) {
    default_error_messages(
        {{"not_a_list", "Expected a list of items but got type \"{input_type}\"."},
         {"empty", "This list may not be empty."},
         {"min_length", "Ensure this field has at least {min_length} elements."},
         {"max_length", "Ensure this field has no more than {max_length} elements."}});
}

FieldInput ListField::get_value(const Value& dictionary, const FieldScope& scope) const {
    if (!dictionary.is_form()) return dictionary.find(field_name());
    const MultiDict& form = dictionary.as_form();
    if (!form.contains(field_name()) && scope.partial) return {};
    if (const List& values = form.getlist(field_name()); !values.empty()) return Value(values);
    std::optional<Value> indexed = parse_html_list(form, field_name());
    return indexed ? FieldInput(std::move(*indexed)) : FieldInput();
}

Value ListField::internal_value(const Value& data, FieldScope& scope) const {
    Value parsed;
    if (data.is_form()) {
        std::optional<Value> indexed = parse_html_list(data.as_form(), "");
        parsed = indexed ? std::move(*indexed) : Value(List());
    }
    const Value& input = data.is_form() ? parsed : data;
    if (!input.is_list()) fail("not_a_list", {{"input_type", input.type_name()}});
    const List& items = input.as_list();
    if (items.empty() && !options_.allow_empty.value_or(true)) fail("empty");
    List result;
    result.reserve(items.size());
    ErrorDetail errors;
    for (std::size_t i = 0; i < items.size(); ++i) {
        try {
            if (std::optional<Value> value = child_->run_validation(&items[i], scope))
                result.push_back(std::move(*value));
        } catch (const ValidationError& refused) {
            errors.set(std::to_string(i), refused.detail);
        }
    }
    if (!errors.empty()) throw ValidationError(std::move(errors));
    return Value(std::move(result));
}

void ListField::check(const Value& value, ErrorDetail& errors) const {
    const auto length = static_cast<std::int64_t>(value.as_list().size());
    if (options_.max_length && length > *options_.max_length)
        errors.push_back(
            error("max_length", {{"max_length", std::to_string(*options_.max_length)}}));
    if (options_.min_length && length < *options_.min_length)
        errors.push_back(
            error("min_length", {{"min_length", std::to_string(*options_.min_length)}}));
}

Value ListField::representation(const Value& value, FieldScope& scope) const {
    List shown;
    if (value.is_list()) {
        shown.reserve(value.as_list().size());
        for (const Value& item : value.as_list())
            shown.push_back(item.is_null() ? Value() : child_->representation(item, scope));
    }
    return Value(std::move(shown));
}

void ListField::write_value(const Value& value, JsonWriter& out, FieldScope& scope) const {
    out.begin_array();
    if (value.is_list())
        for (const Value& item : value.as_list()) {
            if (item.is_null())
                out.null();
            else
                child_->write_value(item, out, scope);
        }
    out.end_array();
}

Value ListField::get_initial() const {
    return options_.initial.value_or(Value(List()));
}

// -------------------------------------------------------------------------------------- DictField

DictField::DictField(OptionList<kOptions> options) : DictField(collect(options)) {}

DictField::DictField(FieldOptions options)
    : DictField(std::move(options), std::make_shared<AnyField>()) {}

DictField::DictField(FieldOptions options, std::shared_ptr<Field> default_child)
    : Field(std::move(options)), child_(child_of(options_, std::move(default_child))) {
    default_error_messages(
        {{"not_a_dict", "Expected a dictionary of items but got type \"{input_type}\"."},
         {"empty", "This dictionary may not be empty."}});
}

FieldInput DictField::get_value(const Value& dictionary, const FieldScope&) const {
    if (!dictionary.is_form()) return dictionary.find(field_name());
    return Value(parse_html_dict(dictionary.as_form(), field_name()));
}

Value DictField::internal_value(const Value& data, FieldScope& scope) const {
    Dict form;
    if (data.is_form()) form = data.as_form().dict();
    if (!data.is_form() && !data.is_dict()) fail("not_a_dict", {{"input_type", data.type_name()}});
    const Dict& entries = data.is_form() ? form : data.as_dict();
    if (entries.empty() && !options_.allow_empty.value_or(true)) fail("empty");
    Dict result;
    ErrorDetail errors;
    for (const auto& [key, item] : entries) {
        try {
            if (std::optional<Value> value = child_->run_validation(&item, scope))
                result.set(key, std::move(*value));
        } catch (const ValidationError& refused) {
            errors.set(key, refused.detail);
        }
    }
    if (!errors.empty()) throw ValidationError(std::move(errors));
    return Value(std::move(result));
}

Value DictField::representation(const Value& value, FieldScope& scope) const {
    Dict shown;
    if (value.is_dict())
        for (const auto& [key, item] : value.as_dict())
            shown.set(key, item.is_null() ? Value() : child_->representation(item, scope));
    return Value(std::move(shown));
}

Value DictField::get_initial() const {
    return options_.initial.value_or(Value(Dict()));
}

// ------------------------------------------------------------------------------------ HStoreField

HStoreField::HStoreField(OptionList<kOptions> options) : HStoreField(collect(options)) {}

HStoreField::HStoreField(FieldOptions options)
    : DictField(std::move(options), std::make_shared<CharField>(nullable_and_blank())) {}

// -------------------------------------------------------------------------------------- JSONField

JSONField::JSONField(OptionList<kOptions> options) : JSONField(collect(options)) {}

JSONField::JSONField(FieldOptions options) : Field(std::move(options)) {
    binary_ = options_.binary.value_or(false);
    default_error_messages({{"invalid", "Value must be valid JSON."}});
}

FieldInput JSONField::get_value(const Value& dictionary, const FieldScope&) const {
    const Value* found = dictionary.find(field_name());
    // A form has text only: marked as JSON, so that it is parsed instead of taken for a JSON
    // string.
    if (found != nullptr && dictionary.is_form() && found->is_text())
        return Value::json(found->as_text());
    return found;
}

Value JSONField::to_internal_value(const Value& data) const {
    if (!binary_ && data.kind() != Value::Kind::Json) return data;
    if (!data.is_text() && data.kind() != Value::Kind::Json && data.kind() != Value::Kind::Bytes)
        fail("invalid");
    Result<Value> parsed = parse_json(data.as_text());
    if (!parsed) fail("invalid");
    return std::move(*parsed);
}

Value JSONField::to_representation(const Value& value) const {
    return binary_ ? Value(python_json(value)) : value;
}

}  // namespace cadenza::serializers
