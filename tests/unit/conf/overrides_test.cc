#include "cadenza/conf/overrides.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"
#include "cadenza/conf/settings.h"
#include "unit/conf/scoped_environment.h"

namespace cadenza {
namespace {

std::string apply(Settings& settings) {
    return message_of<ImproperlyConfigured>([&] { apply_environment(settings); });
}

TEST(Overrides, variables_override_members_of_every_type) {
    ScopedEnvironment scope;
    scope.set("CADENZA_DEBUG", "true");
    scope.set("CADENZA_ALLOWED_HOSTS", "a.example, b.example");
    scope.set("CADENZA_DATABASE", "sqlite:///other.db");
    scope.set("CADENZA_SECURE_HSTS_SECONDS", "3600");
    scope.set("CADENZA_DATA_UPLOAD_MAX_MEMORY_SIZE", "1000");
    Settings settings{.secret_key = "kept"};
    ASSERT_EQ(apply(settings), "no exception");
    EXPECT_EQ(settings.secret_key, "kept");
    EXPECT_TRUE(settings.debug);
    EXPECT_EQ(settings.allowed_hosts, (std::vector<std::string>{"a.example", "b.example"}));
    EXPECT_EQ(settings.database, "sqlite:///other.db");
    EXPECT_EQ(settings.security.hsts_seconds, 3600);
    EXPECT_EQ(settings.uploads.data_max_memory_size, 1000u);
}

TEST(Overrides, sessions_csrf_and_cors_have_variables_of_djangos_names) {
    ScopedEnvironment scope;
    scope.set("CADENZA_SESSION_COOKIE_AGE", "8h");
    scope.set("CADENZA_SESSION_COOKIE_SECURE", "on");
    scope.set("CADENZA_CSRF_COOKIE_AGE", "");
    scope.set("CADENZA_CSRF_TRUSTED_ORIGINS", "https://a.example,https://*.b.example");
    scope.set("CADENZA_CORS_ALLOW_CREDENTIALS", "1");
    Settings settings;
    ASSERT_EQ(apply(settings), "no exception");
    EXPECT_EQ(settings.session.cookie_age, Duration::hours(8));
    EXPECT_TRUE(settings.session.cookie_secure);
    EXPECT_EQ(settings.csrf.cookie_age, std::nullopt) << "until the browser closes";
    EXPECT_EQ(settings.csrf.trusted_origins,
              (std::vector<std::string>{"https://a.example", "https://*.b.example"}));
    EXPECT_TRUE(settings.cors.allow_credentials);
}

TEST(Overrides, of_passwords) {
    ScopedEnvironment scope;
    scope.set("CADENZA_PASSWORD_HASHERS", "argon2,pbkdf2_sha256");
    scope.set("CADENZA_PASSWORD_PBKDF2_ITERATIONS", "10");
    scope.set("CADENZA_PASSWORD_RESET_TIMEOUT", "1h");
    Settings settings;
    ASSERT_EQ(apply(settings), "no exception");
    const PasswordSettings& passwords = settings.auth.passwords;
    EXPECT_EQ(passwords.hashers, (std::vector<std::string>{"argon2", "pbkdf2_sha256"}));
    EXPECT_EQ(passwords.hasher_costs.pbkdf2_iterations, 10);
    EXPECT_EQ(passwords.reset_timeout, Duration::hours(1));
}

TEST(Overrides, values_of_the_wrong_type_are_errors) {
    ScopedEnvironment scope;
    Settings settings;
    scope.set("CADENZA_SECURE_HSTS_SECONDS", "99999999999");
    EXPECT_EQ(apply(settings),
              "the environment variable CADENZA_SECURE_HSTS_SECONDS is 99999999999, which is out "
              "of range");
    scope.set("CADENZA_SECURE_HSTS_SECONDS", "1h");
    EXPECT_EQ(
        apply(settings),
        "the environment variable CADENZA_SECURE_HSTS_SECONDS is \"1h\", but must be an integer");
}

TEST(Overrides, a_slip_in_a_name_is_an_error_and_other_names_are_not) {
    ScopedEnvironment scope;
    Settings settings;
    scope.set("CADENZA_VECTORS", "/tmp");
    EXPECT_EQ(apply(settings), "no exception");
    scope.set("CADENZA_DEBGU", "1");
    EXPECT_EQ(
        apply(settings),
        "the environment variable CADENZA_DEBGU overrides no setting; did you mean CADENZA_DEBUG?");
}

TEST(Settings, defaults_are_those_of_django) {
    Settings settings;
    EXPECT_FALSE(settings.debug);
    EXPECT_TRUE(settings.append_slash);
    EXPECT_EQ(settings.uploads.data_max_memory_size, 2'621'440u);
    EXPECT_EQ(settings.uploads.data_max_number_fields, 1'000u);
    EXPECT_EQ(settings.security.x_frame_options, "DENY");
    EXPECT_TRUE(settings.security.content_type_nosniff);
    EXPECT_EQ(settings.security.referrer_policy, "same-origin");
    EXPECT_EQ(settings.rest_framework.url_field_name, "url");
}

}  // namespace
}  // namespace cadenza
