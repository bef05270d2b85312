#include "cadenza/contrib/auth/user_model.h"
#include "cadenza/contrib/authtoken/migrations/migrations.h"
#include "cadenza/db/migrations/operations.h"

namespace cadenza::authtoken::migrations {

using namespace cadenza::migrations;

Migration m0001_initial() {
    const std::string& user = auth::user_model_label();
    return {
        .initial = true,
        .dependencies = {{user.substr(0, user.find('.')), "__first__"}},
        .operations =
            {
                CreateModel("Token",
                            {
                                CharField("key", {.max_length = 40, .primary_key = true}),
                                DateTimeField("created", {.auto_now_add = true}),
                                OneToOneField("user", user,
                                              {.on_delete = CASCADE, .related_name = "auth_token"}),
                            }),
            },
    };
}

}  // namespace cadenza::authtoken::migrations
