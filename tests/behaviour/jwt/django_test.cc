// The real SimpleJWT on the database of a project, and the reverse: each takes the other's tokens.
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "behaviour/jwt/site.h"
#include "cadenza/base/console.h"
#include "cadenza/contrib/token_blacklist/models.h"
#include "cadenza/db/migrations/commands/commands.h"
#include "source_directory.h"

namespace cadenza::jwt_site {
namespace {

using token_blacklist::OutstandingToken;

class JwtDjango : public ::testing::Test {
 protected:
    JwtDjango() {
        std::string name = std::filesystem::temp_directory_path() / "cadenza-jwt-XXXXXX";
        folder_ = ::mkdtemp(name.data());
    }
    ~JwtDjango() override {
        client_.reset();
        project_.reset();
        std::filesystem::remove_all(folder_);
    }
    void SetUp() override {
        if (std::system("/usr/bin/python3 -c 'import rest_framework_simplejwt, django' "
                        ">/dev/null 2>&1") != 0)
            GTEST_SKIP() << "Debian's python3-djangorestframework-simplejwt is not installed";
    }

    /// What django_side.py says.
    std::string django(const std::string& command, const std::string& argument = {}) {
        const std::string line = "cd " + folder_.string() + " && /usr/bin/python3 " +
                                 cadenza::test::source_directory() +
                                 "/tests/behaviour/jwt/django_side.py " + command +
                                 (argument.empty() ? "" : " '" + argument + "'") + " 2>&1";
        std::FILE* pipe = ::popen(line.c_str(), "r");
        std::string output;
        std::array<char, 4096> buffer{};
        while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe))
            output.append(buffer.data(), n);
        ::pclose(pipe);
        while (output.ends_with('\n')) output.pop_back();
        return output;
    }
    void start_project() {
        Settings made = settings({.rotate_refresh_tokens = true, .blacklist_after_rotation = true});
        made.database = "sqlite:///" + (folder_ / "db.sqlite3").string();
        made.allowed_hosts = {"localhost"};
        project_.emplace(made);
        client_.emplace(*project_);
    }
    std::string migrate(migrations::MigrateOptions options = {}) {
        RecordingConsole console;
        const db::ConnectionLease connection = db::connect();
        options.verbosity = 0;
        const int status =
            migrations::migrate(project_->migration_source(), console, *connection, options);
        return std::to_string(status) + console.output + console.errors;
    }
    testing::ClientResponse refresh(const std::string& token) {
        return client_->post("/token/refresh/", {{"refresh", token}});
    }

    std::filesystem::path folder_;
    std::optional<Project> project_;
    std::optional<testing::Client> client_;
};

TEST_F(JwtDjango, has_nothing_to_migrate_on_our_database_and_takes_our_tokens) {
    start_project();
    ASSERT_EQ(migrate(), "0");
    EXPECT_EQ(django("pending"), "nothing");
    make_users();
    const User ann = User::objects.get("username"_k = "ann");
    const RefreshToken token = RefreshToken::for_user(ann);
    EXPECT_EQ(django("whoami", token.access_token().str()), "ann");

    const std::string theirs = django("refresh", token.str());
    ASSERT_TRUE(theirs.starts_with("ey")) << theirs;
    EXPECT_EQ(refresh(token.str()).status_code, 401) << "they have blacklisted it";
    const auto ours = refresh(theirs);
    ASSERT_EQ(ours.status_code, 200) << ours.content;
    EXPECT_EQ(django("refresh", theirs), "refused: Token is blacklisted");
    EXPECT_TRUE(django("refresh", text(ours, "refresh")).starts_with("ey"));
}

TEST_F(JwtDjango, leaves_us_nothing_to_migrate_and_its_tokens_are_taken) {
    ASSERT_EQ(django("migrate"), "done");
    const std::string user = django("user");
    start_project();
    EXPECT_EQ(migrate({.check = true}), "0") << "nothing to do on their database";
    RecordingConsole console;
    EXPECT_EQ(migrations::makemigrations(
                  project_->migration_source(), console,
                  {.app_labels = {"token_blacklist"}, .dry_run = true, .check = true}),
              0)
        << console.output;

    const std::string pair = django("issue");
    const std::string token = pair.substr(0, pair.find(' '));
    const std::string access = pair.substr(pair.find(' ') + 1);
    EXPECT_EQ(client_->get("/whoami/", {{"Authorization", "Bearer " + access}}).content,
              R"({"id":)" + user + R"(,"name":"ann","by":"JWTAuthentication"})");
    const OutstandingToken row = OutstandingToken::objects.get("token"_k = token);
    EXPECT_EQ(row.user.pk().str(), user);

    const auto ours = refresh(token);
    ASSERT_EQ(ours.status_code, 200) << ours.content;
    EXPECT_EQ(django("refresh", token), "refused: Token is blacklisted");
    EXPECT_EQ(django("blacklist", text(ours, "refresh")), "done");
    EXPECT_EQ(refresh(text(ours, "refresh")).status_code, 401);
}

}  // namespace
}  // namespace cadenza::jwt_site
