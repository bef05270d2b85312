#include "cadenza/rest/fields/field.h"

#include <cctype>

#include "cadenza/base/error.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/base/text.h"
#include "cadenza/rest/exceptions.h"

namespace cadenza::serializers {
namespace {

std::string label_of(std::string_view name) {
    std::string out = to_lower(name);
    for (char& c : out)
        if (c == '_') c = ' ';
    if (out.empty()) return out;
    std::size_t first = 0;
    next_code_point(out, first);
    return to_upper(std::string_view(out).substr(0, first)) + out.substr(first);
}

std::vector<std::string> split_source(std::string_view source) {
    std::vector<std::string> parts;
    if (source == "*") return parts;
    for (;;) {
        const std::size_t dot = source.find('.');
        parts.emplace_back(source.substr(0, dot));
        if (dot == std::string_view::npos) return parts;
        source.remove_prefix(dot + 1);
    }
}

std::string fill_in(std::string_view text,
                    std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    std::string out;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        out += text.substr(0, open);
        if (open == std::string_view::npos) break;
        text.remove_prefix(open);
        const std::size_t close = text.find('}');
        const std::string_view name =
            close == std::string_view::npos ? std::string_view() : text.substr(1, close - 1);
        bool found = false;
        for (const auto& [key, value] : values)
            if (!name.empty() && key == name) {
                out += value;
                text.remove_prefix(close + 1);
                found = true;
                break;
            }
        if (!found) {
            out += '{';
            text.remove_prefix(1);
        }
    }
    return out;
}

void refuse(const char* sentence) {
    throw ImproperlyConfigured(std::string("A serializer field ") + sentence);
}

}  // namespace

Field::Field(OptionList<kCommonOptions> options) : Field(collect(options)) {}

Field::Field(FieldOptions options) : options_(std::move(options)) {
    read_only_ = options_.read_only.value_or(false);
    write_only_ = options_.write_only.value_or(false);
    required_ = options_.required.value_or(!has_default() && !read_only_);
    allow_null_ = options_.allow_null.value_or(false);
    allow_blank_ = options_.allow_blank.value_or(false);
    if (read_only_ && write_only_) refuse("may not set both read_only and write_only.");
    if (read_only_ && required_) refuse("may not set both read_only and required.");
    if (required_ && has_default()) refuse("may not set both required and default_.");
    default_error_messages(
        {{"required", "This field is required."}, {"null", "This field may not be null."}});
}

Field::Field(const Field&) = default;
Field::~Field() = default;

void Field::bind(std::string name) {
    if (!name.empty() && options_.source == name)
        throw ImproperlyConfigured("It is redundant to give the field \"" + name +
                                   "\" the source \"" + name + "\". Remove the source option.");
    label_ = options_.label.value_or(label_of(name));
    source_ = options_.source.value_or(name);
    source_attrs_ = split_source(source_);
    name_ = std::move(name);
}

void Field::default_error_messages(
    std::initializer_list<std::pair<std::string_view, std::string_view>> messages) {
    for (const auto& [key, text] : messages) messages_.emplace_back(key, text);
}

std::string_view Field::error_message(std::string_view key) const {
    if (options_.error_messages)
        for (const auto& [name, text] : *options_.error_messages)
            if (name == key) return text;
    for (auto entry = messages_.rbegin(); entry != messages_.rend(); ++entry)
        if (entry->first == key) return entry->second;
    throw ImproperlyConfigured(std::string(class_name()) + " fails with the key \"" +
                               std::string(key) + "\", which has no text in its error messages.");
}

ErrorDetail Field::error(std::string_view key, Parameters parameters) const {
    return {fill_in(error_message(key), parameters), std::string(key)};
}

void Field::fail(std::string_view key, Parameters parameters) const {
    throw ValidationError(error(key, parameters), key);
}

std::optional<Value> Field::get_default(const FieldScope& scope) const {
    if (!options_.default_ || scope.partial) return std::nullopt;
    return options_.default_->get(scope);
}

