#include "cadenza/apps/settings_checks.h"

#include <gtest/gtest.h>

#include "cadenza/checks/check.h"
#include "cadenza/conf/settings.h"
#include "cadenza/middleware/defaults.h"

namespace cadenza {
namespace {

struct SettingsChecks : testing::Test {
    Settings settings;
    SettingsChecks() { settings.secret_key = "a-key-of-at-least-thirty-two-bytes!!"; }
    std::string ids(bool deploy = false) {
        CheckRegistry registry;
        add_settings_checks(registry, settings);
        const std::vector<std::string> tags{"security"};
        std::string found;
        for (const CheckMessage& message : registry.run(tags, deploy)) found += message.id + " ";
        return found;
    }
};

TEST_F(SettingsChecks, a_short_key_is_an_error) {
    EXPECT_EQ(ids(), "");
    settings.secret_key = "short";
    EXPECT_EQ(ids(), "cadenza.E001 ");
}

TEST_F(SettingsChecks, origins_have_a_scheme_and_a_host_and_nothing_else) {
    settings.csrf.trusted_origins = {"https://app.example", "https://*.app.example"};
    settings.cors.allowed_origins = {"https://app.example:8443", "null"};
    EXPECT_EQ(ids(), "");
    settings.csrf.trusted_origins = {"app.example", "*.app.example"};
    EXPECT_EQ(ids(), "4_0.E001 4_0.E001 ");
    settings.csrf.trusted_origins.clear();
    settings.cors.allowed_origins = {"app.example", "https://app.example/", "https://a.example?x"};
    EXPECT_EQ(ids(), "corsheaders.E013 corsheaders.E014 corsheaders.E014 ");
}

TEST_F(SettingsChecks, letting_every_site_read_what_visitors_may_read_is_warned_of) {
    settings.cors.allow_all_origins = true;
    EXPECT_EQ(ids(), "");
    settings.cors.allow_credentials = true;
    EXPECT_EQ(ids(), "cadenza.W002 ");
}

TEST_F(SettingsChecks, a_deployment_has_a_csrf_cookie_for_https_only) {
    EXPECT_FALSE(ids(true).contains("security.W016"));
    settings.middleware = {middleware::csrf};
    EXPECT_TRUE(ids(true).contains("security.W016"));
    settings.csrf.cookie_secure = true;
    EXPECT_FALSE(ids(true).contains("security.W016"));
}

}  // namespace
}  // namespace cadenza
