#include "cadenza/rest/fields/choice_fields.h"

#include <algorithm>

#include "cadenza/base/error.h"
#include "cadenza/base/multi_dict.h"

namespace cadenza::serializers {

ChoiceField::ChoiceField(OptionList<kOptions> options) : ChoiceField(collect(options)) {}

ChoiceField::ChoiceField(FieldOptions options) : Field(std::move(options)) {
    if (!options_.choices) throw ImproperlyConfigured("A ChoiceField needs the option choices.");
    for (const ChoiceEntry& entry : *options_.choices) {
        if (entry.group().empty())
            flat_.push_back(entry);
        else
            flat_.insert(flat_.end(), entry.group().begin(), entry.group().end());
    }
    for (const ChoiceEntry& entry : flat_) texts_.push_back(entry.value().str());
    default_error_messages({{"invalid_choice", "\"{input}\" is not a valid choice."}});
}

const Value* ChoiceField::find(const Value& value) const {
    if (value.is_text()) {
        const auto found = std::find(texts_.begin(), texts_.end(), value.as_text());
        return found == texts_.end() ? nullptr : &flat_[found - texts_.begin()].value();
    }
    const auto found = std::find(texts_.begin(), texts_.end(), value.str());
    return found == texts_.end() ? nullptr : &flat_[found - texts_.begin()].value();
}

Value ChoiceField::to_internal_value(const Value& data) const {
    if (allow_blank_ && data.is_text() && data.as_text().empty()) return data;
    if (const Value* choice = find(data)) return *choice;
    fail("invalid_choice", {{"input", data.str()}});
}

Value ChoiceField::to_representation(const Value& value) const {
    if (value.is_text() && value.as_text().empty()) return value;
    const Value* choice = find(value);
    return choice ? *choice : value;
}

// ---------------------------------------------------------------------------- MultipleChoiceField

MultipleChoiceField::MultipleChoiceField(OptionList<kOptions> options)
    : MultipleChoiceField(collect(options)) {}

MultipleChoiceField::MultipleChoiceField(FieldOptions options) : ChoiceField(std::move(options)) {
    default_error_messages(
        {{"not_a_list", "Expected a list of items but got type \"{input_type}\"."},
         {"empty", "This selection may not be empty."}});
}

FieldInput MultipleChoiceField::get_value(const Value& dictionary, const FieldScope& scope) const {
    if (!dictionary.is_form()) return dictionary.find(field_name());
    if (scope.partial && !dictionary.contains(field_name())) return {};
    return Value(dictionary.as_form().getlist(field_name()));
}

Value MultipleChoiceField::to_internal_value(const Value& data) const {
    List items;
    if (data.is_list()) {
        items = data.as_list();
    } else if (data.is_dict()) {  // Python iterates over its keys
        for (const auto& [key, value] : data.as_dict()) items.emplace_back(key);
    } else {
        fail("not_a_list", {{"input_type", data.type_name()}});
    }
    if (items.empty() && !options_.allow_empty.value_or(true)) fail("empty");
    List chosen;
    for (const Value& item : items) {
        Value choice = ChoiceField::to_internal_value(item);
        if (std::find(chosen.begin(), chosen.end(), choice) == chosen.end())
            chosen.push_back(std::move(choice));
    }
    return Value(std::move(chosen));
}

Value MultipleChoiceField::to_representation(const Value& value) const {
    List shown;
    if (value.is_list())
        for (const Value& item : value.as_list()) {
            const Value* choice = find(item);
            shown.push_back(choice ? *choice : item);
        }
    return Value(std::move(shown));
}

}  // namespace cadenza::serializers
