#include "cadenza/rest/serializers/model_serializer_base.h"

#include <algorithm>

#include "cadenza/base/error.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/db/models/fields/related_fields.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/model_object.h"
#include "cadenza/rest/serializers/model_access.h"
#include "cadenza/rest/serializers/model_definition.h"
#include "cadenza/rest/serializers/model_serializer.h"
#include "cadenza/rest/serializers/nested_field.h"

namespace cadenza {

using serializers::Definition;
using serializers::Instance;
using serializers::ModelInstance;

namespace serializers {

NameList::NameList() = default;
NameList::NameList(const NameList&) noexcept {}
NameList::~NameList() = default;

KwargsList::KwargsList() = default;
KwargsList::KwargsList(const KwargsList&) noexcept {}
KwargsList::~KwargsList() = default;

ValidatorList::ValidatorList() = default;
ValidatorList::ValidatorList(const ValidatorList&) noexcept {}
ValidatorList::~ValidatorList() = default;
ValidatorList& ValidatorList::assign(
    std::vector<std::shared_ptr<const SerializerValidator>> validators) {
    list_ = std::move(validators);
    set_ = true;
    return *this;
}

const FieldOptions* KwargsList::find(std::string_view name) const {
    for (const auto& [known, options] : entries_)
        if (known == name) return &options;
    return nullptr;
}

void KwargsList::set(const char* name, const FieldOptions& options) {
    entries_.emplace_back(name, options);
}

Value saved_value(internal::KeywordValue& keyword) {
    return keyword.object ? model_value(*keyword.object) : std::move(keyword.value);
}

}  // namespace serializers

ModelSerializerBase::ModelSerializerBase() = default;
ModelSerializerBase::ModelSerializerBase(const ModelSerializerBase& other)
    : SerializerBase(other) {}
ModelSerializerBase::~ModelSerializerBase() = default;

std::shared_ptr<const Definition> ModelSerializerBase::build_definition() const {
    return serializers::build_model_definition(name(), model(), attributes());
}

Model& ModelSerializerBase::save_object(Dict extra) {
    const ValidatedData data = data_to_save(std::move(extra));
    if (instance_ != nullptr) {
        change_object(*instance_, data);
    } else {
        owned_ = make_object(data);
        instance_ = owned_.get();
    }
    return *instance_;
}

Value ModelSerializerBase::create_object(const ValidatedData& data) {
    return model_value(*make_object(data));
}

Value ModelSerializerBase::show_fields(const Model& object) {
    return Value(represent_fields(ModelInstance(object).instance));
}

Value ModelSerializerBase::represent(const Instance& instance) {
    if (instance.model() != nullptr) return show_object(*instance.model());
    if (instance.value() != nullptr)
        if (const Model* object = internal::model_in(*instance.value()))
            return show_object(*object);
    return Value(represent_fields(instance));
}

Value ModelSerializerBase::represent_instance() {
    return show_object(*instance_);
}

void ModelSerializerBase::write_instance(JsonWriter& out) {
    write(ModelInstance(*instance_).instance, out);
}

namespace {

/// Saving what is inside a nested serializer is up to the application.
void refuse_nested_writes(const Definition& definition, const ModelInfo& model,
                          const ValidatedData& data, const char* method) {
    for (const serializers::BoundField* bound : definition.writable) {
        const serializers::Field& field = *bound->field;
        if (field.source_attrs().empty()) continue;
        const std::string& first = field.source_attrs().front();
        const Value* given = data.find(first);
        if (given == nullptr || !(given->is_dict() || given->is_list())) continue;
        const FieldInfo* column = model.find(first);
        const bool relation =
            column ? column->is_relation() : model.find_accessor(first) != nullptr;
        const bool nested = dynamic_cast<const serializers::NestedField*>(&field) != nullptr;
        if (relation && (nested || field.source_attrs().size() > 1))
            throw ImproperlyConfigured(definition.class_name + "::" + method +
                                       "() does not know how to save the nested field \"" +
                                       field.field_name() +
                                       "\". Override it, or make the field read-only.");
    }
}

std::vector<Value> keys_of(const Value& objects) {
    std::vector<Value> keys;
    if (!objects.is_list()) return keys;
    for (const Value& item : objects.as_list()) {
        const Model* object = internal::model_in(item);
        keys.push_back(object ? object->pk() : item);
    }
    return keys;
}

}  // namespace

void ModelSerializerBase::assign(Model& object, const ValidatedData& data, const char* method) {
    refuse_nested_writes(definition(), model(), data, method);
    std::vector<std::pair<const FieldInfo*, const Value*>> many;
    for (const auto& [key, value] : data) {
        const FieldInfo* field = model().find(key);
        if (field == nullptr)
            throw ImproperlyConfigured(name() + "::" + method + "() got \"" + key +
                                       "\", which is no field of " + model().label() +
                                       ". Make the serializer field read-only, or override " +
                                       method + "().");
        if (field->is_many_to_many())
            many.emplace_back(field, &value);
        else
            field->set(object, value);
    }
    object.save();
    for (const auto& [field, value] : many) {
        const auto* manager = static_cast<const RelatedManager*>(field->in(object));
        manager->set_keys(keys_of(*value));
    }
}

}  // namespace cadenza
