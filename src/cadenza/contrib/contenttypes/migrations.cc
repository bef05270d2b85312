#include "cadenza/contrib/contenttypes/migrations.h"

#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/migrations/context.h"

// The migrations of django.contrib.contenttypes, under their names: a database that either side
// has migrated holds nothing to do for the other.
namespace cadenza::contenttypes {

using namespace cadenza::migrations;

namespace {

Migration initial() {
    return {
        .initial = true,
        .operations =
            {
                CreateModel("ContentType",
                            {
                                AutoField("id", {.primary_key = true}),
                                CharField("name", {.max_length = 100}),
                                CharField("app_label", {.max_length = 100}),
                                CharField("model", {.max_length = 100,
                                                    .verbose_name = "python model class name"}),
                            },
                            {.ordering = {"name"},
                             .db_table = "django_content_type",
                             .verbose_name = "content type",
                             .verbose_name_plural = "content types"}),
                AlterUniqueTogether("contenttype", {{"app_label", "model"}}),
            },
    };
}

// Going back gives each row a name again; the model's own is what Django puts there.
void add_legacy_name(MigrationContext& context) {
    context.connection().execute("UPDATE django_content_type SET name = model");
}

Migration remove_name() {
    return {
        .dependencies = {{"contenttypes", "0001_initial"}},
        .operations =
            {
                AlterModelOptions("contenttype", {.verbose_name = "content type",
                                                  .verbose_name_plural = "content types"}),
                AlterField("contenttype", CharField("name", {.max_length = 100, .null = true})),
                RunCpp(do_nothing, add_legacy_name),
                RemoveField("contenttype", "name"),
            },
    };
}

}  // namespace

MigrationList migration_list() {
    return {
        .cpp_namespace = "contenttypes",
        .migrations = {{"0001_initial", initial}, {"0002_remove_content_type_name", remove_name}}};
}

}  // namespace cadenza::contenttypes
