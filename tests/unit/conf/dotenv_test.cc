#include "cadenza/conf/dotenv.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "cadenza/base/error.h"
#include "cadenza/conf/env.h"
#include "unit/conf/scoped_environment.h"

namespace cadenza {
namespace {

class Dotenv : public testing::Test {
 protected:
    std::string folder =
        (std::filesystem::temp_directory_path() / "cadenza-dotenv-XXXXXX").string();
    std::string file;
    ScopedEnvironment scope;

    void SetUp() override {
        ASSERT_NE(mkdtemp(folder.data()), nullptr);
        file = folder + "/.env";
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    void write(const std::string& text) { std::ofstream(file) << text; }
    std::string load() {
        return message_of<ImproperlyConfigured>([&] { load_dotenv(file); });
    }
};

TEST_F(Dotenv, sets_what_is_not_set_yet) {
    scope.set("SHOP_A", "from outside");
    scope.unset("SHOP_B");
    write("SHOP_A=1\nSHOP_B=${SHOP_A}\n");
    EXPECT_EQ(load(), "no exception");
    EXPECT_EQ(env("SHOP_A"), "from outside");
    EXPECT_EQ(env("SHOP_B"), "1");
}

TEST_F(Dotenv, a_missing_file_is_no_error) {
    EXPECT_EQ(load(), "no exception");
}

TEST_F(Dotenv, a_slip_in_a_known_key_is_an_error) {
    scope.unset("SECRET_KEY");
    write("SECRET_KEY=x\nDATABSE_URL=sqlite:///x\n");
    EXPECT_EQ(
        load(),
        file +
            ", line 2: DATABSE_URL is no setting that Cadenza knows; did you mean DATABASE_URL?");
    EXPECT_FALSE(env.contains("SECRET_KEY"));  // nothing was set
}

TEST_F(Dotenv, malformed_lines_are_errors) {
    write("A=1\nB\n");
    EXPECT_EQ(load(), file + ", line 2: expected KEY=value, but there is no '=' behind B");
}

TEST(DotenvKeys, only_what_looks_like_a_slip_is_complained_about) {
    using internal::complain_about_key;
    EXPECT_EQ(complain_about_key("SECERT_KEY"), "; did you mean SECRET_KEY?");
    EXPECT_EQ(complain_about_key("ALOWED_HOSTS"), "; did you mean ALLOWED_HOSTS?");
    EXPECT_EQ(complain_about_key("DEBUGG"), "; did you mean DEBUG?");
    EXPECT_EQ(complain_about_key("CADENZA_DEBUGGING"), "; did you mean CADENZA_DEBUG?");
    EXPECT_EQ(complain_about_key("CADENZA_SOMETHING_ELSE_ALTOGETHER"), "");
    for (const char* own : {"SECRET_KEY", "CADENZA_DEBUG", "CADENZA_PREFIX", "SMTP_HOST",
                            "REDIS_URL", "STRIPE_KEY", "PORT", "DB_URL", "A"}) {
        EXPECT_FALSE(complain_about_key(own)) << own;
    }
}

}  // namespace
}  // namespace cadenza
