#include "cadenza/management/arguments.h"

#include <gtest/gtest.h>

namespace cadenza::management {
namespace {

Arguments migrate_like() {
    Arguments arguments("./manage migrate", "Applies migrations.");
    arguments.positional("app", "the app");
    arguments.positional("name", "the migration");
    arguments.flag("--fake", "only record");
    arguments.option("-d,--database", "which", "default");
    arguments.options("--rename", "old:new");
    return arguments;
}

TEST(Arguments, reads_words_flags_and_options_in_any_order) {
    Arguments arguments = migrate_like();
    ASSERT_TRUE(arguments.parse({"--fake", "api", "-d", "other", "0001"}));
    EXPECT_EQ(arguments.text("app"), "api");
    EXPECT_EQ(arguments.text("name"), "0001");
    EXPECT_EQ(arguments.text("--database"), "other");
    EXPECT_EQ(arguments.text("-d"), "other");
    EXPECT_TRUE(arguments.is_set("--fake"));
}

TEST(Arguments, what_is_not_given_has_its_default) {
    Arguments arguments = migrate_like();
    ASSERT_TRUE(arguments.parse({}));
    EXPECT_FALSE(arguments.given("app"));
    EXPECT_EQ(arguments.text("--database"), "default");
    EXPECT_FALSE(arguments.is_set("--fake"));
    EXPECT_TRUE(arguments.list("--rename").empty());
}

TEST(Arguments, an_option_may_come_several_times) {
    Arguments arguments = migrate_like();
    ASSERT_TRUE(arguments.parse({"--rename", "a:b", "api", "--rename", "c:d"}));
    EXPECT_EQ(arguments.list("--rename"), (std::vector<std::string>{"a:b", "c:d"}));
    EXPECT_EQ(arguments.text("app"), "api");
}

TEST(Arguments, a_mistake_is_wrong_usage_and_help_is_none) {
    Arguments mistaken = migrate_like();
    testing::internal::CaptureStderr();
    EXPECT_FALSE(mistaken.parse({"--fakee"}));
    EXPECT_NE(testing::internal::GetCapturedStderr().find("--fakee"), std::string::npos);
    EXPECT_EQ(mistaken.exit_status(), 2);

    Arguments asked = migrate_like();
    testing::internal::CaptureStdout();
    EXPECT_FALSE(asked.parse({"--help"}));
    EXPECT_NE(testing::internal::GetCapturedStdout().find("Applies migrations."),
              std::string::npos);
    EXPECT_EQ(asked.exit_status(), 0);
}

}  // namespace
}  // namespace cadenza::management
