#include "cadenza/rest/jwt/token.h"

#include "cadenza/contrib/auth/user.h"
#include "cadenza/rest/jwt/tokens.h"
#include "unit/rest/jwt/support.h"

namespace cadenza::jwt {
namespace {

constexpr std::int64_t kNow = Installed::kNow;

Dict claims(std::string_view type, Dict more = {}) {
    Dict all{{"token_type", type}, {"exp", kNow + 300}, {"jti", "0123"}, {"user_id", "7"}};
    for (auto& [name, value] : more) all.set(name, std::move(value));
    return all;
}

template <class T>
std::string refusal(std::string_view token) {
    return message_of<TokenError>([&] { T{token}; });
}

TEST(Token, made_new_it_has_type_times_and_an_id) {
    const Installed installed;
    const AccessToken token;
    EXPECT_EQ(token["token_type"], Value("access"));
    EXPECT_EQ(token["exp"], Value(kNow + 300));
    EXPECT_EQ(token["iat"], Value(kNow));
    EXPECT_EQ(token.jti().size(), 32u);
    EXPECT_NE(token.jti(), AccessToken().jti());
    EXPECT_EQ(AccessToken(token.str()).payload, token.payload);
}

TEST(Token, lifetimes_are_those_of_the_settings) {
    const Installed installed({.access_token_lifetime = Duration::minutes(30),
                               .refresh_token_lifetime = Duration::hours(24)});
    EXPECT_EQ(AccessToken()["exp"], Value(kNow + 1800));
    EXPECT_EQ(RefreshToken()["exp"], Value(kNow + 86400));
}

TEST(Token, claims_are_read_and_changed_by_name) {
    const Installed installed;
    AccessToken token;
    token["theme"] = "dark";
    EXPECT_TRUE(token.contains("theme"));
    EXPECT_EQ(token.get("theme"), Value("dark"));
    EXPECT_EQ(token.get("colour", "red"), Value("red"));
    EXPECT_TRUE(token.erase("theme"));
    EXPECT_FALSE(token.contains("theme"));
}

TEST(Token, is_made_for_a_user) {
    const Installed installed;
    User user;
    user.id = 7;
    EXPECT_EQ(AccessToken::for_user(user)["user_id"], Value("7"));
    EXPECT_EQ(RefreshToken::for_user(user).user_id(), Value("7"));
    EXPECT_EQ(SlidingToken::for_user(user).user_id(), Value("7"));
    EXPECT_FALSE(AccessToken::for_user(user).contains("hash_password"));
}

TEST(Token, names_the_user_as_the_settings_say) {
    const Installed installed({.user_id_field = "username", .user_id_claim = "sub"});
    User user;
    user.username = "ann";
    EXPECT_EQ(AccessToken::for_user(user)["sub"], Value("ann"));
}

TEST(Token, carries_the_fingerprint_of_the_password_where_it_is_asked_for) {
    const Installed installed({.check_revoke_token = true});
    User user;
    user.id = 7;
    user.password = "pbkdf2_sha256$1$salt$hash";
    // hashlib.md5(b"pbkdf2_sha256$1$salt$hash").hexdigest().upper()
    EXPECT_EQ(AccessToken::for_user(user)["hash_password"],
              Value("BC95F864A6EFB05AC2AC3A2490463C9A"));
}

TEST(Token, refusals_have_the_words_of_simple_jwt) {
    const Installed installed;
    EXPECT_EQ(refusal<AccessToken>("rubbish"), "Token is invalid");
    EXPECT_EQ(refusal<AccessToken>(minted(claims("access", {{"exp", kNow}}))), "Token is expired");
    EXPECT_EQ(refusal<AccessToken>(minted({{"token_type", "access"}, {"jti", "x"}})),
              "Token has no 'exp' claim");
    EXPECT_EQ(refusal<AccessToken>(minted({{"token_type", "access"}, {"exp", kNow + 1}})),
              "Token has no id");
    EXPECT_EQ(refusal<AccessToken>(minted({{"jti", "x"}, {"exp", kNow + 1}})), "Token has no type");
    EXPECT_EQ(refusal<AccessToken>(minted(claims("access"))), "no exception");
}

TEST(Token, one_kind_is_not_taken_for_another) {
    const Installed installed;
    const std::string access = AccessToken().str(), refresh = RefreshToken().str(),
                      sliding = SlidingToken().str();
    EXPECT_EQ(refusal<AccessToken>(refresh), "Token has wrong type");
    EXPECT_EQ(refusal<AccessToken>(sliding), "Token has wrong type");
    EXPECT_EQ(refusal<RefreshToken>(access), "Token has wrong type");
    EXPECT_EQ(refusal<RefreshToken>(sliding), "Token has wrong type");
    EXPECT_EQ(refusal<SlidingToken>(access), "Token has wrong type");
    EXPECT_EQ(refusal<AccessToken>(minted(claims("Access"))), "Token has wrong type");
    EXPECT_EQ(refusal<AccessToken>(minted(claims("x", {{"token_type", 7}}))),
              "Token has wrong type");
    for (const std::string& token : {access, refresh, sliding})
        EXPECT_EQ(refusal<UntypedToken>(token), "no exception");
}

TEST(Token, type_and_id_need_not_be_there_where_the_settings_leave_them_out) {
    const Installed installed({.token_type_claim = "", .jti_claim = ""});
    EXPECT_EQ(refusal<AccessToken>(minted({{"exp", kNow + 1}})), "no exception");
    EXPECT_EQ(AccessToken().payload.size(), 2u) << "exp and iat";
}

TEST(Token, unverified_reading_takes_whatever_has_the_form) {
    const Installed installed;
    const AccessToken token(minted({{"exp", 1}}, "HS256", std::string(40, 'z')), false);
    EXPECT_EQ(token["exp"], Value(1));
}

TEST(Token, times_are_checked_with_leeway) {
    const Installed installed({.leeway = Duration::seconds(10)});
    AccessToken token;
    token["t"] = kNow - 9;
    EXPECT_EQ(message_of<TokenError>([&] { token.check_exp("t"); }), "no exception");
    token["t"] = kNow - 10;
    EXPECT_EQ(message_of<TokenError>([&] { token.check_exp("t"); }), "Token 't' claim has expired");
    token["t"] = "soon";
    EXPECT_EQ(message_of<TokenError>([&] { token.check_exp("t"); }), "Token is invalid");
    token["t"] = 1e300;
    EXPECT_EQ(message_of<TokenError>([&] { token.check_exp("t"); }), "no exception");
    EXPECT_EQ(message_of<TokenError>([&] { token.check_exp("u"); }), "Token has no 'u' claim");
}

TEST(Token, the_end_that_a_database_holds_is_within_its_years) {
    const Installed installed;
    AccessToken token;
    token["exp"] = 1e300;
    EXPECT_EQ(token.expires_at().str(), "9999-12-31T23:59:59+00:00");
    token["exp"] = -5;
    EXPECT_EQ(token.expires_at().str(), "1970-01-01T00:00:00+00:00");
}

struct InviteToken : Token {
    static constexpr TokenClass kClass{.name = "InviteToken",
                                       .token_type = "invite",
                                       .fixed_lifetime = Duration::days(7),
                                       .verify = [](const Token& token) {
                                           if (!token.contains("email"))
                                               throw TokenError("Token has no email");
                                       }};
    InviteToken() : Token(kClass) {}
    explicit InviteToken(std::string_view encoded) : Token(kClass, encoded) {}
};

TEST(Token, a_kind_of_ones_own_has_its_lifetime_and_checks) {
    const Installed installed;
    InviteToken token;
    EXPECT_EQ(token["exp"], Value(kNow + 7 * 86400));
    EXPECT_EQ(refusal<InviteToken>(token.str()), "Token has no email");
    token["email"] = "ann@example.com";
    EXPECT_EQ(refusal<InviteToken>(token.str()), "no exception");
    EXPECT_EQ(refusal<AccessToken>(token.str()), "Token has wrong type");
}

TEST(Token, without_the_blacklist_app_nothing_is_recorded) {
    const Installed installed;
    const RefreshToken token;
    EXPECT_FALSE(token.blacklist());
    EXPECT_EQ(refusal<RefreshToken>(token.str()), "no exception");
}

}  // namespace
}  // namespace cadenza::jwt
