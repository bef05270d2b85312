#include "cadenza/contrib/sessions/migrations/migrations.h"
#include "cadenza/db/migrations/fields.h"

namespace cadenza::sessions::migrations {

using namespace cadenza::migrations;

Migration m0001_initial() {
    return {
        .operations = {CreateModel(
            "Session",
            {
                CharField("session_key",
                          {.max_length = 40, .primary_key = true, .verbose_name = "session key"}),
                TextField("session_data", {.verbose_name = "session data"}),
                DateTimeField("expire_date", {.db_index = true, .verbose_name = "expire date"}),
            },
            {.db_table = "django_session",
             .verbose_name = "session",
             .verbose_name_plural = "sessions"})},
    };
}

}  // namespace cadenza::sessions::migrations
