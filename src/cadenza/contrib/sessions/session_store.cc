#include "cadenza/contrib/sessions/session_store.h"

#include "cadenza/conf/settings.h"
#include "cadenza/contrib/sessions/stores/database_store.h"
#include "cadenza/contrib/sessions/stores/file_store.h"
#include "cadenza/contrib/sessions/stores/signed_cookie_store.h"

namespace cadenza::sessions {

std::optional<std::string> SessionStore::pack(const Dict&) const {
    return {};
}

std::unique_ptr<SessionStore> make_store(const Settings& settings) {
    const std::string& engine = settings.session.engine;
    if (engine == "db") return std::make_unique<DatabaseStore>(settings);
    if (engine == "file") return std::make_unique<FileStore>(settings);
    if (engine == "signed_cookies") return std::make_unique<SignedCookieStore>(settings);
    throw ImproperlyConfigured("Settings::session.engine is \"" + engine +
                               "\", which is no store of sessions; there are \"db\", \"file\" and "
                               "\"signed_cookies\"");
}

}  // namespace cadenza::sessions
