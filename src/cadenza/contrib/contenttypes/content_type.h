#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/db/models/model.h"
#include "cadenza/db/models/query_set.h"

namespace cadenza::contenttypes {

/// ContentType::objects. What is found is kept for the process, apart for each database; Django's
/// ContentTypeManager.
template <class M>
class ContentTypeManager : public Manager<M> {
 public:
    /// The row that stands for the model; made where there is none.
    M get_for_model(const ModelInfo& model, std::string_view alias = "default") const;
    template <class T>
    M get_for_model(std::string_view alias = "default") const {
        return get_for_model(model_info<T>(), alias);
    }
    /// In the order of the models, with one query for all that are not known yet.
    std::vector<M> get_for_models(std::span<const ModelInfo* const> models,
                                  std::string_view alias = "default") const;
    /// Throws ContentType::DoesNotExist.
    M get_for_id(std::int64_t id, std::string_view alias = "default") const;
    M get_by_natural_key(std::string_view app_label, std::string_view model,
                         std::string_view alias = "default") const;
    /// Forgets what is kept: after rows were changed behind its back.
    void clear_cache() const;
};

/// One model as a row: what permissions, logs and generic relations refer to.
struct ContentType : Model {
    CharField app_label{max_length = 100};
    CharField model{verbose_name = "python model class name", max_length = 100};

    template <class M>
    using ManagerFor = ContentTypeManager<M>;
    CADENZA_MODEL(ContentType, app_label, model)
    static Meta meta_options();

    std::string str() const override;
    /// The model's name for people; the stored name where the process has no such model.
    std::string name() const;
    /// "Authentication and Authorization | user".
    std::string app_labeled_name() const;
    /// nullptr if no installed app has the model any more.
    const ModelInfo* model_class() const;
    /// Throws the model's DoesNotExist.
    std::unique_ptr<Model> get_object_for_this_type(const Value& pk) const;
};

namespace internal {
ContentType content_type_of(const ModelInfo& model, std::string_view alias);
std::vector<ContentType> content_types_of(std::span<const ModelInfo* const> models,
                                          std::string_view alias);
ContentType content_type_with(std::int64_t id, std::string_view alias);
ContentType content_type_named(std::string_view app_label, std::string_view model,
                               std::string_view alias);
}  // namespace internal

template <class M>
M ContentTypeManager<M>::get_for_model(const ModelInfo& model, std::string_view alias) const {
    return internal::content_type_of(model, alias);
}

template <class M>
std::vector<M> ContentTypeManager<M>::get_for_models(std::span<const ModelInfo* const> models,
                                                     std::string_view alias) const {
    return internal::content_types_of(models, alias);
}

template <class M>
M ContentTypeManager<M>::get_for_id(std::int64_t id, std::string_view alias) const {
    return internal::content_type_with(id, alias);
}

template <class M>
M ContentTypeManager<M>::get_by_natural_key(std::string_view app_label, std::string_view model,
                                            std::string_view alias) const {
    return internal::content_type_named(app_label, model, alias);
}

}  // namespace cadenza::contenttypes

namespace cadenza {
using contenttypes::ContentType;
}
