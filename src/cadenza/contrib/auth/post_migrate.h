#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cadenza/db/migrations/commands/commands.h"
#include "cadenza/db/schema/model_definition.h"

namespace cadenza::auth {

/// "add_blogpost": of an action on the model.
std::string get_permission_codename(std::string_view action, const db::ModelDefinition& model);
/// Codename and name of those that Meta.default_permissions asks for: "Can add blog post".
std::vector<std::pair<std::string, std::string>> builtin_permissions(
    const db::ModelDefinition& model);

/// Makes the permissions of every model that are not there yet, and the content types that they
/// need. What the app does after each migrate.
void create_permissions(const migrations::PostMigrate& done);

}  // namespace cadenza::auth
