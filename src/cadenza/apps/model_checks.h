#pragma once

namespace cadenza {

class CheckRegistry;
class Project;

/// Adds the checks of the models, with Django's ids: fields.E120 (max_length), E130 and E132
/// (decimals), E210 (null and a key), E320 and E321 (on_delete), models.E012 and E015 (names in
/// unique_together and ordering), E028 (two models of one table). `project` outlives the registry.
void add_model_checks(CheckRegistry& registry, const Project& project);

}  // namespace cadenza
