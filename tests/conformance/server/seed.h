#pragma once

#include <span>
#include <string>

namespace cadenza {
class ModelInfo;
class Project;
}  // namespace cadenza

namespace conformance {

using Models = std::span<const cadenza::ModelInfo* const>;

/// Migrates an empty database.
void create_tables(cadenza::Project& project);

/// Fills them from a Django fixture, entries of other models left out, and remembers the rows.
/// Throws Error for a fixture that does not fit the models.
void load_seed(Models models, const std::string& fixture);

/// Puts the remembered rows, and the positions of the sequences, back.
void restore_seed(Models models);

}  // namespace conformance
