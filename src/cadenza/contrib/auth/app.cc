#include "cadenza/contrib/auth/app.h"

#include "cadenza/apps/project.h"
#include "cadenza/contrib/auth/config.h"
#include "cadenza/contrib/auth/migrations.h"
#include "cadenza/contrib/auth/user.h"

namespace cadenza::auth {
namespace {

void ready(Project& project) {
    project.keep(std::make_shared<Installation>(project.settings()));
}

}  // namespace

App app() {
    return {.label = "auth",
            .verbose_name = "Authentication and Authorization",
            .models = models<Permission, Group, User>(),
            .migrations = migration_list,
            .ready = ready};
}

}  // namespace cadenza::auth
