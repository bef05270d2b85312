#include <cadenza/apps.h>
#include <cadenza/auth.h>
#include <cadenza/authtoken.h>
#include <cadenza/base/console.h>
#include <cadenza/base/crypto/base64.h>
#include <cadenza/contrib/auth/authentication.h>
#include <cadenza/contrib/auth/config.h>
#include <cadenza/contrib/auth/middleware.h>
#include <cadenza/contrib/auth/request_user.h>
#include <cadenza/contrib/sessions/app.h>
#include <cadenza/contrib/sessions/middleware.h>
#include <cadenza/db/migrations/commands/commands.h>
#include <cadenza/management/command.h>
#include <cadenza/middleware/csrf.h>
#include <cadenza/middleware/defaults.h>
#include <cadenza/rest.h>
#include <cadenza/testing/client.h>
#include <cadenza/testing/test_case.h>
#include <gtest/gtest.h>

namespace {

using namespace cadenza;

/// Who the view thinks it is, and what the plain request says beside it.
struct Who : APIView {
    Response get(Request& request) override {
        const cadenza::RequestUser* plain = auth::find_user(request);
        const auto* by = successful_authenticator();
        return Response({{"user", user().username()},
                         {"by", by != nullptr ? by->name() : ""},
                         {"plain", plain != nullptr ? plain->username() : "none"},
                         {"auth", auth().str()}});
    }
    Response post(Request& request) override { return get(request); }
};
template <class Base, class Scheme>
struct By : Base {
    By() {
        this->authentication_classes = {policy<Scheme>};
        this->permission_classes = {IsAuthenticated};
    }
};

Response log_in(Request& request) {
    const auth::UserPtr user = auth::authenticate(
        &request,
        Dict{{"username", request.query("name")}, {"password", request.query("password")}});
    if (user == nullptr) return HttpResponseForbidden("no");
    auth::login(request, user);
    return JsonResponse({{"token", csrf::get_token(request)}});
}

UrlPatterns urlpatterns() {
    return {
        path("login/", log_in),
        path("default/", as_view<Who>()),
        path("session/", as_view<By<Who, authentication::SessionAuthentication>>()),
        path("basic/", as_view<By<Who, authentication::BasicAuthentication>>()),
        path("token/", as_view<By<Who, authentication::TokenAuthentication>>()),
        path("remote/", as_view<By<Who, authentication::RemoteUserAuthentication>>()),
        path("token-auth/", authtoken::obtain_auth_token()),
    };
}

Settings project_settings() {
    return {
        .secret_key = "a-key-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
        .installed_apps = {contenttypes::app, auth::app, sessions::app, authtoken::app},
        .middleware = {middleware::sessions, middleware::csrf, middleware::authentication},
        .root_urlconf = urlpatterns,
        .auth = {.backends = {auth::ModelBackend, auth::RemoteUserBackend},
                 .passwords = {.hasher_costs = HasherCosts::cheap()}},
    };
}

struct RestAuthentication : ::testing::Test, cadenza::testing::TestCase {
    RestAuthentication() : TestCase(project_settings) {
        client.enforce_csrf_checks = true;
        alice = User::objects.create_user("alice", "alice@example.com", "alice-pass-1");
        User gone = User::objects.create_user("gone", "", "gone-pass-1");
        gone.is_active = false;
        gone.save();
    }
    cadenza::testing::ClientResponse with(std::string_view path, std::string authorization,
                                          std::string_view method = "GET") {
        return client.request(method, path, {}, {}, {{"Authorization", std::move(authorization)}});
    }
    static std::string basic(std::string_view pair) {
        return "Basic " + crypto::base64_encode(pair);
    }

