#include <cadenza/apps.h>
#include <project_apps.h>

#include "{{ app }}/models.h"

namespace {{ app }} {

cadenza::App app() {
    return {
        .label = "{{ app }}",
        .models = cadenza::models<>(),  // for example: models<BlogPost, Tag>()
        .migrations = migrations::list,
    };
}

}  // namespace {{ app }}
