#include "cadenza/db/models/known_models.h"

#include <algorithm>

#include "cadenza/db/models/model_info.h"

namespace cadenza {

const db::ModelDefinition* KnownModels::find_model(std::string_view label) const {
    const ModelInfo* model = cadenza::find_model(label);
    return model != nullptr ? &model->definition() : nullptr;
}

std::vector<const db::ModelDefinition*> KnownModels::all_models() const {
    std::vector<const ModelInfo*> models = known_models();
    std::sort(models.begin(), models.end(), [](const ModelInfo* a, const ModelInfo* b) {
        return a->label_lower() < b->label_lower();
    });
    std::vector<const db::ModelDefinition*> result;
    for (const ModelInfo* model : models)
        if (!model->is_auto_created()) result.push_back(&model->definition());
    return result;
}

}  // namespace cadenza
