// Families of refresh tokens: rotation, reuse, and both at once.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <latch>
#include <thread>

#include "behaviour/jwt/site.h"
#include "behaviour/server/client.h"
#include "behaviour/server/running_server.h"
#include "cadenza/base/console.h"
#include "cadenza/base/log/log.h"
#include "cadenza/contrib/token_blacklist/models.h"
#include "cadenza/db/migrations/commands/commands.h"
#include "cadenza/management/command.h"
#include "cadenza/rest/jwt/blacklist.h"

namespace cadenza::jwt_site {
namespace {

using token_blacklist::BlacklistedToken;
using token_blacklist::OutstandingToken;

Settings rotating() {
    Settings made = settings({.rotate_refresh_tokens = true, .blacklist_after_rotation = true});
    made.log_level = "info";
    return made;
}

std::string next(Site& site, const std::string& token) {
    const auto answer = site.refresh(token);
    EXPECT_EQ(answer.status_code, 200) << answer.content;
    return answer.status_code == 200 ? text(answer, "refresh") : std::string();
}

TEST(JwtRotation, a_refresh_gives_a_new_refresh_token_and_ends_the_old_one) {
    Site site(rotating);
    const std::string first = text(site.login(), "refresh");
    const std::string second = next(site, first);
    EXPECT_NE(second, first);
    const std::string third = next(site, second);
    EXPECT_EQ(RefreshToken(third).user_id(), Value("1"));
    EXPECT_EQ(OutstandingToken::objects.count(), 3);
    EXPECT_EQ(BlacklistedToken::objects.count(), 2);
    EXPECT_EQ(OutstandingToken::objects.filter("user_id"_k = 1).count(), 3);
}

TEST(JwtRotation, without_the_blacklist_the_old_one_lives_on) {
    Site site([] { return settings({.rotate_refresh_tokens = true}); });
    const std::string first = text(site.login(), "refresh");
    next(site, first);
    next(site, first);
    EXPECT_EQ(OutstandingToken::objects.count(), 3) << "new ones are recorded";
}

TEST(JwtRotation, whoever_presents_a_used_token_kills_its_family) {
    Site site(rotating);
    const std::string first = text(site.login(), "refresh");
    const std::string second = next(site, first);
    const std::string third = next(site, second);
    const std::string other_login = text(site.login(), "refresh");
    log::Capture capture;
    const auto stolen = site.refresh(first);
    EXPECT_EQ(stolen.status_code, 401);
    EXPECT_EQ(stolen.content, R"({"detail":"Token is blacklisted","code":"token_not_valid"})");
    EXPECT_NE(capture.text().find("jwt: a refresh token that was used up came again; revoked 1 of "
                                  "its family, user 1, family " +
                                  RefreshToken(first, false).jti()),
              std::string::npos)
        << capture.text();
    EXPECT_EQ(site.refresh(third).status_code, 401) << "the thief's, or the owner's";
    EXPECT_EQ(site.refresh(other_login).status_code, 200) << "another family";
}

TEST(JwtRotation, logging_out_with_a_used_token_kills_its_family_too) {
    Site site(rotating);
    const std::string first = text(site.login(), "refresh");
    const std::string second = next(site, first);
    EXPECT_EQ(site.client.post("/token/blacklist/", {{"refresh", first}}).status_code, 401);
    EXPECT_EQ(site.refresh(second).status_code, 401);
}

TEST(JwtRotation, a_token_that_another_service_made_begins_a_family) {
    Site site(rotating);
    const std::string foreign = minted(claims("refresh"));
    const std::string second = next(site, foreign);
    EXPECT_EQ(site.refresh(foreign).status_code, 401);
    EXPECT_EQ(site.refresh(second).status_code, 401);
    const OutstandingToken row =
        OutstandingToken::objects.get("jti"_k = RefreshToken(foreign, false).jti());
    EXPECT_EQ(row.user.id(), 1);
}

TEST(JwtRotation, families_keep_to_themselves_whatever_a_foreign_jti_looks_like) {
    Site site(rotating);
    const auto with = [&](std::string jti) {
        return minted(claims("refresh", {{"jti", std::move(jti)}}));
    };
    const std::string percent = with("%"), underscore = with("_"), tilde = with("a~b"),
                      longest = with(std::string(255, 'j')), endless = with(std::string(5000, 'k'));
    std::vector<std::string> followers;
    for (const std::string& token : {percent, underscore, tilde, longest, endless})
        followers.push_back(next(site, token));
    EXPECT_EQ(site.refresh(percent).status_code, 401);
    EXPECT_EQ(site.refresh(followers[0]).status_code, 401);
    for (std::size_t i = 1; i < followers.size(); ++i)
        EXPECT_EQ(site.refresh(followers[i]).status_code, 200) << i;
    EXPECT_EQ(site.refresh(longest).status_code, 401);
}

TEST(JwtRotation, the_jti_tells_the_family) {
    const std::string uuid(32, 'a');
    EXPECT_EQ(jwt::blacklist::family_of(uuid), uuid);
    const std::string second = jwt::blacklist::next_jti(uuid);
    EXPECT_EQ(second.substr(0, 33), uuid + "~");
    EXPECT_EQ(second.size(), 65u);
    EXPECT_EQ(jwt::blacklist::family_of(second), uuid);
    EXPECT_EQ(jwt::blacklist::family_of(jwt::blacklist::next_jti(second)), uuid);
    EXPECT_LE(jwt::blacklist::next_jti(std::string(9000, 'x')).size(), 255u);
}

TEST(JwtBlacklist, expired_tokens_are_flushed) {
    Site site(rotating);
    const std::string token = text(site.login(), "refresh");
    next(site, token);
    OutstandingToken::objects.filter("jti"_k = RefreshToken(token, false).jti())
        .update("expires_at"_k = DateTime::now());
    EXPECT_EQ(token_blacklist::commands().front()->name(), "flushexpiredtokens");
    EXPECT_EQ(OutstandingToken::objects.count(), 2);
    token_blacklist::flush_expired_tokens();
    EXPECT_EQ(OutstandingToken::objects.count(), 1);
    EXPECT_EQ(BlacklistedToken::objects.count(), 0) << "with their entries";
}

/// The project on a database in a file, behind the server itself.
class JwtServer : public ::testing::Test {
 protected:
    JwtServer() {
        std::string name = std::filesystem::temp_directory_path() / "cadenza-jwt-XXXXXX";
        folder_ = ::mkdtemp(name.data());
        Settings made = rotating();
        made.database = "sqlite:///" + (folder_ / "db.sqlite3").string();
        made.allowed_hosts = {"test"};
        made.log_level = "off";
        project_.emplace(made);
        RecordingConsole console;
        const db::ConnectionLease connection = db::connect();
        EXPECT_EQ(migrations::migrate(project_->migration_source(), console, *connection,
                                      {.verbosity = 0}),
                  0)
            << console.output;
        make_users();
    }
    ~JwtServer() override {
        project_.reset();
        std::filesystem::remove_all(folder_);
    }

