#include "cadenza/rest/jwt/exceptions.h"

#include "unit/rest/jwt/support.h"

namespace cadenza::jwt {
namespace {

TEST(InvalidToken, is_a_401_with_detail_and_code) {
    const InvalidToken error("Token has wrong type");
    EXPECT_EQ(error.status_code, 401);
    EXPECT_EQ(to_json(error.detail.value()),
              R"({"detail":"Token has wrong type","code":"token_not_valid"})");
}

TEST(InvalidToken, tells_what_each_class_says_behind_them) {
    const InvalidToken error("Given token not valid for any token type",
                             {ErrorDetail{{"token_class", "AccessToken"},
                                          {"token_type", "access"},
                                          {"message", "Token is expired"}}});
    EXPECT_EQ(to_json(error.detail.value()),
              R"({"detail":"Given token not valid for any token type","code":"token_not_valid",)"
              R"("messages":[{"token_class":"AccessToken","token_type":"access",)"
              R"("message":"Token is expired"}]})");
}

TEST(AuthenticationFailed, carries_a_code_of_its_own) {
    const AuthenticationFailed error("User not found", "user_not_found");
    EXPECT_EQ(error.status_code, 401);
    EXPECT_EQ(to_json(error.detail.value()),
              R"({"detail":"User not found","code":"user_not_found"})");
}

TEST(BlacklistedTokenError, remembers_whose_token_it_was) {
    const BlacklistedTokenError error("abc");
    EXPECT_EQ(error.message(), "Token is blacklisted");
    EXPECT_EQ(error.jti, "abc");
}

}  // namespace
}  // namespace cadenza::jwt
