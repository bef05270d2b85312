#include "cadenza/db/models/registry/model_registry.h"

namespace cadenza::internal {

ModelRegistry& ModelRegistry::instance() {
    static ModelRegistry registry;
    return registry;
}

const ModelInfo& ModelRegistry::add(std::unique_ptr<ModelInfo> model) {
    const std::lock_guard lock(mutex_);
    models_.push_back(std::move(model));
    size_.store(models_.size(), std::memory_order_release);
    return *models_.back();
}

std::vector<const ModelInfo*> ModelRegistry::models() const {
    const std::lock_guard lock(mutex_);
    std::vector<const ModelInfo*> result;
    result.reserve(models_.size());
    for (const auto& model : models_) result.push_back(model.get());
    return result;
}

std::vector<const ModelInfo*> ModelRegistry::linked_models() {
    const std::lock_guard lock(link_mutex_);
    while (linked_ < size()) {
        const std::vector<const ModelInfo*> known = models();
        for (; linked_ < known.size(); ++linked_) {
            for (const FieldInfo& field : known[linked_]->fields()) {
                if (field.is_relation()) field.related();
                if (field.is_many_to_many()) field.through();
            }
        }
    }
    return models();
}

}  // namespace cadenza::internal

namespace cadenza {

std::vector<const ModelInfo*> known_models() {
    return internal::ModelRegistry::instance().linked_models();
}

namespace {

const ModelInfo* find_in(const std::vector<const ModelInfo*>& models, std::string_view label) {
    std::string lower(label);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    for (const ModelInfo* model : models)
        if (model->label_lower() == lower) return model;
    return nullptr;
}

}  // namespace

const ModelInfo* find_model(std::string_view label) {
    return find_in(known_models(), label);
}

const ModelInfo* find_known_model(std::string_view label) {
    return find_in(internal::ModelRegistry::instance().models(), label);
}

}  // namespace cadenza
