// Every way of a forged request that Django knows, against a view that counts how often it was
// reached: it must stay 0.
#include "behaviour/sessions/bank.h"
#include "cadenza/middleware/csrf_token.h"

namespace bank {
namespace {

using HeaderList = cadenza::testing::Client::HeaderList;
constexpr const char* kForm = "application/x-www-form-urlencoded";

struct CsrfAttack : BankTest {
    using BankTest::BankTest;
    /// The status of a POST to the transfer, as a browser on some page sends it.
    int post(HeaderList headers, std::string_view body = "amount=1",
             std::string_view content_type = kForm, std::string_view method = "POST",
             std::string_view target = "/transfer/") {
        return client.request(method, target, body, content_type, std::move(headers)).status_code;
    }
};

TEST_F(CsrfAttack, honest_requests_pass) {
    EXPECT_EQ(post({{"Referer", own_page}, {"X-CSRFToken", token}}), 200);
    EXPECT_EQ(post({{"Origin", "https://bank.example"}, {"X-CSRFToken", token}}), 200);
    EXPECT_EQ(post({{"Referer", own_page}}, "csrfmiddlewaretoken=" + token), 200);
    EXPECT_EQ(post({{"Referer", own_page}, {"X-CSRFToken", client.cookies.str("csrftoken")}}), 200);
    for (const char* method : {"PUT", "PATCH", "DELETE"})
        EXPECT_EQ(post({{"Referer", own_page}, {"X-CSRFToken", token}}, "", "", method), 200);
    EXPECT_EQ(transfers, 7);
}

TEST_F(CsrfAttack, the_form_of_another_site) {
    const HeaderList evil{{"Origin", "https://evil.example"}, {"Referer", "https://evil.example/"}};
    EXPECT_EQ(post(evil), 403) << "it does not know the token";
    HeaderList knowing = evil;
    knowing.emplace_back("X-CSRFToken", token);
    EXPECT_EQ(post(knowing), 403) << "even where the token has leaked";
    EXPECT_EQ(post({{"Referer", "https://evil.example/"}, {"X-CSRFToken", token}}), 403);
    EXPECT_EQ(transfers, 0);
}

TEST_F(CsrfAttack, an_origin_that_is_hidden_or_nearly_right) {
    for (const char* origin :
         {"null", "", "https://bank.example.evil.example", "https://evil.example/bank.example",
          "https://bank.example@evil.example", "http://bank.example", "https://sub.bank.example",
          "https://bank.example:8443", "https://BANK.example", "https://bank.example ",
          "https://xbank.example", "//bank.example", "https:///bank.example"}) {
        EXPECT_EQ(post({{"Origin", origin}, {"Referer", own_page}, {"X-CSRFToken", token}}), 403)
            << origin;
    }
    EXPECT_EQ(transfers, 0);
}

TEST_F(CsrfAttack, a_referer_that_is_stripped_or_nearly_right) {
    EXPECT_EQ(post({{"X-CSRFToken", token}}), 403) << "stripped";
    for (const char* referer :
         {"", "about:blank", "http://bank.example/", "https://bank.example.evil.example/",
          "https://evil.example/?https://bank.example/", "https://bank.example@evil.example/",
          "https://sub.bank.example/", "https://bank.example:8443/", "bank.example/",
          "//bank.example/", "https:/bank.example/", "data:text/html,x", "https://["}) {
        EXPECT_EQ(post({{"Referer", referer}, {"X-CSRFToken", token}}), 403) << referer;
    }
    EXPECT_EQ(transfers, 0);
}

TEST_F(CsrfAttack, no_cookie_or_a_wrong_token) {
    const HeaderList own{{"Referer", own_page}};
    const auto with_token = [&](std::string text) {
        return HeaderList{{"Referer", own_page}, {"X-CSRFToken", std::move(text)}};
    };
    EXPECT_EQ(post(own), 403) << "missing";
    const std::string secret = client.cookies.str("csrftoken");
    for (const std::string& wrong :
         {std::string(), std::string("x"), csrf::mask(csrf::new_secret()), csrf::new_secret(),
          std::string(64, 'a'), std::string(64, '\xff'), token + "a", token.substr(1),
          token + token, secret + secret, std::string(1'000'000, 'a')}) {
        EXPECT_EQ(post(with_token(wrong)), 403) << wrong.substr(0, 70);
        EXPECT_EQ(post(own, "csrfmiddlewaretoken=" + wrong), 403);
    }
    client.cookies.clear();
    EXPECT_EQ(post(with_token(token)), 403) << "no cookie";
    client.cookies.set("csrftoken", "");
    EXPECT_EQ(post(with_token("")), 403) << "nothing equals nothing";
    EXPECT_EQ(transfers, 0);
}

TEST_F(CsrfAttack, the_token_in_the_wrong_place) {
    const HeaderList own{{"Referer", own_page}};
    EXPECT_EQ(post(own, "", "", "POST", "/transfer/?csrfmiddlewaretoken=" + token), 403) << "query";
    EXPECT_EQ(post(own, "{\"csrfmiddlewaretoken\": \"" + token + "\"}", "application/json"), 403);
    EXPECT_EQ(post(own, "csrfmiddlewaretoken=" + token, kForm, "PUT"), 403);
    EXPECT_EQ(transfers, 0);
}

TEST_F(CsrfAttack, json_sent_as_a_simple_request) {
    const std::string json = "{\"amount\": 1, \"csrfmiddlewaretoken\": \"" + token + "\"}";
    const HeaderList own{{"Referer", own_page}};
    for (const char* type :
         {"text/plain", "text/plain; charset=utf-8", "", "application/json", "text/html"}) {
        EXPECT_EQ(post(own, json, type), 403) << type;
        EXPECT_EQ(post(own, "csrfmiddlewaretoken=" + token, type), 403) << type;
    }
    EXPECT_EQ(post(own, json, "multipart/form-data"), 400) << "no boundary";
    EXPECT_EQ(transfers, 0);
}

TEST_F(CsrfAttack, methods_that_pretend_to_be_safe) {
    for (const char* method : {"post", "BREW", "PROPFIND", "CONNECT", "GETX"})
        EXPECT_EQ(post({{"Referer", own_page}}, "", "", method), 403) << method;
    EXPECT_EQ(post({{"Referer", own_page}, {"X-HTTP-Method-Override", "POST"}}, "", "", "GET"), 200)
        << "the header means nothing";
    EXPECT_EQ(post({{"Referer", own_page}, {"X-HTTP-Method-Override", "GET"}}), 403);
    EXPECT_EQ(post({{"Referer", own_page}}, "_method=GET"), 403);
    EXPECT_EQ(transfers, 0);
}

TEST_F(CsrfAttack, a_cookie_that_a_subdomain_has_set) {
    // Whoever may set cookies for the domain can choose the secret; where the request comes from
    // still tells.
    const std::string planted = csrf::new_secret();
    client.cookies.set("csrftoken", planted);
    EXPECT_EQ(post({{"Origin", "https://blog.bank.example"}, {"X-CSRFToken", planted}}), 403);
    EXPECT_EQ(post({{"Referer", "https://blog.bank.example/"}, {"X-CSRFToken", planted}}), 403);
    EXPECT_EQ(post({{"Referer", "http://bank.example/"}, {"X-CSRFToken", planted}}), 403)
        << "a man in the middle of plain http";
    EXPECT_EQ(transfers, 0);
}

TEST_F(CsrfAttack, logging_a_visitor_in_as_somebody_else) {
    auth::User::objects.create_user("mallory", "", "hers");
    client.cookies.clear();
    const std::string body = "username=mallory&password=hers";
    EXPECT_EQ(post({{"Origin", "https://evil.example"}}, body, kForm, "POST", "/login/"), 403);
    EXPECT_EQ(post({{"Referer", own_page}}, body, kForm, "POST", "/login/"), 403);
    EXPECT_FALSE(client.cookies.contains("sessionid"));
}

TEST_F(CsrfAttack, a_token_from_before_the_login) {
    auth::User::objects.create_user("ann", "", "s3cret");
    EXPECT_EQ(post({{"Referer", own_page}, {"X-CSRFToken", token}}, "username=ann&password=s3cret",
                   kForm, "POST", "/login/"),
              200);
    EXPECT_EQ(post({{"Referer", own_page}, {"X-CSRFToken", token}}), 403);
    EXPECT_EQ(transfers, 0);
    EXPECT_EQ(post({{"Referer", own_page}, {"X-CSRFToken", client.get("/").content}}), 200);
}

TEST_F(CsrfAttack, views_decide_for_themselves) {
    EXPECT_EQ(post({{"Origin", "https://partner.example"}}, "", "", "POST", "/webhook/"), 200);
    EXPECT_EQ(transfers, 1);
    EXPECT_EQ(post({{"Origin", "https://partner.example"}}, "", "", "POST", "/guarded/"), 403);
    EXPECT_EQ(transfers, 1);
}

TEST_F(CsrfAttack, plain_http_has_no_referer_check_but_the_token) {
    client.secure = false;
    EXPECT_EQ(post({}), 403);
    EXPECT_EQ(post({{"Origin", "http://evil.example"}, {"X-CSRFToken", token}}), 403);
    EXPECT_EQ(transfers, 0);
    EXPECT_EQ(post({{"X-CSRFToken", token}}), 200);
}

Settings in_sessions() {
    Settings made = settings();
    made.csrf.use_sessions = true;
    return made;
}
struct CsrfInSession : CsrfAttack {
    CsrfInSession() : CsrfAttack(in_sessions) {}
};

TEST_F(CsrfInSession, the_secret_is_kept_from_scripts_and_subdomains) {
    EXPECT_FALSE(client.cookies.contains("csrftoken"));
    ASSERT_TRUE(client.cookies.contains("sessionid"));
    const std::string planted = csrf::new_secret();
    client.cookies.set("csrftoken", planted);
    EXPECT_EQ(post({{"Referer", own_page}, {"X-CSRFToken", planted}}), 403);
    EXPECT_EQ(transfers, 0);
    EXPECT_EQ(post({{"Referer", own_page}, {"X-CSRFToken", token}}), 200);
    client.cookies.erase("sessionid");
    EXPECT_EQ(post({{"Referer", own_page}, {"X-CSRFToken", token}}), 403);
    EXPECT_EQ(transfers, 1);
}

TEST_F(CsrfInSession, a_login_changes_it) {
    auth::User::objects.create_user("ann", "", "s3cret");
    EXPECT_EQ(post({{"Referer", own_page}, {"X-CSRFToken", token}}, "username=ann&password=s3cret",
                   kForm, "POST", "/login/"),
              200);
    EXPECT_EQ(post({{"Referer", own_page}, {"X-CSRFToken", token}}), 403);
    EXPECT_EQ(transfers, 0);
}

Settings with_partners() {
    Settings made = settings();
    made.csrf.trusted_origins = {"https://*.bank.example", "https://pay.example:8443"};
    return made;
}
struct CsrfTrusted : CsrfAttack {
    CsrfTrusted() : CsrfAttack(with_partners) {}
};

TEST_F(CsrfTrusted, trusted_origins_may_and_no_others) {
    for (const char* origin : {"https://blog.bank.example", "https://pay.example:8443"})
        EXPECT_EQ(post({{"Origin", origin}, {"X-CSRFToken", token}}), 200) << origin;
    EXPECT_EQ(post({{"Referer", "https://pay.example:8443/x"}, {"X-CSRFToken", token}}), 200);
    for (const char* origin : {"https://pay.example", "http://blog.bank.example",
                               "https://evilbank.example", "https://bank.example.x", "null"})
        EXPECT_EQ(post({{"Origin", origin}, {"X-CSRFToken", token}}), 403) << origin;
    EXPECT_EQ(transfers, 3);
}

}  // namespace
}  // namespace bank
