#include "cadenza/contrib/sessions/session_store.h"

#include <gtest/gtest.h>

#include "cadenza/conf/settings.h"
#include "cadenza/contrib/sessions/stores/database_store.h"
#include "cadenza/contrib/sessions/stores/file_store.h"
#include "cadenza/contrib/sessions/stores/signed_cookie_store.h"

namespace cadenza::sessions {
namespace {

TEST(SessionStore, the_settings_choose_it) {
    Settings settings;
    EXPECT_NE(dynamic_cast<DatabaseStore*>(make_store(settings).get()), nullptr);
    settings.session.engine = "file";
    EXPECT_NE(dynamic_cast<FileStore*>(make_store(settings).get()), nullptr);
    settings.session.engine = "signed_cookies";
    EXPECT_NE(dynamic_cast<SignedCookieStore*>(make_store(settings).get()), nullptr);
    settings.session.engine = "redis";
    try {
        make_store(settings);
        FAIL() << "accepted";
    } catch (const ImproperlyConfigured& error) {
        EXPECT_EQ(error.message(),
                  "Settings::session.engine is \"redis\", which is no store of sessions; there are "
                  "\"db\", \"file\" and \"signed_cookies\"");
    }
}

}  // namespace
}  // namespace cadenza::sessions
