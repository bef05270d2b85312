#include <cadenza/apps.h>
#include <project_apps.h>

#include "api/models.h"

namespace api {

cadenza::App app() {
    return {
        .label = "api",
        .models = cadenza::models<BlogPost>(),
        .migrations = migrations::list,
    };
}

}  // namespace api
