#include "cadenza/contrib/contenttypes/app.h"

#include "cadenza/contrib/contenttypes/content_type.h"
#include "cadenza/contrib/contenttypes/migrations.h"

namespace cadenza::contenttypes {

App app() {
    return {.label = "contenttypes",
            .verbose_name = "Content Types",
            .models = models<ContentType>(),
            .migrations = migration_list};
}

}  // namespace cadenza::contenttypes
