#include "cadenza/rest/jwt/tokens.h"

#include "unit/rest/jwt/support.h"

namespace cadenza::jwt {
namespace {

constexpr std::int64_t kNow = Installed::kNow;

TEST(RefreshToken, gives_an_access_token_with_its_claims) {
    const Installed installed;
    RefreshToken refresh;
    refresh["user_id"] = "7";
    refresh["roles"] = Value::list({"editor"});
    const AccessToken access = refresh.access_token();
    EXPECT_EQ(access["token_type"], Value("access"));
    EXPECT_EQ(access["exp"], Value(kNow + 300));
    EXPECT_EQ(access["user_id"], Value("7"));
    EXPECT_EQ(access["roles"], Value::list({"editor"}));
    EXPECT_NE(access.jti(), refresh.jti());
}

TEST(RefreshToken, a_pair_expires_relative_to_one_moment) {
    Installed installed;
    const RefreshToken refresh;
    installed.clock.advance(60'000'000);
    EXPECT_EQ(refresh.access_token()["exp"], Value(kNow + 300));
}

TEST(RefreshToken, an_id_of_another_name_is_not_copied_either) {
    const Installed installed({.jti_claim = "id"});
    RefreshToken refresh;
    refresh["jti"] = "of a third party";
    const AccessToken access = refresh.access_token();
    EXPECT_FALSE(access.contains("jti"));
    EXPECT_NE(access["id"], refresh["id"]);
}

TEST(RefreshToken, rotation_renews_times_and_id_and_keeps_claims) {
    Installed installed({.rotate_refresh_tokens = true});
    RefreshToken refresh;
    refresh["user_id"] = "7";
    installed.clock.advance(60'000'000);
    const RefreshToken next = refresh.rotate();
    EXPECT_EQ(next["exp"], Value(kNow + 60 + 86400));
    EXPECT_EQ(next["iat"], Value(kNow + 60));
    EXPECT_EQ(next["user_id"], Value("7"));
    EXPECT_NE(next.jti(), refresh.jti());
}

TEST(SlidingToken, has_two_ends) {
    const Installed installed;
    const SlidingToken token;
    EXPECT_EQ(token["token_type"], Value("sliding"));
    EXPECT_EQ(token["exp"], Value(kNow + 300));
    EXPECT_EQ(token["refresh_exp"], Value(kNow + 86400));
    EXPECT_EQ(SlidingToken(token.str()).payload, token.payload);
}

TEST(UntypedToken, looks_at_signature_and_times_alone) {
    Installed installed;
    const std::string text = SlidingToken().str();
    EXPECT_EQ(UntypedToken(text)["token_type"], Value("sliding"));
    installed.clock.advance(300'000'000);
    EXPECT_EQ(message_of<ExpiredTokenError>([&] { UntypedToken{text}; }), "Token is expired");
}

TEST(PresentRefreshToken, throws_what_reading_it_throws) {
    const Installed installed;
    EXPECT_EQ(message_of<TokenError>([] { present_refresh_token(AccessToken().str()); }),
              "Token has wrong type");
    EXPECT_EQ(message_of<TokenError>([] { present_refresh_token(RefreshToken().str()); }),
              "no exception");
}

}  // namespace
}  // namespace cadenza::jwt
