#include "cadenza/rest/jwt/checks.h"

#include "cadenza/apps/app.h"
#include "unit/rest/jwt/support.h"

namespace cadenza::jwt {
namespace {

App blacklist_app() {
    return {.label = "token_blacklist"};
}

std::vector<std::string> ids(const SimpleJwtSettings& jwt, bool with_app = false) {
    Settings settings = Installed::with(jwt);
    if (with_app) settings.installed_apps = {blacklist_app};
    std::vector<std::string> found;
    for (const CheckMessage& message : check_settings(settings)) found.push_back(message.id);
    return found;
}
using Ids = std::vector<std::string>;

TEST(JwtChecks, the_defaults_are_sound) {
    EXPECT_EQ(ids({}), Ids{});
}

TEST(JwtChecks, problems_of_keys_are_among_them) {
    EXPECT_EQ(ids({.signing_key = "short"}), Ids{"jwt.E001"});
}

TEST(JwtChecks, rotation_with_a_blacklist_needs_the_app_and_an_id) {
    EXPECT_EQ(ids({.blacklist_after_rotation = true}), Ids{"jwt.E008"});
    EXPECT_EQ(ids({.blacklist_after_rotation = true}, true), Ids{});
    EXPECT_EQ(ids({.blacklist_after_rotation = true, .jti_claim = ""}, true), Ids{"jwt.E008"});
}

TEST(JwtChecks, names_must_be_given) {
    EXPECT_EQ(ids({.auth_header_types = {}}), Ids{"jwt.E009"});
    EXPECT_EQ(ids({.user_id_claim = ""}), Ids{"jwt.E009"});
    EXPECT_EQ(ids({.cookies = {.access_cookie = ""}}), Ids{"jwt.E009"});
    EXPECT_EQ(ids({.cookies = {.refresh_path = "api/"}}), Ids{"jwt.E009"});
}

TEST(JwtChecks, access_tokens_that_live_long_are_worth_a_warning) {
    EXPECT_EQ(ids({.access_token_lifetime = Duration::days(2)}), Ids{"jwt.W001"});
}

}  // namespace
}  // namespace cadenza::jwt
