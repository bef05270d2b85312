// The login and logout pages of login_urlpatterns().
#include "behaviour/sessions/bank.h"
#include "cadenza/rest/login_urls.h"

namespace bank {
namespace {

UrlPatterns with_login() {
    UrlPatterns all = urlpatterns();
    all += {path("api-auth/", include(login_urlpatterns))};
    return all;
}
Settings login_settings() {
    Settings made = settings();
    made.root_urlconf = with_login;
    made.login_redirect_url = "/whoami/";
    return made;
}

struct LoginPages : BankTest {
    LoginPages() : BankTest(login_settings) {
        auth::User::objects.create_user("ann", "", "s3cret");
        client.default_headers = {{"Referer", own_page}};
    }
    cadenza::testing::ClientResponse post(std::string_view target, MultiDict fields) {
        fields.set("csrfmiddlewaretoken", client.get("/").content);
        return client.post_form(target, fields);
    }
    static MultiDict credentials(std::string_view name, std::string_view password) {
        MultiDict fields;
        fields.set("username", name);
        fields.set("password", password);
        return fields;
    }
};

TEST_F(LoginPages, log_in_and_out) {
    EXPECT_EQ(client.get("/whoami/").content, "nobody");
    const auto welcome = post("/api-auth/login/", credentials(" ann ", "s3cret"));
    EXPECT_EQ(welcome.status_code, 302);
    EXPECT_EQ(welcome.headers["Location"], "/whoami/");
    EXPECT_EQ(welcome.content, "");
    EXPECT_EQ(client.get("/whoami/").content, "ann");
    EXPECT_EQ(client.get("/api-auth/logout/").status_code, 405);
    EXPECT_EQ(client.get("/whoami/").content, "ann");
    const auto bye = post("/api-auth/logout/", {});
    EXPECT_EQ(bye.status_code, 200);
    EXPECT_TRUE(bye.contains("You have been logged out."));
    EXPECT_EQ(client.get("/whoami/").content, "nobody");
}

TEST_F(LoginPages, wrong_credentials_show_the_form_again) {
    for (const auto& [name, password] :
         {std::pair("ann", "wrong"), std::pair("nobody", "s3cret"), std::pair("ann", "")}) {
        const auto response = post("/api-auth/login/", credentials(name, password));
        EXPECT_EQ(response.status_code, 200);
        EXPECT_FALSE(client.cookies.contains("sessionid"));
    }
    EXPECT_TRUE(post("/api-auth/login/", credentials("ann", "wrong"))
                    .contains("Please enter a correct username and password."));
}

TEST_F(LoginPages, next_leads_on_within_the_site_only) {
    MultiDict fields = credentials("ann", "s3cret");
    fields.set("next", "/transfer/?a=1");
    EXPECT_EQ(post("/api-auth/login/", fields).headers["Location"], "/transfer/?a=1");
    for (const char* next : {"https://evil.example/", "//evil.example", "http://bank.example/"}) {
        fields.set("next", next);
        EXPECT_EQ(post("/api-auth/login/", fields).headers["Location"], "/whoami/") << next;
    }
}

TEST_F(LoginPages, forged_logins_and_logouts_are_refused) {
    EXPECT_EQ(client.post_form("/api-auth/login/", credentials("ann", "s3cret")).status_code, 403);
    post("/api-auth/login/", credentials("ann", "s3cret"));
    EXPECT_EQ(client.post_form("/api-auth/logout/", {}).status_code, 403);
    EXPECT_EQ(client.get("/whoami/").content, "ann");
}

}  // namespace
}  // namespace bank
