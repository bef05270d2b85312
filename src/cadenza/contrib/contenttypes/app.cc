#include "cadenza/contrib/contenttypes/app.h"

#include "cadenza/contrib/contenttypes/content_type.h"
#include "cadenza/contrib/contenttypes/migrations.h"
#include "cadenza/contrib/contenttypes/post_migrate.h"

namespace cadenza::contenttypes {

App app() {
    return {.label = "contenttypes",
            .verbose_name = "Content Types",
            .models = models<ContentType>(),
            .migrations = migration_list,
            .post_migrate = create_content_types};
}

}  // namespace cadenza::contenttypes
