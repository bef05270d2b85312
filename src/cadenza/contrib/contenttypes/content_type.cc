#include "cadenza/contrib/contenttypes/content_type.h"

#include "cadenza/contrib/contenttypes/content_type_cache.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/register.h"

CADENZA_REGISTER(cadenza::contenttypes::ContentType)

namespace cadenza::contenttypes {

Meta ContentType::meta_options() {
    return {.db_table = "django_content_type",
            .app_label = "contenttypes",
            .verbose_name = "content type",
            .verbose_name_plural = "content types",
            .unique_together = {{"app_label", "model"}},
            .default_auto_field = db::FieldKind::Auto};
}

std::string ContentType::str() const {
    return app_labeled_name();
}

std::string ContentType::name() const {
    const ModelInfo* info = model_class();
    return info != nullptr ? info->verbose_name() : model.value();
}

std::string ContentType::app_labeled_name() const {
    const ModelInfo* info = model_class();
    return info != nullptr ? info->app_label() + " | " + info->verbose_name() : model.value();
}

const ModelInfo* ContentType::model_class() const {
    return find_model(app_label + "." + model);
}

std::unique_ptr<Model> ContentType::get_object_for_this_type(const Value& pk) const {
    const ModelInfo* info = model_class();
    if (info == nullptr)
        throw DoesNotExist("The content type " + app_label + "." + model +
                           " is of a model that no installed app has.");
    return QueryBase(*info).get("pk", pk);
}

template <>
void ContentTypeManager<ContentType>::clear_cache() const {
    ContentTypeCache::instance().clear();
}

namespace internal {
namespace {

ContentTypeCache& cache() {
    return ContentTypeCache::instance();
}
QuerySet<ContentType> rows(std::string_view alias) {
    return ContentType::objects.using_(alias);
}

ContentType made(const ModelInfo& model, std::string_view alias) {
    // Two processes may come here at once: get_or_create() settles who makes the row.
    return rows(alias)
        .get_or_create("app_label"_k = model.app_label(), "model"_k = model.model_name())
        .first;
}

}  // namespace

ContentType content_type_of(const ModelInfo& model, std::string_view alias) {
    if (auto known = cache().find(alias, model.app_label(), model.model_name())) return *known;
    // The usual case, of a row that is there, is one plain query.
    std::optional<ContentType> found =
        rows(alias)
            .filter("app_label"_k = model.app_label(), "model"_k = model.model_name())
            .first();
    if (!found) found = made(model, alias);
    cache().add(alias, *found);
    return *found;
}

std::vector<ContentType> content_types_of(std::span<const ModelInfo* const> models,
                                          std::string_view alias) {
    std::vector<std::string> labels, names;
    for (const ModelInfo* model : models) {
        if (cache().find(alias, model->app_label(), model->model_name())) continue;
        labels.push_back(model->app_label());
        names.push_back(model->model_name());
    }
    if (!labels.empty()) {
        for (const ContentType& type :
             rows(alias).filter("app_label__in"_k = labels, "model__in"_k = names))
            cache().add(alias, type);
    }
    std::vector<ContentType> result;
    for (const ModelInfo* model : models) {
        std::optional<ContentType> type =
            cache().find(alias, model->app_label(), model->model_name());
        if (!type) {
            type = made(*model, alias);
            cache().add(alias, *type);
        }
        result.push_back(std::move(*type));
    }
    return result;
}

ContentType content_type_with(std::int64_t id, std::string_view alias) {
    if (auto known = cache().find(alias, id)) return *known;
    ContentType type = rows(alias).get("id"_k = id);
    cache().add(alias, type);
    return type;
}

ContentType content_type_named(std::string_view app_label, std::string_view model,
                               std::string_view alias) {
    if (auto known = cache().find(alias, app_label, model)) return *known;
    ContentType type = rows(alias).get("app_label"_k = app_label, "model"_k = model);
    cache().add(alias, type);
    return type;
}

}  // namespace internal
}  // namespace cadenza::contenttypes