    static testing::Answer post(testing::RawClient& client, const char* path,
                                const std::string& body) {
        client.send("POST " + std::string(path) +
                    " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                    "Content-Length: " +
                    std::to_string(body.size()) + "\r\n\r\n" + body);
        return client.read_answer();
    }

    std::filesystem::path folder_;
    std::optional<Project> project_;
};

TEST_F(JwtServer, of_a_hundred_refreshes_at_once_one_succeeds_and_the_family_is_dead) {
    testing::RunningServer server([&](Request& request) { return project_->handle(request); });
    const User ann = User::objects.get("username"_k = "ann");
    for (int round = 0; round < 3; ++round) {
        const std::string token = RefreshToken::for_user(ann).str();
        const std::string body = "{\"refresh\":\"" + token + "\"}";
        constexpr int kClients = 100;
        std::latch start(kClients);
        std::vector<testing::Answer> answers(kClients);
        std::vector<std::thread> threads;
        for (int i = 0; i < kClients; ++i) {
            threads.emplace_back([&, i] {
                testing::RawClient client(server.port());
                start.arrive_and_wait();
                answers[static_cast<std::size_t>(i)] = post(client, "/token/refresh/", body);
            });
        }
        for (std::thread& thread : threads) thread.join();
        std::string winner;
        for (const testing::Answer& answer : answers) {
            if (answer.status != 200) {
                EXPECT_EQ(answer.status, 401) << answer.body;
                EXPECT_EQ(answer.body,
                          R"({"detail":"Token is blacklisted","code":"token_not_valid"})");
                continue;
            }
            EXPECT_TRUE(winner.empty()) << "a second success";
            winner = answer.body;
        }
        ASSERT_FALSE(winner.empty()) << "no success";
        testing::RawClient client(server.port());
        const std::size_t at = winner.find("\"refresh\":");
        EXPECT_EQ(post(client, "/token/refresh/", "{" + winner.substr(at)).status, 401)
            << "the family is dead";
        const std::string family = RefreshToken(token, false).jti();
        EXPECT_EQ(OutstandingToken::objects.filter("jti__startswith"_k = family).count(), 2);
        EXPECT_EQ(BlacklistedToken::objects.filter("token__jti__startswith"_k = family).count(), 2);
    }
}

}  // namespace
}  // namespace cadenza::jwt_site
