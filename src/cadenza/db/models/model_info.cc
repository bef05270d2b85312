#include "cadenza/db/models/model_info.h"

#include <algorithm>
#include <mutex>

#include "cadenza/base/text/closest.h"
#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/register.h"
#include "cadenza/db/models/registry/model_builder.h"
#include "cadenza/db/models/registry/model_registry.h"
#include "cadenza/db/schema/names.h"

namespace cadenza {

struct ModelInfo::Reverse {
    std::size_t generation = 0;
    std::vector<ReverseRelation> relations;
    const Reverse* older = nullptr;  // spans of it may still be in use
};

ModelInfo::ModelInfo() = default;

ModelInfo::~ModelInfo() {
    for (const Reverse* table = reverse_.load(); table != nullptr;) {
        const Reverse* older = table->older;
        delete table;
        table = older;
    }
}

void ModelInfo::name_all() {
    model_name_ = definition_.name_lower();
    label_ = definition_.label();
    label_lower_ = definition_.label_lower();
    db_table_ = definition_.table();
    verbose_name_ = definition_.verbose_name();
    verbose_name_plural_ = definition_.verbose_name_plural();
}

void ModelInfo::set_app_label(std::string_view label) const {
    if (own_app_label_ || definition_.app_label == label) return;
    auto& self = const_cast<ModelInfo&>(*this);
    self.definition_.app_label = label;
    self.name_all();
}

const db::ModelDefinition& ModelInfo::definition() const {
    if (!complete_.load(std::memory_order_acquire)) ModelBuilder::complete(*this);
    return definition_;
}

const FieldInfo* ModelInfo::find(std::string_view name) const noexcept {
    for (const FieldInfo& field : fields_)
        if (field.name() == name || field.attname() == name) return &field;
    return name == "pk" ? &pk() : nullptr;
}

const FieldInfo& ModelInfo::field(std::string_view name) const {
    if (const FieldInfo* found = find(name)) return *found;
    std::vector<std::string_view> names;
    for (const FieldInfo& known : fields_) names.push_back(known.name());
    std::string message = definition_.name + " has no field named '" + std::string(name) + "'.";
    if (auto meant = closest(name, names))
        message += " Did you mean '" + std::string(*meant) + "'?";
    throw FieldError(std::move(message));
}

namespace {

ReverseRelation reverse_of(const FieldInfo& field) {
    const db::FieldDefinition& definition = field.definition();
    ReverseRelation relation;
    relation.field = &field;
    const std::string& name = definition.related_name;
    // A symmetrical relation of a model to itself has no other side.
    relation.hidden = name.ends_with('+') || definition.symmetrical;
    relation.query_name = !definition.related_query_name.empty() ? definition.related_query_name
                          : !name.empty()                        ? name
                                                                 : field.model().model_name();
    relation.accessor_name = !name.empty()              ? name
                             : relation.is_one_to_one() ? field.model().model_name()
                                                        : field.model().model_name() + "_set";
    return relation;
}

}  // namespace

std::span<const ReverseRelation> ModelInfo::related_objects() const {
    internal::ModelRegistry& registry = internal::ModelRegistry::instance();
    const Reverse* table = reverse_.load(std::memory_order_acquire);
    if (table != nullptr && table->generation == registry.size()) return table->relations;

    const std::vector<const ModelInfo*> models = registry.linked_models();
    auto fresh = std::make_unique<Reverse>();
    fresh->generation = models.size();
    for (const ModelInfo* model : models)
        for (const FieldInfo& field : model->fields())
            if (field.is_relation() && &field.related() == this)
                fresh->relations.push_back(reverse_of(field));

    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    fresh->older = reverse_.load(std::memory_order_acquire);
    if (fresh->older != nullptr && fresh->older->generation >= fresh->generation)
        return fresh->older->relations;
    reverse_.store(fresh.get(), std::memory_order_release);
    return fresh.release()->relations;
}

const ReverseRelation* ModelInfo::find_reverse(std::string_view query_name) const {
    for (const ReverseRelation& relation : related_objects())
        if (!relation.hidden && relation.query_name == query_name) return &relation;
    return nullptr;
}

const ReverseRelation* ModelInfo::find_accessor(std::string_view accessor_name) const {
    for (const ReverseRelation& relation : related_objects())
        if (!relation.hidden && relation.accessor_name == accessor_name) return &relation;
    return nullptr;
}

std::string_view ModelInfo::member_at(std::uint32_t offset) const noexcept {
    for (const FieldInfo& field : many_to_many())
        if (field.offset() == offset) return field.name();
    for (const ReverseMember& member : reverse_members_)
        if (member.offset == offset) return member.name;
    return {};
}

std::unique_ptr<Model> ModelInfo::make() const {
    std::unique_ptr<Model> object(type_ops_->make_copy(*prototype_));
    // The prototype's own values of these are used up.
    for (const FieldInfo& field : fields_)
        if (field.definition_.default_.callable != nullptr)
            field.set(*object, field.definition_.default_.get());
    return object;
}

}  // namespace cadenza
