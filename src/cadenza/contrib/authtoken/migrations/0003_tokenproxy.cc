#include "cadenza/contrib/authtoken/migrations/migrations.h"
#include "cadenza/db/migrations/operations.h"

namespace cadenza::authtoken::migrations {

using namespace cadenza::migrations;

Migration m0003_tokenproxy() {
    return {
        .dependencies = {{"authtoken", "0002_auto_20160226_1747"}},
        .operations =
            {
                CreateModel("TokenProxy", {}, {.verbose_name = "token", .proxy = true},
                            {"authtoken.token"}),
            },
    };
}

}  // namespace cadenza::authtoken::migrations
