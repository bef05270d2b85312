#pragma once

#include <string_view>
#include <vector>

#include "cadenza/db/schema/model_definition.h"

namespace cadenza {

/// The definitions of all models that the process knows, for the schema editor: relations lead from
/// one to another. Without automatic many-to-many models, which the editor makes itself.
class KnownModels final : public db::ModelLookup {
 public:
    const db::ModelDefinition* find_model(std::string_view label) const override;
    std::vector<const db::ModelDefinition*> all_models() const override;
};

}  // namespace cadenza
