#include "cadenza/contrib/authtoken/migrations/migrations.h"
#include "cadenza/db/migrations/operations.h"

namespace cadenza::authtoken::migrations {

using namespace cadenza::migrations;

Migration m0004_alter_tokenproxy_options() {
    return {
        .dependencies = {{"authtoken", "0003_tokenproxy"}},
        .operations =
            {
                AlterModelOptions("tokenproxy", {.verbose_name = "token"}),
            },
    };
}

}  // namespace cadenza::authtoken::migrations
