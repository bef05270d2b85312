#include "cadenza/rest/serializers/list_serializer.h"

#include <typeinfo>

#include "cadenza/base/error.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/base/multi_dict.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/query_base.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/rest/fields/html_input.h"
#include "cadenza/rest/serializers/error_shape.h"
#include "cadenza/rest/serializers/model_access.h"

namespace cadenza {

namespace serializers {

List validate_items(SerializerBase& child, const Value& data, const ListLimits& limits) {
    Value parsed;
    if (data.is_form()) {
        std::optional<Value> items = parse_html_list(data.as_form(), "");
        parsed = items ? std::move(*items) : Value(List());
    }
    const Value& input = data.is_form() ? parsed : data;
    const auto refuse = [](std::string message, const char* code) {
        throw ValidationError(non_field_error(std::move(message), code));
    };
    if (!input.is_list())
        refuse("Expected a list of items but got type \"" + std::string(input.type_name()) + "\".",
               "not_a_list");
    const List& items = input.as_list();
    const auto length = static_cast<std::int64_t>(items.size());
    if (items.empty() && !limits.allow_empty) refuse("This list may not be empty.", "empty");
    if (limits.max_length && length > *limits.max_length)
        refuse("Ensure this field has no more than " + std::to_string(*limits.max_length) +
                   " elements.",
               "max_length");
    if (limits.min_length && length < *limits.min_length)
        refuse(
            "Ensure this field has at least " + std::to_string(*limits.min_length) + " elements.",
            "min_length");
    List values;
    values.reserve(items.size());
    ErrorDetail errors = ErrorDetail::dict();
    for (std::size_t i = 0; i < items.size(); ++i) {
        try {
            values.emplace_back(child.run_validation(items[i]));
        } catch (const ValidationError& refused) {
            errors.set(std::to_string(i), refused.detail);
        }
    }
    if (!errors.empty()) throw ValidationError(std::move(errors));
    return values;
}

}  // namespace serializers

using serializers::Instance;

ListSerializer::ListSerializer(std::unique_ptr<SerializerBase> child, ListLimits limits)
    : child_(std::move(child)), limits_(limits) {}
ListSerializer::~ListSerializer() = default;

std::string ListSerializer::name() const {
    return serializers::readable_name(typeid(*this).name());
}

void ListSerializer::set_data(Value data) {
    owned_data_ = std::move(data);
    data_ = &*owned_data_;
}

void ListSerializer::set_queryset(const QueryBase& queryset) {
    queryset_ = std::make_unique<const QueryBase>(queryset);
}

void ListSerializer::set_instance(List instances) {
    instances_ = std::move(instances);
}

List ListSerializer::run_validation(const Value& data) {
    if (data.is_null()) throw ValidationError("This field may not be null.", "null");
    List items = serializers::validate_items(*child_, data, limits_);
    try {
        validate(items);
    } catch (const ValidationError& refused) {
        throw ValidationError(serializers::as_serializer_error(refused.detail));
    }
    return items;
}

bool ListSerializer::is_valid(bool raise_exception) {
    if (data_ == nullptr) throw Error(name() + " was given no data: call set_data() first.");
    if (!is_validated_) {
        try {
            validated_ = run_validation(*data_);
            errors_ = ErrorDetail::list();
        } catch (const ValidationError& refused) {
            validated_.clear();
            errors_ = refused.detail;
            if (data_->is_null())
                errors_ = serializers::non_field_error("No data provided", "null");
        }
        is_validated_ = true;
    }
    if (raise_exception && !errors_.empty()) throw ValidationError(errors_);
    return errors_.empty();
}

const ErrorDetail& ListSerializer::errors() const {
    if (!is_validated_) throw Error("Call is_valid() of " + name() + " before errors().");
    return errors_;
}

List& ListSerializer::validated_data() {
    if (!is_validated_) throw Error("Call is_valid() of " + name() + " before validated_data().");
    return validated_;
}

void ListSerializer::validate(List&) {}

Value ListSerializer::data() {
    List shown;
    if (queryset_ != nullptr) {
        for (const Model& row : *queryset_)
            shown.push_back(child_->represent(serializers::ModelInstance(row).instance));
        return Value(std::move(shown));
    }
    const List* items = instances_                         ? &*instances_
                        : is_validated_ && errors_.empty() ? &validated_
                                                           : nullptr;
    if (items != nullptr)
        for (const Value& item : *items) shown.push_back(child_->represent(Instance(item)));
    return Value(std::move(shown));
}

void ListSerializer::write_json(JsonWriter& out) {
    if (queryset_ == nullptr && !instances_) return out.value(data());
    out.begin_array();
    if (queryset_ != nullptr) {
        for (const Model& row : *queryset_)
            child_->write(serializers::ModelInstance(row).instance, out);
    } else {
        for (const Value& item : *instances_) child_->write(Instance(item), out);
    }
    out.end_array();
}

void ListSerializer::save(const Dict& extra) {
    if (!is_validated_ || !errors_.empty())
        throw Error(name() + " cannot save: call is_valid() first, and save only valid data.");
    List items = validated_;
    for (Value& item : items)
        for (const auto& [key, value] : extra) item.as_dict().set(key, value);
    create(items);
}

void ListSerializer::create(const List& items) {
    List created;
    for (const Value& item : items) created.push_back(child_->create_object(item.as_dict()));
    instances_ = std::move(created);
}

}  // namespace cadenza
