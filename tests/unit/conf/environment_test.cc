#include <gtest/gtest.h>

#include "cadenza/base/error.h"
#include "cadenza/conf/env.h"
#include "unit/conf/scoped_environment.h"

namespace cadenza {
namespace {

TEST(Environment, gives_text_or_the_fallback) {
    ScopedEnvironment scope;
    scope.set("SHOP_NAME", "corner");
    scope.unset("SHOP_OWNER");
    EXPECT_EQ(env("SHOP_NAME"), "corner");
    EXPECT_EQ(env("SHOP_NAME", "x"), "corner");
    EXPECT_EQ(env("SHOP_OWNER", "x"), "x");
    EXPECT_TRUE(env.contains("SHOP_NAME"));
    EXPECT_FALSE(env.contains("SHOP_OWNER"));
}

TEST(Environment, a_missing_variable_names_what_is_set_nearly_so) {
    ScopedEnvironment scope;
    scope.unset("SHOP_DATABASE_URL");
    scope.set("SHOP_DATABSE_URL", "x");
    EXPECT_EQ(message_of<ImproperlyConfigured>([] { (void)env("SHOP_DATABASE_URL"); }),
              "the environment variable SHOP_DATABASE_URL is not set; set it, or write a line "
              "SHOP_DATABASE_URL=… in the "
              ".env file (SHOP_DATABSE_URL is set: is that what you mean?)");
}

TEST(Environment, reads_types) {
    ScopedEnvironment scope;
    scope.set("A_FLAG", "Yes");
    scope.set("A_NUMBER", " 42 ");
    scope.set("A_REAL", "2.5");
    scope.set("A_TIME", "1h30m");
    scope.set("A_LIST", " a, b ,,c ");
    EXPECT_TRUE(env.flag("A_FLAG"));
    EXPECT_TRUE(env.flag("A_FLAG", false));
    EXPECT_FALSE(env.flag("A_MISSING", false));
    EXPECT_EQ(env.integer("A_NUMBER"), 42);
    EXPECT_EQ(env.integer("A_MISSING", 7), 7);
    EXPECT_EQ(env.real("A_REAL"), 2.5);
    EXPECT_EQ(env.real("A_MISSING", 1.5), 1.5);
    EXPECT_EQ(env.duration("A_TIME"), Duration::minutes(90));
    EXPECT_EQ(env.duration("A_MISSING", Duration::seconds(1)), Duration::seconds(1));
    EXPECT_EQ(env.list("A_LIST"), (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(env.list("A_MISSING", {"x"}), (std::vector<std::string>{"x"}));
    EXPECT_THROW((void)env.flag("A_MISSING"), ImproperlyConfigured);
    EXPECT_THROW((void)env.integer("A_MISSING"), ImproperlyConfigured);
    EXPECT_THROW((void)env.real("A_MISSING"), ImproperlyConfigured);
    EXPECT_THROW((void)env.duration("A_MISSING"), ImproperlyConfigured);
    EXPECT_THROW((void)env.list("A_MISSING"), ImproperlyConfigured);
}

}  // namespace
}  // namespace cadenza
