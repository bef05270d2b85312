#include "cadenza/contrib/auth/app.h"

#include "cadenza/apps/project.h"
#include "cadenza/base/error.h"
#include "cadenza/conf/installation.h"
#include "cadenza/contrib/auth/checks.h"
#include "cadenza/contrib/auth/config.h"
#include "cadenza/contrib/auth/migrations.h"
#include "cadenza/contrib/auth/post_migrate.h"
#include "cadenza/contrib/auth/user.h"

namespace cadenza::auth {
namespace {

// A model of the project's own takes the place of User: then there is no table of that one.
bool users_live_here() {
    try {
        return current_settings().auth_user_model == "auth.User";
    } catch (const ImproperlyConfigured&) {
        return true;  // no project is being built
    }
}

void ready(Project& project) {
    project.keep(std::make_shared<Installation>(project.settings()));
}

}  // namespace

App app() {
    ModelList list = models<Permission, Group>();
    if (users_live_here()) list.push_back(&model_info<User>);
    return {.label = "auth",
            .verbose_name = "Authentication and Authorization",
            .models = std::move(list),
            .migrations = migration_list,
            .post_migrate = create_permissions,
            .checks = add_checks,
            .commands = commands,
            .ready = ready};
}

}  // namespace cadenza::auth
