#include <algorithm>

#include "cadenza/base/text/utf8.h"
#include "cadenza/db/models/fields/field_validators.h"
#include "cadenza/db/models/fields/field_values.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/query_base.h"
#include "cadenza/validation/validator.h"

// full_clean() and its parts, as django.db.models.Model has them.

namespace cadenza {
namespace {

using Message = ModelValidationError::Message;
using Messages = ModelValidationError::Messages;
using FieldNames = std::vector<std::string>;

bool contains(const FieldNames& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_empty(const Value& value) {
    switch (value.kind()) {
        case Value::Kind::Null: return true;
        case Value::Kind::Text:
        case Value::Kind::List:
        case Value::Kind::Dict: return !static_cast<bool>(value);
        default: return false;
    }
}

std::vector<Message> errors_of(const FieldInfo& field, const Value& value) {
    const db::FieldDefinition& definition = field.definition();
    if (definition.editable) {
        if (!definition.choices.empty() && !is_empty(value)) {
            const bool known =
                std::any_of(definition.choices.begin(), definition.choices.end(),
                            [&](const db::Choice& choice) { return choice.value == value; });
            if (!known)
                return {{"Value " + (value.is_text() ? "'" + value.as_text() + "'" : value.str()) +
                             " is not a valid choice.",
                         "invalid_choice"}};
        } else if (value.is_null() && !definition.null) {
            return {{"This field cannot be null.", "null"}};
        } else if (!definition.blank && is_empty(value)) {
            return {{"This field cannot be blank.", "blank"}};
        }
    }
    std::vector<Message> messages;
    if (is_empty(value)) return messages;
    for (const Validator& validator : field_validators(definition))
        if (auto found = validator(value)) messages.push_back({found->message, found->code});
    if (field.is_foreign_key() && messages.empty()) {
        const FieldInfo& target = field.target_field();
        if (!QueryBase(field.related()).filter(target.name(), value).exists())
            messages.push_back({field.related().verbose_name() + " instance with " +
                                    std::string(target.name()) + " " +
                                    (value.is_text() ? "'" + value.as_text() + "'" : value.str()) +
                                    " does not exist.",
                                "invalid"});
    }
    return messages;
}

std::string capitalized(std::string_view text) {
    std::string result(text);
    if (!result.empty() && result[0] >= 'a' && result[0] <= 'z')
        result[0] = static_cast<char>(result[0] - 'a' + 'A');
    return result;
}

std::string listed(const std::vector<std::string>& labels) {
    std::string text;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (i != 0) text += i + 1 == labels.size() ? " and " : ", ";
        text += labels[i];
    }
    return text;
}

void add(Messages& messages, std::string_view field, std::vector<Message> found) {
    if (found.empty()) return;
    for (auto& [name, list] : messages) {
        if (name != field) continue;
        list.insert(list.end(), found.begin(), found.end());
        return;
    }
    messages.emplace_back(std::string(field), std::move(found));
}

Messages all_field_errors(const Model& object, const FieldNames& exclude) {
    Messages messages;
    for (const FieldInfo& field : object.meta().columns()) {
        if (contains(exclude, field.name())) continue;
        const Value value = field.get(object);
        // What may be blank and is needs no check.
        if (field.definition().blank && is_empty(value)) continue;
        add(messages, field.name(), errors_of(field, value));
    }
    return messages;
}

std::vector<FieldNames> unique_groups(const ModelInfo& model, const FieldNames& exclude) {
    std::vector<FieldNames> groups;
    const auto add_group = [&](const FieldNames& names) {
        if (std::none_of(names.begin(), names.end(),
                         [&](const std::string& name) { return contains(exclude, name); }))
            groups.push_back(names);
    };
    for (const FieldNames& group : model.options().unique_together) add_group(group);
    for (const db::ConstraintDefinition& constraint : model.options().constraints)
        if (constraint.kind == db::ConstraintDefinition::Kind::Unique &&
            constraint.condition.is_always())
            add_group(constraint.fields);
    for (const FieldInfo& field : model.columns())
        if (field.is_unique()) add_group({std::string(field.name())});
    return groups;
}

Message unique_message(const ModelInfo& model, const FieldNames& group) {
    if (group.size() == 1)
        if (const std::string& own = model.field(group[0]).definition().unique_message;
            !own.empty())
            return {own, "unique"};
    std::vector<std::string> labels;
    for (const std::string& name : group)
        labels.push_back(capitalized(model.field(name).verbose_name()));
    return {capitalized(model.verbose_name()) + " with this " + listed(labels) + " already exists.",
            group.size() == 1 ? "unique" : "unique_together"};
}

Messages unique_errors(const Model& object, const FieldNames& exclude) {
    const ModelInfo& model = object.meta();
    Messages messages;
    for (const FieldNames& group : unique_groups(model, exclude)) {
        QueryBase query(model);
        bool complete = true;
        for (const std::string& name : group) {
            const FieldInfo& field = model.field(name);
            const Value value = field.get(object);
            if (value.is_null() || (field.is_primary_key() && !object.is_adding())) {
                complete = false;
                break;
            }
            query = query.filter(name, value);
        }
        if (!complete) continue;
        if (!object.is_adding() && !object.pk().is_null()) query = query.exclude("pk", object.pk());
        if (query.exists())
            add(messages, group.size() == 1 ? std::string_view(group[0]) : "__all__",
                {unique_message(model, group)});
    }
    return messages;
}

FieldNames to_names(std::initializer_list<std::string_view> names) {
    return {names.begin(), names.end()};
}

}  // namespace

std::vector<Message> Model::field_errors(std::string_view name) const {
    const FieldInfo& field = meta().field(name);
    const Value value = field.get(*this);
    if (field.definition().blank && is_empty(value)) return {};
    return errors_of(field, value);
}

void Model::clean_fields(std::initializer_list<std::string_view> exclude) {
    Messages messages = all_field_errors(*this, to_names(exclude));
    if (!messages.empty()) throw ModelValidationError(std::move(messages));
}

void Model::validate_unique(std::initializer_list<std::string_view> exclude) {
    Messages messages = unique_errors(*this, to_names(exclude));
    if (!messages.empty()) throw ModelValidationError(std::move(messages));
}

void Model::full_clean(std::initializer_list<std::string_view> exclude) {
    FieldNames skipped = to_names(exclude);
    Messages messages = all_field_errors(*this, skipped);
    try {
        clean();
    } catch (const ModelValidationError& error) {
        for (const auto& [field, list] : error.messages()) add(messages, field, list);
    }
    for (const auto& [field, list] : messages) skipped.push_back(field);
    for (auto& [field, list] : unique_errors(*this, skipped)) add(messages, field, list);
    if (!messages.empty()) throw ModelValidationError(std::move(messages));
}

}  // namespace cadenza
