#include <cadenza/apps.h>

#include "api/models.h"

namespace api {

std::vector<migrations::NamedMigration> all_migrations();  // from the files of migrations/

App app() { return {.label = "api", .models = models<BlogPost>(), .migrations = all_migrations}; }

}  // namespace api
