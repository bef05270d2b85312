#include "cadenza/contrib/auth/user_model.h"
#include "cadenza/contrib/authtoken/migrations/migrations.h"
#include "cadenza/db/migrations/operations.h"

namespace cadenza::authtoken::migrations {

using namespace cadenza::migrations;

Migration m0002_auto_20160226_1747() {
    return {
        .dependencies = {{"authtoken", "0001_initial"}},
        .operations =
            {
                AlterModelOptions("token",
                                  {.verbose_name = "Token", .verbose_name_plural = "Tokens"}),
                AlterField("token", DateTimeField("created", {.auto_now_add = true,
                                                              .verbose_name = "Created"})),
                AlterField("token", CharField("key", {.max_length = 40,
                                                      .primary_key = true,
                                                      .verbose_name = "Key"})),
                AlterField("token", OneToOneField("user", auth::user_model_label(),
                                                  {.on_delete = CASCADE,
                                                   .related_name = "auth_token",
                                                   .verbose_name = "User"})),
            },
    };
}

}  // namespace cadenza::authtoken::migrations
