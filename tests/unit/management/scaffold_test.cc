#include "cadenza/management/scaffold.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace cadenza::management {
namespace {

namespace fs = std::filesystem;

class Scaffold : public testing::Test {
 protected:
    Scaffold() {
        char name[] = "/tmp/cadenza-scaffold-XXXXXX";
        root_ = mkdtemp(name);
    }
    ~Scaffold() override { fs::remove_all(root_); }

    std::string read(const std::string& path) const {
        std::ifstream in(root_ / path);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    fs::path root_;
};

TEST_F(Scaffold, a_project_has_its_settings_a_script_and_a_secret_that_only_its_owner_reads) {
    ASSERT_TRUE(start_project("server", (root_ / "server").string(), ""));
    EXPECT_NE(read("server/server/settings.cpp").find(".root_urlconf"), std::string::npos);
    EXPECT_EQ(read("server/manage").find("{{"), std::string::npos);
    EXPECT_NE(fs::status(root_ / "server/manage").permissions() & fs::perms::owner_exec,
              fs::perms::none);
    const std::string secrets = read("server/.env");
    const std::size_t key = secrets.find("SECRET_KEY=");
    EXPECT_EQ(secrets.find('\n', key) - key, std::string("SECRET_KEY=").size() + 64);
    EXPECT_EQ(fs::status(root_ / "server/.env").permissions(),
              fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Scaffold, two_projects_have_different_secrets) {
    ASSERT_TRUE(start_project("one", (root_ / "one").string(), ""));
    ASSERT_TRUE(start_project("two", (root_ / "two").string(), ""));
    EXPECT_NE(read("one/.env"), read("two/.env"));
}

TEST_F(Scaffold, an_app_is_added_to_the_projects_list_each_after_the_other) {
    const std::string project = (root_ / "server").string();
    ASSERT_TRUE(start_project("server", project, ""));
    ASSERT_TRUE(start_app(project, "api"));
    ASSERT_TRUE(start_app(project, "shop"));
    EXPECT_NE(read("server/CMakeLists.txt").find("cadenza_project(server APPS api shop)"),
              std::string::npos);
    EXPECT_NE(read("server/shop/app.cpp").find("namespace shop {"), std::string::npos);
}

TEST_F(Scaffold, a_folder_with_something_in_it_is_left_alone) {
    fs::create_directories(root_ / "server");
    std::ofstream(root_ / "server/notes.txt") << "mine";
    const auto outcome = start_project("server", (root_ / "server").string(), "");
    ASSERT_FALSE(outcome);
    EXPECT_NE(outcome.error().message.find("already exists and is not empty"), std::string::npos);
    EXPECT_EQ(std::distance(fs::directory_iterator(root_ / "server"), {}), 1);
}

TEST_F(Scaffold, an_app_outside_a_project_is_refused_by_name) {
    const auto outcome = start_app(root_.string(), "api");
    ASSERT_FALSE(outcome);
    EXPECT_NE(outcome.error().message.find("there is no CMakeLists.txt"), std::string::npos);
}

TEST(ScaffoldName, must_be_a_lower_case_identifier_that_cpp_and_cadenza_leave_free) {
    EXPECT_TRUE(check_scaffold_name("app", "api"));
    EXPECT_TRUE(check_scaffold_name("app", "shop_2"));
    for (const char* bad :
         {"", "Api", "2api", "_api", "a-b", "a b", "../x", "café", "namespace", "std", "cadenza"}) {
        EXPECT_FALSE(check_scaffold_name("app", bad)) << bad;
    }
    EXPECT_EQ(
        check_scaffold_name("app", "new").error().message,
        "'new' cannot be the name of a new app: it is a word of C++ or of Cadenza; choose another");
}

}  // namespace
}  // namespace cadenza::management
