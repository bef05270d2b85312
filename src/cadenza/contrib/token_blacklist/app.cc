#include "cadenza/contrib/token_blacklist/app.h"

#include "cadenza/contrib/token_blacklist/migrations.h"
#include "cadenza/contrib/token_blacklist/models.h"

namespace cadenza::token_blacklist {

App app() {
    return {.label = "token_blacklist",
            .verbose_name = "Token Blacklist",
            .models = models<OutstandingToken, BlacklistedToken>(),
            .migrations = migration_list,
            .commands = commands};
}

}  // namespace cadenza::token_blacklist
