#include "cadenza/contrib/sessions/models.h"

#include "cadenza/db/models/register.h"

CADENZA_REGISTER(cadenza::sessions::Session)

namespace cadenza::sessions {

Meta Session::meta_options() {
    return {
        .db_table = "django_session", .verbose_name = "session", .verbose_name_plural = "sessions"};
}

}  // namespace cadenza::sessions
