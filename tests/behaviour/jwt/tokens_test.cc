// The token views and authentication over HTTP.
#include "behaviour/jwt/site.h"
#include "cadenza/base/log/log.h"
#include "cadenza/contrib/token_blacklist/models.h"

namespace cadenza::jwt_site {
namespace {

using token_blacklist::BlacklistedToken;
using token_blacklist::OutstandingToken;

TEST(JwtLogin, gives_a_pair_of_which_the_access_token_authorises) {
    Site site;
    const auto pair = site.login();
    ASSERT_EQ(pair.status_code, 200) << pair.content;
    EXPECT_TRUE(pair.content.starts_with("{\"refresh\":\"ey"));
    EXPECT_EQ(pair.headers.get("Cache-Control"), "no-store");
    const auto who = site.whoami(text(pair, "access"));
    EXPECT_EQ(who.content, R"({"id":1,"name":"ann","by":"JWTAuthentication"})");
    EXPECT_EQ(who.status_code, 200);
}

TEST(JwtLogin, refuses_wrong_passwords_unknown_names_and_inactive_users_alike) {
    Site site;
    for (const auto& answer :
         {site.login("ann", "wrong"), site.login("nobody"), site.login("ian"), site.login("ANN")}) {
        EXPECT_EQ(answer.status_code, 401);
        EXPECT_EQ(answer.content,
                  R"({"detail":"No active account found with the given credentials"})");
        EXPECT_EQ(answer.headers.get("WWW-Authenticate"), "Bearer realm=\"api\"");
    }
    EXPECT_EQ(OutstandingToken::objects.count(), 0);
}

TEST(JwtLogin, says_which_field_is_missing) {
    Site site;
    const auto answer = site.client.post("/token/", Value(Dict()));
    EXPECT_EQ(answer.status_code, 400);
    EXPECT_EQ(answer.content,
              R"({"username":["This field is required."],"password":["This field is required."]})");
}

TEST(JwtLogin, records_the_refresh_token_with_its_user) {
    Site site;
    const RefreshToken token(text(site.login(), "refresh"));
    const OutstandingToken row = OutstandingToken::objects.get("jti"_k = token.jti());
    EXPECT_EQ(row.user.id(), 1);
    EXPECT_EQ(DateTime(row.expires_at), token.expires_at());
    EXPECT_EQ(row.str(), "Token for ann (" + token.jti() + ")");
}

TEST(JwtLogin, sets_last_login_where_the_settings_say_so) {
    Site plain;
    plain.login();
    EXPECT_TRUE(User::objects.get("id"_k = 1).last_login.is_null());
    Site updating([] { return settings({.update_last_login = true}); });
    updating.login();
    EXPECT_FALSE(User::objects.get("id"_k = 1).last_login.is_null());
}

int succeeded = 0, failed = 0;

TEST(JwtLogin, tells_the_hooks_of_the_settings) {
    Site site([] {
        return settings(
            {.on_login_success = [](auth::AbstractBaseUser&, Request*) { ++succeeded; },
             .on_login_failed = [](const Dict& credentials,
                                   Request*) { failed += credentials.str("username") == "ann"; }});
    });
    site.login();
    site.login("ann", "wrong");
    EXPECT_EQ(succeeded, 1);
    EXPECT_EQ(failed, 1);
}

TEST(JwtLogin, a_rule_of_ones_own_decides_who_may) {
    Site site([] {
        return settings({.user_authentication_rule = [](const auth::AbstractBaseUser* user) {
            return user != nullptr && user->get_username() != "ann";
        }});
    });
    EXPECT_EQ(site.login().status_code, 401);
}

struct NamingSerializer : TokenObtainPairSerializer {
    RefreshToken get_token(const AbstractBaseUser& user) override {
        RefreshToken token = TokenObtainPairSerializer::get_token(user);
        token["name"] = user.get_username();
        return token;
    }
};

TEST(JwtLogin, a_serializer_of_the_settings_adds_claims) {
    Site site(
        [] { return settings({.token_obtain_serializer = &new_serializer<NamingSerializer>}); });
    const auto pair = site.login();
    EXPECT_EQ(AccessToken(text(pair, "access"))["name"], Value("ann"));
    EXPECT_EQ(RefreshToken(text(pair, "refresh"))["name"], Value("ann"));
}

TEST(JwtRefresh, gives_an_access_token_for_a_refresh_token) {
    Site site;
    const auto answer = site.refresh(text(site.login(), "refresh"));
    ASSERT_EQ(answer.status_code, 200) << answer.content;
    EXPECT_EQ(answer.json().as_dict().size(), 1u);
    EXPECT_EQ(site.whoami(text(answer, "access")).status_code, 200);
}

TEST(JwtRefresh, refuses_users_who_are_gone_or_inactive) {
    Site site;
    for (int user : {2, 4242}) {
        const auto answer = site.refresh(minted(claims("refresh", {{"user_id", user}})));
        EXPECT_EQ(answer.status_code, 401);
        EXPECT_EQ(answer.content, R"({"detail":"No active account found for the given token."})");
    }
}

TEST(JwtRefresh, does_not_look_at_the_user_where_the_settings_say_so) {
    Site site([] { return settings({.check_user_on_refresh = false}); });
    EXPECT_EQ(site.refresh(minted(claims("refresh", {{"user_id", 4242}}))).status_code, 200);
}

TEST(JwtBlacklist, ends_a_refresh_token) {
    Site site;
    const std::string token = text(site.login(), "refresh");
    EXPECT_EQ(site.client.post("/token/blacklist/", {{"refresh", token}}).content, "{}");
    for (const char* path : {"/token/refresh/", "/token/blacklist/"}) {
        const auto answer = site.client.post(path, {{"refresh", token}});
        EXPECT_EQ(answer.status_code, 401);
        EXPECT_EQ(answer.content, R"({"detail":"Token is blacklisted","code":"token_not_valid"})");
    }
}

TEST(JwtVerify, takes_any_token_that_is_valid) {
    Site site([] { return settings({.blacklist_after_rotation = true}); });
    const auto pair = site.login();
    const auto verify = [&](std::string_view token) {
        return site.client.post("/token/verify/", {{"token", token}});
    };
    EXPECT_EQ(verify(text(pair, "access")).content, "{}");
    EXPECT_EQ(verify(text(pair, "refresh")).content, "{}");
    EXPECT_EQ(verify("x").status_code, 401);
    RefreshToken(text(pair, "refresh")).blacklist();
    EXPECT_EQ(verify(text(pair, "refresh")).content,
              R"({"non_field_errors":["Token is blacklisted"]})");
}

TEST(JwtSliding, one_token_authorises_and_is_renewed_until_its_second_end) {
    Site site([] { return settings({.auth_token_classes = {&SlidingToken::kClass}}); });
    const auto login =
        site.client.post("/sliding/", {{"username", "ann"}, {"password", "correct horse"}});
    const std::string token = text(login, "token");
    EXPECT_EQ(site.whoami(token).status_code, 200);
    const auto renewed = site.client.post("/sliding/refresh/", {{"token", token}});
    ASSERT_EQ(renewed.status_code, 200) << renewed.content;
    EXPECT_EQ(SlidingToken(text(renewed, "token"))["refresh_exp"],
              SlidingToken(token)["refresh_exp"]);
    for (int user : {2, 4242}) {
        EXPECT_EQ(site.client
                      .post("/sliding/refresh/",
                            {{"token", minted(claims("sliding", {{"user_id", user}}))}})
                      .content,
                  R"({"detail":"No active account found for the given token."})");
    }
    const std::int64_t now = now_microseconds() / 1'000'000;
    const auto refused = site.client.post(
        "/sliding/refresh/", {{"token", minted(claims("sliding", {{"refresh_exp", now - 1}}))}});
    EXPECT_EQ(refused.status_code, 401);
    EXPECT_EQ(refused.content, R"({"detail":"Token 'refresh_exp' claim has expired",)"
                               R"("code":"token_not_valid"})");
    for (const Value& end : {Value("x"), Value(), Value::list({})}) {
        EXPECT_EQ(site.client
                      .post("/sliding/refresh/",
                            {{"token", minted(claims("sliding", {{"refresh_exp", end}}))}})
                      .status_code,
                  401);
    }
    EXPECT_EQ(site.client.post("/sliding/refresh/", {{"token", minted(claims("sliding"))}}).content,
              R"({"detail":"Token has no 'refresh_exp' claim","code":"token_not_valid"})");
}

TEST(JwtAuthentication, knows_the_user_by_the_claims_alone_where_it_is_stateless) {
    Site site;
    const auto answer = site.whoami(
        minted(claims("access", {{"user_id", 77}, {"username", "elsewhere"}})), "/whoami/claims/");
    EXPECT_EQ(answer.content,
              R"({"id":77,"name":"elsewhere","by":"JWTStatelessUserAuthentication"})");
    Dict nobody = claims();
    nobody.erase("user_id");
    EXPECT_EQ(site.whoami(minted(nobody), "/whoami/claims/").content,
              R"({"detail":"Token contained no recognizable user identification",)"
              R"("code":"token_not_valid"})");
}

TEST(JwtAuthentication, says_what_is_wrong_with_the_user) {
    Site site;
    const auto with = [&](Value user) {
        return site.whoami(minted(claims("access", {{"user_id", std::move(user)}})));
    };
    EXPECT_EQ(with(2).content, R"({"detail":"User is inactive","code":"user_inactive"})");
    EXPECT_EQ(with("1").status_code, 200);
    for (const Value& nobody :
         {Value(4242), Value("alice"), Value(Value::list({1})), Value(Dict{{"a", 1}}), Value(true),
          Value(), Value(1.0), Value(-1), Value("1 OR 1=1"), Value(std::string("1\0", 2)),
          Value::big_int("1000000000000000000000000000000"), Value(std::string(10000, '9'))}) {
        const auto answer = with(nobody);
        EXPECT_EQ(answer.status_code, 401) << nobody.repr().substr(0, 50);
        EXPECT_EQ(answer.content, R"({"detail":"User not found","code":"user_not_found"})")
            << nobody.repr().substr(0, 50);
    }
}

TEST(JwtAuthentication, a_changed_password_ends_tokens_where_the_settings_say_so) {
    Site site([] { return settings({.check_revoke_token = true}); });
    const auto pair = site.login();
    EXPECT_EQ(site.whoami(text(pair, "access")).status_code, 200);
    User ann = User::objects.get("id"_k = 1);
    ann.set_password("battery staple");
    ann.save();
    EXPECT_EQ(site.whoami(text(pair, "access")).content,
              R"({"detail":"The user's password has been changed.","code":"password_changed"})");
    const auto refused = site.refresh(text(pair, "refresh"));
    EXPECT_EQ(refused.status_code, 401);
    EXPECT_EQ(refused.content, R"({"detail":"The user's password has been changed."})");
    EXPECT_EQ(BlacklistedToken::objects.count(), 1);
    EXPECT_EQ(site.whoami(minted(claims())).status_code, 401) << "a token without the claim";
}

TEST(JwtAuthentication, reads_the_header_as_simple_jwt_does) {
    Site site;
    const std::string token = text(site.login(), "access");
    const auto status = [&](std::string header) {
        return site.client.get("/whoami/", {{"Authorization", std::move(header)}});
    };
    EXPECT_EQ(status("Bearer " + token).status_code, 200);
    EXPECT_EQ(status("Bearer   " + token + " ").status_code, 200);
    for (const char* scheme : {"bearer ", "BEARER ", "JWT ", "Token ", ""}) {
        EXPECT_EQ(status(scheme + token).content,
                  R"({"detail":"Authentication credentials were not provided."})")
            << scheme;
    }
    for (const std::string& header : {std::string("Bearer"), "Bearer " + token + " extra"}) {
        const auto answer = status(header);
        EXPECT_EQ(answer.status_code, 401);
        EXPECT_EQ(answer.content,
                  R"({"detail":"Authorization header must contain two space-delimited values",)"
                  R"("code":"bad_authorization_header"})");
    }
}

TEST(JwtAuthentication, other_schemes_and_headers_may_be_chosen) {
    Site site([] {
        return settings(
            {.auth_header_types = {"JWT", "Bearer"}, .auth_header_name = "HTTP_X_ACCESS_TOKEN"});
    });
    const std::string token = text(site.login(), "access");
    EXPECT_EQ(site.client.get("/whoami/", {{"X-Access-Token", "JWT " + token}}).status_code, 200);
    EXPECT_EQ(site.client.get("/whoami/", {{"X-Access-Token", "Bearer " + token}}).status_code,
              200);
    EXPECT_EQ(site.client.get("/whoami/", {{"Authorization", "Bearer " + token}})
                  .headers.get("WWW-Authenticate"),
              "JWT realm=\"api\"");
}

TEST(JwtAttacks, every_endpoint_answers_401_and_never_an_error_of_the_server) {
    Site site(
        [] { return settings({.rotate_refresh_tokens = true, .blacklist_after_rotation = true}); });
    const auto pair = site.login();
    const std::string access = text(pair, "access"), refresh = text(pair, "refresh");
    Dict no_jti = claims("refresh"), no_exp = claims("refresh");
    no_jti.erase("jti");
    no_exp.erase("exp");
    const std::vector<std::string> forged = {
        access,
        minted(no_jti),
        minted(no_exp),
        minted(claims("refresh", {{"exp", "soon"}})),
        minted(claims("refresh", {{"exp", 1e300}, {"iat", 1e300}})),
        minted(claims("refresh", {{"jti", 7}})),
        minted(claims("refresh", {{"jti", Value::list({"x"})}})),
        minted(claims("refresh", {{"jti", Value()}})),
        minted(claims("refresh", {{"user_id", Value::list({1})}})),
        minted(claims("refresh", {{"user_id", "alice"}})),
        minted(claims("refresh", {{"user_id", 4242}})),
        minted(claims("refresh"), std::string(40, 'x')),
        minted(claims("refresh"), kSecret, {{"crit", Value::list({"exp"})}}),
        std::string(1 << 20, 'a'),
        std::string(1 << 20, '.'),
        "a." + std::string(1 << 20, 'A') + ".c",
        "\xc3\xa9.\xc3\xa9.\xc3\xa9",
        "..",
        refresh + "A",
    };
    for (const std::string& token : forged) {
        const auto answer = site.refresh(token);
        EXPECT_EQ(answer.status_code, 401) << token.substr(0, 60) << "\n" << answer.content;
        if (token.size() < 8000 && token != access) {
            EXPECT_EQ(site.whoami(token).status_code, 401) << token.substr(0, 60);
        }
    }
    EXPECT_EQ(site.whoami(refresh).status_code, 401) << "a refresh token authorises nothing";
    EXPECT_EQ(site.refresh(refresh).status_code, 200) << "none of it has done any harm";
}

TEST(JwtChecks, the_project_refuses_to_start_with_a_short_key) {
    Settings bad = settings();
    bad.secret_key = "changeme";
    Project project(bad);
    std::vector<std::string> ids;
    for (const CheckMessage& message : project.checks().run()) ids.push_back(message.id);
    EXPECT_EQ(std::ranges::count(ids, "jwt.E001"), 1) << "once, however many views say so";
}

}  // namespace
}  // namespace cadenza::jwt_site
