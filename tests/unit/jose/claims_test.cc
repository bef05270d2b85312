#include "cadenza/jose/claims.h"

#include <gtest/gtest.h>

#include "cadenza/base/clock.h"

namespace cadenza::jose {
namespace {

std::string message(const Dict& claims, ClaimRules rules = {}) {
    if (!rules.now) rules.now = 1000;
    auto good = check_claims(claims, rules);
    return good ? "good" : good.error().message;
}

TEST(Claims, have_pyjwts_messages) {
    EXPECT_EQ(message({{"exp", 1000}}), "Signature has expired");
    EXPECT_EQ(message({{"exp", "1001"}}), "Expiration Time claim (exp) must be an integer.");
    EXPECT_EQ(message({{"nbf", 1001}}), "The token is not yet valid (nbf)");
    EXPECT_EQ(message({{"nbf", "x"}}), "Not Before claim (nbf) must be an integer.");
    EXPECT_EQ(message({{"iat", 1001}}), "The token is not yet valid (iat)");
    EXPECT_EQ(message({{"iat", "x"}}), "Issued At claim (iat) must be an integer.");
    EXPECT_EQ(message({}, {.required = {"exp", "jti"}}), "Token is missing the \"exp\" claim");
    EXPECT_EQ(message({{"exp", Value()}}, {.required = {"exp"}}),
              "Token is missing the \"exp\" claim");
    EXPECT_EQ(message({}, {.audience = {"api"}}), "Token is missing the \"aud\" claim");
    EXPECT_EQ(message({{"aud", "x"}}, {.audience = {"api"}}), "Audience doesn't match");
    EXPECT_EQ(message({{"aud", "x"}}), "Invalid audience");
    EXPECT_EQ(message({{"aud", 3}}, {.audience = {"api"}}), "Invalid claim format in token");
    EXPECT_EQ(message({}, {.issuer = {"me"}}), "Token is missing the \"iss\" claim");
    EXPECT_EQ(message({{"iss", "you"}}, {.issuer = {"me"}}), "Invalid issuer");
    EXPECT_EQ(message({{"sub", 1}}), "Subject must be a string");
    EXPECT_EQ(message({{"jti", 1}}), "JWT ID must be a string");
}

TEST(Claims, hold_at_their_bounds) {
    EXPECT_EQ(message({{"exp", 1001}, {"nbf", 1000}, {"iat", 1000}}), "good");
    EXPECT_EQ(message({{"exp", 991}}, {.leeway = 10}), "good");
    EXPECT_EQ(message({{"exp", 990}}, {.leeway = 10}), "Signature has expired");
    EXPECT_EQ(message({{"nbf", 1010}, {"iat", 1010}}, {.leeway = 10}), "good");
    EXPECT_EQ(message({{"exp", 1000.9}}), "Signature has expired");
    EXPECT_EQ(message({{"exp", Value::big_int("100000000000000000000")}}), "good");
}

TEST(Claims, are_checked_in_pyjwts_order) {
    Dict all{{"exp", 1},   {"nbf", 2000}, {"iat", 2000}, {"iss", "x"},
             {"aud", "x"}, {"sub", 1},    {"jti", 1}};
    ClaimRules rules{.required = {"missing"}, .audience = {"api"}, .issuer = {"me"}};
    std::vector<Reason> order;
    auto next = [&] {
        rules.now = 1000;
        order.push_back(check_claims(all, rules).error().reason);
    };
    next(), rules.required.clear();
    next(), rules.verify_iat = false;
    next(), rules.verify_nbf = false;
    next(), rules.verify_exp = false;
    next(), rules.verify_iss = false;
    next(), rules.verify_aud = false;
    next(), rules.verify_sub = false;
    next(), rules.verify_jti = false;
    using R = Reason;
    EXPECT_EQ(order, (std::vector<Reason>{R::MissingClaim, R::Immature, R::Immature, R::Expired,
                                          R::Issuer, R::Audience, R::Claim, R::Claim}));
    EXPECT_TRUE(check_claims(all, rules)) << "nothing is left to check";
}

TEST(Claims, go_by_the_clock_unless_told) {
    ClockOverride clock(5'000'900'000);  // 5000.9 seconds
    EXPECT_TRUE(check_claims({{"exp", 5001}}, {}));
    EXPECT_FALSE(check_claims({{"exp", 5000}}, {}));
    EXPECT_TRUE(check_claims({{"nbf", 5000}}, {}));
    EXPECT_FALSE(check_claims({{"nbf", 5001}}, {})) << "the fraction of the clock is cut off";
}

}  // namespace
}  // namespace cadenza::jose
