#pragma once

#include "cadenza/db/migrations/migration.h"

namespace cadenza::auth {

/// Where auth_user_model names a model of another app, the table auth_user is left out, as Django
/// leaves out a swapped model.
migrations::MigrationList migration_list();

}  // namespace cadenza::auth
