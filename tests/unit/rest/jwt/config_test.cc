#include "cadenza/rest/jwt/config.h"

#include "cadenza/apps/app.h"
#include "cadenza/rest/jwt/tokens.h"
#include "unit/rest/jwt/support.h"

namespace cadenza::jwt {
namespace {

App blacklist_app() {
    return {.label = "token_blacklist"};
}
App other_app() {
    return {.label = "blog"};
}

TEST(Config, by_default_access_tokens_authorise) {
    const Installed installed;
    EXPECT_EQ(config().auth_token_classes, std::vector<const TokenClass*>{&AccessToken::kClass});
    EXPECT_EQ(config().auth_header_name, "AUTHORIZATION");
    EXPECT_FALSE(config().rotates);
    EXPECT_FALSE(config().detects_reuse);
}

TEST(Config, headers_may_be_named_as_django_names_them) {
    const Settings django = Installed::with({.auth_header_name = "HTTP_X_ACCESS_TOKEN"});
    EXPECT_EQ(Config(django).auth_header_name, "X-ACCESS-TOKEN");
    const Settings plain = Installed::with({.auth_header_name = "X-Access-Token"});
    EXPECT_EQ(Config(plain).auth_header_name, "X-Access-Token");
}

TEST(Config, reuse_is_detected_with_rotation_and_the_blacklist_app) {
    Settings settings =
        Installed::with({.rotate_refresh_tokens = true, .blacklist_after_rotation = true});
    EXPECT_FALSE(Config(settings).detects_reuse);
    settings.installed_apps = {other_app, blacklist_app};
    EXPECT_TRUE(Config(settings).detects_reuse);
    settings.simple_jwt.rotate_refresh_tokens = false;
    EXPECT_FALSE(Config(settings).detects_reuse);
}

TEST(Config, bad_keys_are_found_at_first_use) {
    const Settings settings{.secret_key = "short"};
    const SettingsInstallation installation(settings);
    EXPECT_TRUE(message_of<ImproperlyConfigured>([] {
                    config();
                }).starts_with("Settings.simple_jwt.signing_key: (jwt.E001)"));
}

}  // namespace
}  // namespace cadenza::jwt
