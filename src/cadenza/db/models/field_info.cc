#include "cadenza/db/models/field_info.h"

#include "cadenza/db/models/fields/field_values.h"
#include "cadenza/db/models/fields/foreign_key_access.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/model_object.h"
#include "cadenza/db/models/registry/model_builder.h"
#include "cadenza/db/models/registry/model_registry.h"

namespace cadenza {

FieldInfo::FieldInfo() = default;
FieldInfo::~FieldInfo() = default;

FieldInfo::FieldInfo(FieldInfo&& other) noexcept
    : ops_(other.ops_),
      offset_(other.offset_),
      index_(other.index_),
      model_(other.model_),
      related_(other.related_),
      through_(other.through_),
      related_model_(other.related_model_),
      through_model_(other.through_model_.load()),
      says_symmetrical_(other.says_symmetrical_),
      attname_(std::move(other.attname_)),
      column_(std::move(other.column_)),
      verbose_name_(std::move(other.verbose_name_)),
      definition_(std::move(other.definition_)) {}

FieldInfo& FieldInfo::operator=(FieldInfo&& other) noexcept {
    if (this != &other) {
        this->~FieldInfo();
        new (this) FieldInfo(std::move(other));
    }
    return *this;
}

const db::FieldDefinition& FieldInfo::definition() const {
    model_->definition();
    return definition_;
}

const ModelInfo& FieldInfo::related() const {
    return related_model_ != nullptr ? *related_model_ : related_();
}

const FieldInfo& FieldInfo::target_field() const {
    const ModelInfo& target = related();
    if (definition_.to_field.empty()) return target.pk();
    return target.field(definition_.to_field);
}

db::FieldKind FieldInfo::value_kind() const {
    const FieldInfo* field = this;
    while (field->is_foreign_key()) field = &field->target_field();
    return field->kind();
}

const ModelInfo& FieldInfo::through() const {
    if (const ModelInfo* known = through_model_.load(std::memory_order_acquire)) return *known;
    if (through_ != nullptr) {
        const ModelInfo& model = through_();
        through_model_.store(&model, std::memory_order_release);
        return model;
    }
    model_->definition();
    related().definition();
    const std::lock_guard lock(internal::ModelRegistry::instance().through_mutex());
    if (const ModelInfo* known = through_model_.load(std::memory_order_acquire)) return *known;
    const ModelInfo& model = ModelBuilder::build_through(*this);
    through_model_.store(&model, std::memory_order_release);
    return model;
}

namespace {

const FieldInfo& key_to(const ModelInfo& through, const ModelInfo& model, bool last,
                        const FieldInfo& field) {
    const FieldInfo* found = nullptr;
    for (const FieldInfo& key : through.columns()) {
        if (!key.is_foreign_key() || &key.related() != &model) continue;
        found = &key;
        if (!last) break;
    }
    if (found == nullptr)
        throw ImproperlyConfigured("The model " + through.label() + ", which is between " +
                                   field.model().label() + "." + std::string(field.name()) +
                                   " and its rows, has no foreign key to " + model.label() + ".");
    return *found;
}

}  // namespace

const FieldInfo& FieldInfo::through_source() const {
    return key_to(through(), *model_, false, *this);
}

const FieldInfo& FieldInfo::through_target() const {
    // A relation of a model to itself has two keys to it; the second is the far one.
    return key_to(through(), related(), true, *this);
}

const Model* FieldInfo::related_object(const Model& object) const {
    return static_cast<const ForeignKeyBase*>(in(object))->object(related());
}

void FieldInfo::set_related_object(Model& object, const Model& target) const {
    ForeignKeyAccess::set_object(*static_cast<ForeignKeyBase*>(in(object)), target, this);
}

Value FieldInfo::prepare(const Value& value) const {
    if (const Model* object = internal::model_in(value)) {
        if (&object->meta() == model_) return prepare(get(*object));
        return is_foreign_key() ? target_field().prepare(value) : object->pk();
    }
    const db::FieldKind kind = value_kind();
    return internal::to_column(definition_, kind, internal::to_native(kind, value, name()));
}

std::string FieldInfo::display(const Model& object) const {
    const Value value = get(object);
    for (const db::Choice& choice : definition_.choices)
        if (choice.value == value) return choice.label;
    return value.is_null() ? std::string("None") : value.str();
}

}  // namespace cadenza
