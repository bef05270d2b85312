// Sessions that somebody else has chosen, copied or kept.
#include "behaviour/sessions/bank.h"
#include "cadenza/contrib/sessions/models.h"

namespace bank {
namespace {

struct SessionAttack : BankTest {
    explicit SessionAttack(Settings (*make_settings)()) : BankTest(make_settings) { set_up(); }
    SessionAttack() { set_up(); }
    void set_up() {
        auth::User::objects.create_user("ann", "", "s3cret");
        auth::User::objects.create_user("bob", "", "s3cret");
        client.enforce_csrf_checks = false;
    }
    std::string log_in(std::string_view name = "ann") {
        EXPECT_EQ(client.post_form("/login/", form(name)).status_code, 200);
        return client.cookies.str("sessionid");
    }
    static MultiDict form(std::string_view name) {
        MultiDict fields;
        fields.set("username", name);
        fields.set("password", "s3cret");
        return fields;
    }
    std::string who(std::string_view key) {
        cadenza::testing::Client other(project);
        other.host = "bank.example";
        other.cookies.set("sessionid", key);
        return other.get("/whoami/").content;
    }
};

TEST_F(SessionAttack, a_preset_key_is_never_the_visitors) {
    for (const char* planted :
         {"0123456789abcdef0123456789abcdef", "short", "attacker", "' OR 1=1 --", "../../x"}) {
        client.cookies.clear();
        client.cookies.set("sessionid", planted);
        const std::string key = log_in();
        EXPECT_NE(key, planted);
        EXPECT_EQ(key.size(), 32u);
        EXPECT_EQ(who(planted), "nobody");
        EXPECT_EQ(who(key), "ann");
    }
}

TEST_F(SessionAttack, an_anonymous_session_that_an_attacker_knows_dies_at_login) {
    client.get("/remember/");
    const std::string known = client.cookies.str("sessionid");
    ASSERT_EQ(known.size(), 32u);
    const std::string key = log_in();
    EXPECT_NE(key, known);
    EXPECT_EQ(who(known), "nobody");
    EXPECT_EQ(sessions::Session::objects.filter("session_key"_k = known).count(), 0);
}

TEST_F(SessionAttack, after_logout_a_copied_key_is_dead) {
    const std::string key = log_in();
    EXPECT_EQ(who(key), "ann");
    client.post("/logout/", Value{});
    EXPECT_EQ(who(key), "nobody");
    EXPECT_FALSE(client.cookies.contains("sessionid"));
    EXPECT_EQ(sessions::Session::objects.count(), 0);
    client.cookies.set("sessionid", key);
    client.get("/remember/");
    EXPECT_NE(client.cookies.str("sessionid"), key) << "and is not taken up again";
}

TEST_F(SessionAttack, another_user_gets_another_session_and_nothing_of_the_first) {
    const std::string first = log_in("ann");
    client.get("/remember/");
    const std::string second = log_in("bob");
    EXPECT_NE(first, second);
    EXPECT_EQ(who(first), "nobody");
    EXPECT_EQ(who(second), "bob");
}

TEST_F(SessionAttack, parallel_logins_are_sessions_of_their_own) {
    const std::string one = log_in();
    client.cookies.clear();
    const std::string two = log_in();
    EXPECT_NE(one, two);
    client.post("/logout/", Value{});
    EXPECT_EQ(who(two), "nobody");
    EXPECT_EQ(who(one), "ann") << "the other window stays logged in";
}

TEST_F(SessionAttack, of_two_cookies_of_one_name_only_a_real_session_counts) {
    const std::string key = log_in();
    cadenza::testing::Client tossed(project);
    tossed.host = "bank.example";
    const auto ask = [&](const std::string& line) {
        return tossed.get("/whoami/", {{"Cookie", line}}).content;
    };
    EXPECT_EQ(ask("sessionid=planted0planted0; sessionid=" + key), "ann");
    EXPECT_EQ(ask("sessionid=" + key + "; sessionid=planted0planted0"), "nobody");
}

TEST_F(SessionAttack, a_deleted_session_is_not_brought_back_by_a_late_answer) {
    const std::string key = log_in();
    sessions::Session::objects.filter("session_key"_k = key).remove();
    client.cookies.set("sessionid", key);
    client.get("/remember/");
    EXPECT_NE(client.cookies.str("sessionid"), key);
    EXPECT_EQ(sessions::Session::objects.filter("session_key"_k = key).count(), 0);
}

Settings signed_cookies() {
    Settings made = settings();
    made.session.engine = "signed_cookies";
    return made;
}
struct SignedCookieAttack : SessionAttack {
    SignedCookieAttack() : SessionAttack(signed_cookies) {}
};

TEST_F(SignedCookieAttack, a_cookie_cannot_be_made_or_changed) {
    const std::string cookie = log_in();
    EXPECT_EQ(who(cookie), "ann");
    for (std::size_t i = 0; i < cookie.size(); i += 7) {
        std::string changed = cookie;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_EQ(who(changed), "nobody") << i;
    }
    client.cookies.clear();
    client.get("/remember/");
    EXPECT_EQ(who(client.cookies.str("sessionid")), "nobody");
}

}  // namespace
}  // namespace bank