    User alice;
};

TEST_F(RestAuthentication, basic_asks_the_backends_at_each_request) {
    auto answer = with("/basic/", basic("alice:alice-pass-1"));
    EXPECT_EQ(answer.json(), (Value{{"user", "alice"},
                                    {"by", "BasicAuthentication"},
                                    {"plain", "alice"},
                                    {"auth", "None"}}));
    answer = with("/basic/", basic("alice:wrong"));
    EXPECT_EQ(answer.status_code, 401);
    EXPECT_EQ(answer.headers.get("WWW-Authenticate"), "Basic realm=\"api\"");
    EXPECT_EQ(answer.content, R"({"detail":"Invalid username/password."})");
    EXPECT_EQ(with("/basic/", basic("gone:gone-pass-1")).status_code, 401);
    EXPECT_EQ(with("/basic/", "Basic !").content,
              R"({"detail":"Invalid basic header. Credentials not correctly base64 encoded."})");
    EXPECT_EQ(client.get("/basic/").status_code, 401);
}

TEST_F(RestAuthentication, a_session_logs_in_and_must_prove_where_changes_come_from) {
    EXPECT_EQ(client.get("/session/").status_code, 403);  // no scheme to name in a 401
    auto login = client.get("/login/?name=alice&password=alice-pass-1");
    ASSERT_EQ(login.status_code, 200);
    EXPECT_EQ(client.get("/session/").json()["user"], Value("alice"));
    EXPECT_EQ(client.post("/session/", Value(Dict())).content,
              R"({"detail":"CSRF Failed: CSRF token missing."})");
    const std::string token = login.json()["token"].str();
    auto answer = client.post("/session/", Value(Dict()), {{"X-CSRFToken", token}});
    EXPECT_EQ(answer.status_code, 200);
    EXPECT_EQ(answer.json()["by"], Value("SessionAuthentication"));
}

TEST_F(RestAuthentication, sessions_and_basic_are_the_default) {
    EXPECT_EQ(client.get("/default/").json()["user"], Value(""));
    EXPECT_EQ(client.get("/default/").json()["plain"], Value(""));
    EXPECT_EQ(with("/default/", basic("alice:alice-pass-1")).json()["by"],
              Value("BasicAuthentication"));
    client.get("/login/?name=alice&password=alice-pass-1");
    EXPECT_EQ(client.get("/default/").json()["by"], Value("SessionAuthentication"));
}

TEST_F(RestAuthentication, a_view_that_knows_no_sessions_sees_no_user_of_one) {
    client.get("/login/?name=alice&password=alice-pass-1");
    EXPECT_EQ(client.get("/token/").status_code, 401);
}

TEST_F(RestAuthentication, a_token_stands_for_its_user_until_it_is_deleted) {
    auto given = client.post("/token-auth/", {{"username", "alice"}, {"password", "alice-pass-1"}});
    ASSERT_EQ(given.status_code, 200) << given.content;
    const std::string key = given.json()["token"].str();
    EXPECT_EQ(key.size(), 40U);
    EXPECT_EQ(client.post("/token-auth/", {{"username", "alice"}, {"password", "alice-pass-1"}})
                  .json()["token"],
              Value(key));
    auto answer = with("/token/", "Token " + key);
    EXPECT_EQ(
        answer.json(),
        (Value{
            {"user", "alice"}, {"by", "TokenAuthentication"}, {"plain", "alice"}, {"auth", key}}));
    authtoken::Token::objects.filter("key"_k = key).remove();
    answer = with("/token/", "Token " + key);
    EXPECT_EQ(answer.status_code, 401);
    EXPECT_EQ(answer.headers.get("WWW-Authenticate"), "Token");
    EXPECT_EQ(answer.content, R"({"detail":"Invalid token."})");
}

TEST_F(RestAuthentication, a_wrong_password_gives_no_token) {
    auto answer = client.post("/token-auth/", {{"username", "alice"}, {"password", "x"}});
    EXPECT_EQ(answer.status_code, 400);
    EXPECT_EQ(answer.content,
              R"({"non_field_errors":["Unable to log in with provided credentials."]})");
    EXPECT_EQ(client.post("/token-auth/", Value(Dict())).content,
              R"({"username":["This field is required."],"password":["This field is required."]})");
}

TEST_F(RestAuthentication, the_token_of_an_inactive_user_is_refused) {
    const std::string key = authtoken::token_of(alice).key;
    User::objects.update("is_active"_k = false);
    EXPECT_EQ(with("/token/", "Token " + key).content, R"({"detail":"User inactive or deleted."})");
}

TEST_F(RestAuthentication, a_web_server_in_front_may_name_the_user) {
    auto answer = client.get("/remote/", {{"Remote-User", "newcomer"}});
    EXPECT_EQ(answer.json()["user"], Value("newcomer"));
    EXPECT_TRUE(User::objects.filter("username"_k = "newcomer").exists());
    EXPECT_EQ(client.get("/remote/", {{"Remote-User", "gone"}}).status_code, 403);
    EXPECT_EQ(client.get("/remote/").status_code, 403);
}

TEST(DrfCreateToken, makes_shows_and_renews) {
    RecordingConsole console;
    Settings own = project_settings();
    own.database = "sqlite://:memory:";
    management::CommandContext context(own, console);
    Project& project = context.project();
    {
        const db::ConnectionLease connection = db::connect();
        ASSERT_EQ(migrations::migrate(project.migration_source(), console, *connection, {}), 0);
    }
    const User alice = User::objects.create_user("alice");
    const auto commands = authtoken::commands();
    ASSERT_EQ(commands.size(), 1U);
    EXPECT_EQ(commands.front()->name(), "drf_create_token");
    const auto run = [&](const std::vector<std::string>& words) {
        console.output.clear();
        management::Arguments arguments("drf_create_token", "");
        commands.front()->add_arguments(arguments);
        EXPECT_TRUE(arguments.parse(words));
        commands.front()->handle(context, arguments);
        return console.output;
    };
    const std::string key = authtoken::token_of(alice).key;
    EXPECT_EQ(run({"alice"}), "Generated token " + key + " for user alice\n");
    EXPECT_NE(run({"alice", "--reset"}), "Generated token " + key + " for user alice\n");
    EXPECT_EQ(authtoken::Token::objects.count(), 1);
    EXPECT_THROW(run({"nobody"}), Error);
}

}  // namespace

cadenza::Settings settings() {
    return project_settings();
}
