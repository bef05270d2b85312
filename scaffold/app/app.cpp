#include <cadenza/apps.h>

#include "{{ app }}/models.h"

namespace {{ app }} {

std::vector<cadenza::migrations::NamedMigration> all_migrations();  // from the files of migrations/

cadenza::App app() {
    return {
        .label = "{{ app }}",
        .models = cadenza::models<>(),  // for example: models<BlogPost, Tag>()
        .migrations = all_migrations,
    };
}

}  // namespace {{ app }}
