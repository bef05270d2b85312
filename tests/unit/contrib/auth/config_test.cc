#include "cadenza/contrib/auth/config.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"
#include "cadenza/conf/settings.h"
#include "cadenza/contrib/auth/migrations.h"
#include "cadenza/contrib/auth/password_owner.h"
#include "cadenza/contrib/auth/user.h"
#include "cadenza/db/models/model_info.h"

namespace cadenza::auth {
namespace {

Settings with_model(const char* label) {
    Settings settings;
    settings.secret_key = "a-key-of-at-least-thirty-two-bytes!!";
    settings.auth_user_model = label;
    return settings;
}

TEST(AuthConfig, without_a_project_has_djangos_defaults) {
    EXPECT_EQ(config().user_model, "auth.User");
    EXPECT_EQ(user_model_label(), "auth.User");
    ASSERT_EQ(config().backends.size(), 1);
    EXPECT_EQ(config().backends[0]->path(), "django.contrib.auth.backends.ModelBackend");
    EXPECT_EQ(&user_model(), &model_info<User>());
    EXPECT_EQ(&model_info<AbstractBaseUser>(), &model_info<User>());
    EXPECT_EQ(make_user()->meta().label(), "auth.User");
}

TEST(AuthConfig, installations_nest) {
    const Installation outer(with_model("auth.User"));
    EXPECT_EQ(config().secret_key.size(), 36);
    {
        const Installation inner(with_model("shop.Customer"));
        EXPECT_EQ(user_model_label(), "shop.Customer");
        EXPECT_THROW(user_model(), ImproperlyConfigured);
    }
    EXPECT_EQ(&user_model(), &model_info<User>());
}

TEST(AuthConfig, refuses_a_model_that_holds_no_users) {
    model_info<Group>();
    const Installation installed(with_model("auth.Group"));
    try {
        user_model();
        ADD_FAILURE() << "accepted";
    } catch (const ImproperlyConfigured& error) {
        EXPECT_EQ(error.message(),
                  "auth_user_model refers to 'auth.Group', which is not derived from "
                  "AbstractBaseUser");
    }
}

TEST(AuthConfig, finds_backends_by_their_path) {
    EXPECT_NE(config().backend("django.contrib.auth.backends.ModelBackend"), nullptr);
    EXPECT_EQ(config().backend("elsewhere.Backend"), nullptr);
}

TEST(AuthMigrations, leave_out_users_that_live_elsewhere) {
    const auto operations = [] {
        std::size_t count = 0;
        for (const auto& one : migration_list().migrations) count += one.make().operations.size();
        return count;
    };
    EXPECT_EQ(migration_list().migrations.size(), 12);
    const std::size_t with_users = operations();
    const Installation installed(with_model("shop.Customer"));
    EXPECT_EQ(operations(), with_users - 8);
}

TEST(PasswordOwner, shows_the_texts_of_a_user_but_the_password) {
    User user;
    user.username = "ann";
    user.email = "ann@x.org";
    user.password = "secret";
    const PasswordOwner owner = password_owner(user);
    ASSERT_NE(owner.find("email"), nullptr);
    EXPECT_EQ(owner.find("email")->value, "ann@x.org");
    EXPECT_EQ(owner.find("email")->verbose_name, "email address");
    EXPECT_NE(owner.find("username"), nullptr);
    EXPECT_EQ(owner.find("password"), nullptr);
}

TEST(ResetToken, dies_with_the_password_and_the_login) {
    const Installation installed(with_model("auth.User"));
    User user;
    user.id = 7;
    user.password = "first";
    const std::string token = make_reset_token(user);
    EXPECT_TRUE(check_reset_token(user, token));
    EXPECT_FALSE(check_reset_token(user, token + "x"));
    user.last_login = *DateTime::parse("2026-01-01T00:00:00Z");
    EXPECT_FALSE(check_reset_token(user, token));
    user.last_login = nullptr;
    user.password = "second";
    EXPECT_FALSE(check_reset_token(user, token));
}

}  // namespace
}  // namespace cadenza::auth
