#include "cadenza/rest/serializers/serializer_base.h"

#include <typeinfo>
#include <utility>

#include "cadenza/base/error.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/rest/serializers/error_shape.h"
#include "cadenza/rest/serializers/nested_field.h"

namespace cadenza {

using serializers::BoundField;
using serializers::Definition;
using serializers::FieldScope;
using serializers::Instance;

SerializerBase::SerializerBase() = default;
SerializerBase::~SerializerBase() = default;

// No owner behind the copied pointer: the prototype outlives its copies, and so no counter is
// shared by threads.
SerializerBase::SerializerBase(const SerializerBase& other)
    : Vocabulary(), definition_(other.definition_), direct_(other.direct_) {}

std::string SerializerBase::name() const {
    return serializers::readable_name(typeid(*this).name());
}

const Definition& SerializerBase::definition() const {
    if (!definition_) definition_ = build_definition();
    return *definition_;
}

void SerializerBase::freeze(bool has_representation_hook) {
    owned_definition_ = build_definition();
    definition_ =
        std::shared_ptr<const Definition>(std::shared_ptr<void>(), owned_definition_.get());
    direct_ = !has_representation_hook;
}

void SerializerBase::set_data(Value data) {
    owned_data_ = std::move(data);
    data_ = &*owned_data_;
}

void SerializerBase::borrow_data(const Value& data) {
    data_ = &data;
}

void SerializerBase::set_context(SerializerContext context) {
    context_ = std::move(context);
}

const SerializerBase& SerializerBase::root() const {
    const SerializerBase* outermost = this;
    while (outermost->parent_ != nullptr) outermost = outermost->parent_;
    return *outermost;
}

SerializerBase& SerializerBase::root() {
    return const_cast<SerializerBase&>(std::as_const(*this).root());
}

FieldScope SerializerBase::scope() {
    const SerializerBase& outermost = root();
    return FieldScope(this, outermost.context_, outermost.partial_);
}

const Value& SerializerBase::initial_data() const {
    if (data_ == nullptr) throw Error(name() + " was given no data: call set_data() first.");
    return *data_;
}

bool SerializerBase::is_valid(bool raise_exception) {
    const Value& data = initial_data();
    if (!is_validated_) {
        try {
            validated_ = run_validation(data);
            errors_ = ErrorDetail::dict();
        } catch (const ValidationError& refused) {
            validated_.clear();
            errors_ = refused.detail;
            // A body that is null: say more than that a field may not be null.
            if (data.is_null()) errors_ = serializers::non_field_error("No data provided", "null");
        }
        is_validated_ = true;
    }
    if (raise_exception && !errors_.empty()) throw ValidationError(errors_);
    return errors_.empty();
}

const ErrorDetail& SerializerBase::errors() const {
    if (!is_validated_) throw Error("Call is_valid() of " + name() + " before errors().");
    return errors_;
}

ValidatedData& SerializerBase::validated_data() {
    if (!is_validated_) throw Error("Call is_valid() of " + name() + " before validated_data().");
    return validated_;
}

ValidatedData SerializerBase::data_to_save(Dict extra) {
    if (!is_validated_) throw Error("Call is_valid() of " + name() + " before save().");
    if (!errors_.empty())
        throw Error(name() + " cannot save: its data is not valid: " + errors_.str());
    ValidatedData data = validated_;
    for (auto& [key, value] : extra) data.set(key, std::move(value));
    return data;
}

Value SerializerBase::data() {
    if (data_ != nullptr && !is_validated_)
        throw Error("Call is_valid() of " + name() + " before data(), or use initial_data().");
    if (has_instance() && errors_.empty()) return represent_instance();
    if (is_validated_ && errors_.empty()) {
        const Value validated(validated_);
        return represent(Instance(validated));
    }
    return Value(initial_values());
}

void SerializerBase::write_json(JsonWriter& out) {
    if (has_instance() && errors_.empty() && (data_ == nullptr || is_validated_))
        return write_instance(out);
    out.value(data());
}

Dict SerializerBase::initial_values() {
    Dict shown;
    const FieldScope here = scope();
    if (data_ != nullptr && !data_->is_dict() && !data_->is_form()) return shown;
    for (const BoundField* bound : definition().writable) {
        const serializers::Field& field = *bound->field;
        if (data_ == nullptr) {
            shown.set(field.field_name(), field.get_initial());
        } else if (const serializers::FieldInput input = field.get_value(*data_, here);
                   input.get()) {
            shown.set(field.field_name(), *input.get());
        }
    }
    return shown;
}

// -------------------------------------------------------------------------------------- validation

void SerializerBase::validate(ValidatedData&) {}

ValidatedData SerializerBase::to_internal_value(const Value& data) {
    if (!data.is_dict() && !data.is_form())
        throw ValidationError(serializers::non_field_error(
            "Invalid data. Expected a dictionary, but got " + std::string(data.type_name()) + ".",
            "invalid"));
    ValidatedData values;
    ErrorDetail errors = ErrorDetail::dict();
    FieldScope here = scope();
    for (const BoundField* bound : definition().writable) {
        const serializers::Field& field = *bound->field;
        try {
            const serializers::FieldInput input = field.get_value(data, here);
            std::optional<Value> value = field.run_validation(input.get(), here);
            if (!value) continue;
            if (bound->hook.call != nullptr) bound->hook.call(*this, *value);
            serializers::set_by_source(values, field.source_attrs(), std::move(*value));
        } catch (const ValidationError& refused) {
            errors.set(field.field_name(), refused.detail);
        }
    }
    if (!errors.empty()) throw ValidationError(std::move(errors));
    return values;
}

ValidatedData SerializerBase::run_validation(const Value& data) {
    if (data.is_null()) throw ValidationError("This field may not be null.", "null");
    ValidatedData values = to_internal_value(data);
    try {
        run_validators(values);
        validate(values);
    } catch (const ValidationError& refused) {
        throw ValidationError(serializers::as_serializer_error(refused.detail));
    }
    return values;
}

void SerializerBase::run_validators(ValidatedData& attrs) {
    const Definition& class_definition = definition();
    if (class_definition.validators.empty()) return;
    FieldScope here = scope();
    Dict candidates;
    for (const BoundField* bound : class_definition.read_only_defaults)
        if (std::optional<Value> value = bound->field->get_default(here))
            candidates.set(bound->field->source(), std::move(*value));
    for (const auto& [key, value] : attrs) candidates.set(key, value);
    ErrorDetail errors = ErrorDetail::list();
    for (const auto& validator : class_definition.validators) {
        try {
            validator->validate(candidates, *this);
        } catch (const ValidationError& refused) {
            if (refused.detail.is_dict()) throw;
            errors.extend(refused.detail);
        }
    }
    if (!errors.empty()) throw ValidationError(std::move(errors));
}

// ---------------------------------------------------------------------------------- representation

Dict SerializerBase::represent_fields(const Instance& instance) {
    Dict shown;
    FieldScope here = scope();
    for (const BoundField* bound : definition().readable)
        if (std::optional<Value> value = bound->field->represent(instance, here))
            shown.set(bound->field->field_name(), std::move(*value));
    return shown;
}

void SerializerBase::write_fields(const Instance& instance, JsonWriter& out) {
    FieldScope here = scope();
    out.begin_object();
    const Model* model = instance.model();
    for (const BoundField* bound : definition().readable) {
        if (model != nullptr && bound->column != nullptr) {
            out.key_raw(bound->key_json);
            bound->write_column(*bound->column, *model, out);
        } else {
            bound->field->write(instance, bound->key_json, out, here);
        }
    }
    out.end_object();
}

void SerializerBase::write(const Instance& instance, JsonWriter& out) {
    if (direct_)
        write_fields(instance, out);
    else
        out.value(represent(instance));
}

SerializerBase& SerializerBase::nested_serializer(const serializers::NestedField& field) {
    for (auto& [owner, serializer] : nested_)
        if (owner == &field) return *serializer;
    std::unique_ptr<SerializerBase> made = field.make();
    made->parent_ = this;
    nested_.emplace_back(&field, std::move(made));
    return *nested_.back().second;
}

}  // namespace cadenza

bool cadenza::serializers::FieldScope::has_instance() const {
    return serializer != nullptr && serializer->has_instance();
}