FieldInput Field::get_value(const Value& dictionary, const FieldScope& scope) const {
    const Value* found = dictionary.find(name_);
    if (!dictionary.is_form()) return found;
    if (found == nullptr) {
        if (scope.partial || has_default()) return {};
        std::optional<Value> empty = empty_html();
        return empty ? FieldInput(std::move(*empty)) : FieldInput();
    }
    // A form cannot say null or "leave it out": an empty text stands for both.
    if (found->is_text() && found->as_text().empty()) {
        if (allow_null_) return allow_blank_ ? FieldInput(found) : FieldInput(Value());
        if (!required_) return allow_blank_ ? FieldInput(found) : FieldInput();
    }
    return found;
}

Field::Emptiness Field::validate_empty_values(const Value* data, FieldScope& scope,
                                              std::optional<Value>& value) const {
    if (read_only_ || data == nullptr) {
        if (!read_only_) {
            if (scope.partial) return Emptiness::Skipped;
            if (required_) fail("required");
        }
        value = get_default(scope);
        return value ? Emptiness::Done : Emptiness::Skipped;
    }
    if (!data->is_null()) return Emptiness::Filled;
    if (!allow_null_) fail("null");
    if (source_ == "*") return Emptiness::Filled;
    value.emplace();
    return Emptiness::Done;
}

std::optional<Value> Field::run_validation(const Value* data, FieldScope& scope) const {
    std::optional<Value> value;
    switch (validate_empty_values(data, scope, value)) {
        case Emptiness::Skipped: return std::nullopt;
        case Emptiness::Done: return value;
        case Emptiness::Filled: break;
    }
    value = internal_value(*data, scope);
    run_validators(*value, scope);
    return value;
}

void Field::run_validators(const Value& value, FieldScope& scope) const {
    ErrorDetail errors = ErrorDetail::list();
    if (options_.validators)
        for (const FieldValidator& validator : *options_.validators) {
            try {
                validator.run(value, *this, scope);
            } catch (const ValidationError& refused) {
                if (refused.detail.is_dict()) throw;
                errors.extend(refused.detail);
            }
        }
    check(value, errors);
    if (!errors.empty()) throw ValidationError(std::move(errors));
}

void Field::check(const Value&, ErrorDetail&) const {}

Value Field::to_internal_value(const Value&) const {
    throw ImproperlyConfigured(std::string(class_name()) +
                               "::to_internal_value() must be overridden for the field \"" + name_ +
                               "\". Use a ReadOnlyField if it takes no input.");
}

Value Field::to_representation(const Value&) const {
    throw ImproperlyConfigured(std::string(class_name()) +
                               "::to_representation() must be overridden for the field \"" + name_ +
                               "\".");
}

Value Field::internal_value(const Value& data, FieldScope&) const {
    return to_internal_value(data);
}

Value Field::representation(const Value& value, FieldScope&) const {
    return to_representation(value);
}

void Field::write_value(const Value& value, JsonWriter& out, FieldScope& scope) const {
    out.value(representation(value, scope));
}

std::optional<Value> Field::attribute(const Instance& instance, FieldScope& scope) const {
    bool found = false;
    Value value = instance.get(source_attrs_, found);
    if (found) return value;
    if (has_default()) return get_default(scope);
    if (allow_null_) return Value();
    if (!required_) return std::nullopt;
    throw ImproperlyConfigured(
        "The field \"" + name_ + "\" has no counterpart \"" + source_ + "\" in a " +
        std::string(instance.type_name()) +
        ". Name the attribute with the source option, or leave the field out.");
}

std::optional<Value> Field::represent(const Instance& instance, FieldScope& scope) const {
    std::optional<Value> value = attribute(instance, scope);
    if (!value || value->is_null()) return value;
    return representation(*value, scope);
}

void Field::write(const Instance& instance, std::string_view key_json, JsonWriter& out,
                  FieldScope& scope) const {
    const std::optional<Value> value = attribute(instance, scope);
    if (!value) return;
    out.key_raw(key_json);
    if (value->is_null())
        out.null();
    else
        write_value(*value, out, scope);
}

Value Field::get_initial() const {
    return options_.initial.value_or(Value());
}

}  // namespace cadenza::serializers
