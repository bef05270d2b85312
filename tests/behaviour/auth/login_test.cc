#include "behaviour/auth/site.h"
#include "cadenza/contrib/auth/decorators.h"
#include "cadenza/contrib/auth/hashers/hashers.h"
#include "cadenza/contrib/auth/signals.h"

namespace blog {
namespace {

using auth::UserPtr;

struct Login : SiteTest {
    explicit Login(Settings (*make_settings)() = settings) : SiteTest(make_settings) {}
    cadenza::testing::ClientResponse log_in(const char* name = "ann",
                                            const char* word = "s3cret-word") {
        return post(client, "/login/", {{"username", name}, {"password", word}});
    }
    std::string whoami() { return client.get("/whoami/").content; }
    std::string session_key() { return client.cookies.str("sessionid"); }
};

TEST_F(Login, a_session_knows_its_user) {
    ann();
    EXPECT_EQ(whoami(), "nobody");
    EXPECT_EQ(log_in().content, "welcome ann");
    EXPECT_EQ(whoami(), "ann");
    EXPECT_EQ(client.get("/logout/").content, "bye");
    EXPECT_EQ(whoami(), "nobody");
}

TEST_F(Login, a_request_that_does_not_ask_for_its_user_costs_no_query) {
    ann();
    log_in();
    EXPECT_QUERIES(0, client.get("/untouched/"));
    EXPECT_QUERIES(2, whoami());  // the session and the user
}

TEST_F(Login, wrong_credentials_are_refused) {
    ann();
    EXPECT_EQ(log_in("ann", "wrong").status_code, 403);
    EXPECT_EQ(log_in("Ann").status_code, 403);
    EXPECT_EQ(log_in("nobody").status_code, 403);
    User::objects.filter("username"_k = "ann").update("is_active"_k = false);
    EXPECT_EQ(log_in().status_code, 403);
    EXPECT_EQ(whoami(), "nobody");
}

TEST_F(Login, needs_the_credentials_of_its_backend) {
    ann();
    EXPECT_EQ(auth::authenticate(nullptr, {}), nullptr);
    EXPECT_EQ(auth::authenticate(nullptr, {{"username", "ann"}}), nullptr);
    EXPECT_EQ(auth::authenticate(nullptr, {{"username", 7}, {"password", "x"}}), nullptr);
    EXPECT_EQ(auth::authenticate(nullptr, {{"username", "ann"}, {"password", Value()}}), nullptr);
    const UserPtr user =
        auth::authenticate(nullptr, {{"username", "ann"}, {"password", "s3cret-word"}});
    ASSERT_NE(user, nullptr);
    EXPECT_EQ(user->backend(), "django.contrib.auth.backends.ModelBackend");
}

TEST_F(Login, gives_the_session_a_new_key_and_tells_the_time) {
    const User user = ann();
    log_in();
    const std::string first = session_key();
    EXPECT_FALSE(again(user).last_login.is_null());
    // The same user again: the session stays. Another one: nothing of it is left.
    log_in();
    EXPECT_EQ(session_key(), first);
    User::objects.create_user("bob", "", "other-word");
    log_in("bob", "other-word");
    EXPECT_NE(session_key(), first);
    EXPECT_EQ(whoami(), "bob");
}

TEST_F(Login, ends_where_the_password_changes) {
    User user = ann();
    log_in();
    user.set_password("another-word");
    user.save();
    EXPECT_EQ(whoami(), "nobody");
    EXPECT_EQ(session_key(), "");
}

TEST_F(Login, stays_where_the_user_changed_the_password_in_it) {
    ann();
    log_in();
    cadenza::testing::Client elsewhere(project);
    elsewhere.host = client.host;
    post(elsewhere, "/login/", {{"username", "ann"}, {"password", "s3cret-word"}});
    const std::string before = session_key();
    EXPECT_EQ(post(client, "/change/", {{"password", "another-word"}}).content, "changed");
    EXPECT_NE(session_key(), before);
    EXPECT_EQ(whoami(), "ann");
    EXPECT_EQ(elsewhere.get("/whoami/").content, "nobody");
}

TEST_F(Login, ends_where_the_user_is_gone_or_inactive) {
    const User user = ann();
    log_in();
    User::objects.filter("id"_k = user.id).update("is_active"_k = false);
    EXPECT_EQ(whoami(), "nobody");
    User::objects.filter("id"_k = user.id).update("is_active"_k = true);
    EXPECT_EQ(whoami(), "ann");
    User::objects.filter("id"_k = user.id).remove();
    EXPECT_EQ(whoami(), "nobody");
}

TEST_F(Login, tells_receivers) {
    std::string said;
    const auto in = auth::user_logged_in().connect(
        [&](Request&, AbstractBaseUser& user) { said += "in " + user.get_username() + "\n"; });
    const auto out = auth::user_logged_out().connect([&](Request&, const AbstractBaseUser* user) {
        said += "out " + (user != nullptr ? user->get_username() : "nobody") + "\n";
    });
    const auto failed =
        auth::user_login_failed().connect([&](Request* request, const Dict& credentials) {
            said += "failed " + credentials.str("username") + " " + credentials.str("password") +
                    (request != nullptr ? " here\n" : " nowhere\n");
        });
    ann();
    log_in("ann", "wrong");
    log_in();
    client.get("/logout/");
    client.get("/logout/");
    auth::authenticate(nullptr, {{"username", "x"}, {"password", "y"}, {"api_key", "z"}});
    EXPECT_EQ(said,
              "failed ann ******************** here\nin ann\nout ann\nout nobody\n"
              "failed x ******************** nowhere\n");
}

TEST_F(Login, views_can_ask_for_it) {
    EXPECT_EQ(client.get("/members/?a=1&b=%C3%A9").headers.get("Location"),
              "/accounts/login/?next=/members/%3Fa%3D1%26b%3D%25C3%25A9");
    EXPECT_EQ(client.get("/elsewhere/").headers.get("Location"),
              "https://sso.example/in?x=1&next=http%3A//testserver/elsewhere/");
    EXPECT_EQ(client.get("/named/").headers.get("Location"), "/login/?next=/named/");
    EXPECT_EQ(client.get("/plain/").headers.get("Location"), "/accounts/login/");
    ann();
    log_in();
    EXPECT_EQ(client.get("/members/").content, "ann");
}

TEST_F(Login, views_can_ask_for_permissions) {
    User user = ann();
    log_in();
    EXPECT_EQ(client.get("/publish/").status_code, 302);
    EXPECT_EQ(client.get("/publish403/").status_code, 403);
    user.user_permissions.add(permission("publish_post"));
    EXPECT_EQ(client.get("/publish/").content, "ann");
    EXPECT_EQ(client.get("/publish403/").status_code, 403);
    user.user_permissions.add(permission("add_post"));
    EXPECT_EQ(client.get("/publish403/").content, "ann");
}

Settings with_former_key() {
    Settings made = settings();
    made.secret_key_fallbacks = {made.secret_key};
    made.secret_key = "another-key-of-at-least-thirty-two-bytes";
    return made;
}

TEST_F(Login, outlives_a_new_secret_key_as_long_as_the_former_one_is_listed) {
    ann();
    log_in();
    const std::string before = session_key();
    Settings rotated = with_former_key();
    rotated.database = settings().database;
    const auth::Installation installed(rotated);
    EXPECT_EQ(whoami(), "ann");
    EXPECT_NE(session_key(), before);  // now under the new key
    EXPECT_EQ(whoami(), "ann");
    rotated.secret_key_fallbacks.clear();
    const auth::Installation without(rotated);
    EXPECT_EQ(whoami(), "ann");
    rotated.secret_key = "a-third-key-of-at-least-thirty-two-bytes";
    const auth::Installation third(rotated);
    EXPECT_EQ(whoami(), "nobody");
}

struct CountingHasher : auth::PasswordHasher {
    static inline int encoded = 0;
    std::string_view algorithm() const override { return "counting"; }
    std::string encode(std::string_view password, std::string_view salt) const override {
        ++encoded;
        return "counting$" + std::string(salt) + "$" + std::string(password);
    }
    bool verify(std::string_view password, std::string_view text) const override {
        ++encoded;
        return text.ends_with("$" + std::string(password));
    }
    std::vector<std::pair<std::string, std::string>> safe_summary(std::string_view) const override {
        return {};
    }
};

Settings counting() {
    Settings made = settings();
    made.auth.passwords.hashers = {"counting"};
    made.auth.passwords.custom_hashers = {+[]() -> std::unique_ptr<auth::PasswordHasher> {
        return std::make_unique<CountingHasher>();
    }};
    return made;
}

struct Timing : Login {
    Timing() : Login(counting) {}
    int cost(const char* name, const char* word) {
        CountingHasher::encoded = 0;
        auth::authenticate(nullptr, {{"username", name}, {"password", word}});
        return CountingHasher::encoded;
    }
};

TEST_F(Timing, every_attempt_hashes_once_whoever_it_names) {
    ann();
    User::objects.create_user("idle", "", "word", "is_active"_k = false);
    User::objects.create_user("keyless");
    EXPECT_EQ(cost("ann", "s3cret-word"), 1);
    EXPECT_EQ(cost("ann", "wrong"), 1);
    EXPECT_EQ(cost("nobody", "wrong"), 1);
    EXPECT_EQ(cost("idle", "word"), 1);
    EXPECT_EQ(cost("idle", "wrong"), 1);
    EXPECT_EQ(cost("keyless", "wrong"), 1);
    const db::QueryLog known_log;
    auth::authenticate(nullptr, {{"username", "ann"}, {"password", "wrong"}});
    const auto known = known_log.count();
    const db::QueryLog unknown_log;
    auth::authenticate(nullptr, {{"username", "nobody"}, {"password", "wrong"}});
    EXPECT_EQ(unknown_log.count(), known);
}

Settings closed() {
    Settings made = settings();
    made.middleware = {middleware::sessions, middleware::csrf, middleware::authentication,
                       middleware::login_required};
    made.root_urlconf = +[]() -> UrlPatterns {
        return {
            path("page/", [](Request&) { return HttpResponse("page"); }),
            path("open/", auth::login_not_required([](Request&) { return HttpResponse("open"); }))};
    };
    return made;
}

struct ClosedSite : SiteTest {
    ClosedSite() : SiteTest(closed) {}
};

TEST_F(ClosedSite, shows_strangers_only_what_is_marked) {
    EXPECT_EQ(client.get("/page/").headers.get("Location"), "/accounts/login/?next=/page/");
    EXPECT_EQ(client.get("/open/").content, "open");
    EXPECT_EQ(client.get("/nothing/").status_code, 404);
}

/// Knows one person by a badge, and refuses another whatever the rest says.
struct BadgeBackend : auth::Backend {
    std::string path() const override { return "blog.BadgeBackend"; }
    UserPtr authenticate(Request*, const Dict& credentials) const override {
        if (credentials.str("badge") == "stolen") throw PermissionDenied();
        if (credentials.str("badge") != "007") return nullptr;
        return get_user(User::objects.get("username"_k = "ann").pk());
    }
    UserPtr get_user(const Value& pk) const override {
        return std::make_shared<User>(User::objects.get("id", pk));
    }
    auth::PermissionSet get_user_permissions(const AbstractBaseUser* user,
                                             const Model* object) const override {
        if (user == nullptr) return {"blog.view_post"};
        return object != nullptr ? auth::PermissionSet{"blog.change_post"} : auth::PermissionSet{};
    }
};

Settings with_badges() {
    Settings made = settings();
    made.auth.backends = {policy<BadgeBackend>, auth::ModelBackend, auth::RemoteUserBackend};
    return made;
}

struct Backends : SiteTest {
    Backends() : SiteTest(with_badges) {}
};

TEST_F(Backends, are_asked_in_their_order) {
    ann();
    EXPECT_EQ(auth::authenticate(nullptr, {{"badge", "007"}})->backend(), "blog.BadgeBackend");
    EXPECT_EQ(
        auth::authenticate(nullptr, {{"username", "ann"}, {"password", "s3cret-word"}})->backend(),
        "django.contrib.auth.backends.ModelBackend");
    EXPECT_EQ(auth::authenticate(
                  nullptr, {{"badge", "stolen"}, {"username", "ann"}, {"password", "s3cret-word"}}),
              nullptr);
    EXPECT_THROW(User::objects.with_perm("blog.add_post"), ValueError);
}

TEST_F(Backends, may_know_permissions_of_objects_and_of_strangers) {
    const User user = ann();
    const Post post = Post::objects.create("title"_k = "x");
    EXPECT_TRUE(user.has_perm("blog.change_post", &post));
    EXPECT_FALSE(user.has_perm("blog.change_post"));
    EXPECT_EQ(user.get_all_permissions(&post), auth::PermissionSet{"blog.change_post"});
}

TEST_F(Backends, the_web_server_may_name_users) {
    const UserPtr made = auth::authenticate(nullptr, {{"remote_user", "carol"}});
    ASSERT_NE(made, nullptr);
    EXPECT_FALSE(made->pk().is_null());
    EXPECT_EQ(auth::authenticate(nullptr, {{"remote_user", "carol"}})->pk(), made->pk());
    EXPECT_EQ(auth::authenticate(nullptr, {{"remote_user", ""}}), nullptr);
    User::objects.filter("username"_k = "carol").update("is_active"_k = false);
    EXPECT_EQ(auth::authenticate(nullptr, {{"remote_user", "carol"}}), nullptr);
}

}  // namespace
}  // namespace blog
