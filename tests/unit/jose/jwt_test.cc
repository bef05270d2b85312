#include "cadenza/jose/jwt.h"

#include <gtest/gtest.h>

namespace cadenza::jose {
namespace {

const Key kKey = *Key::secret("a secret of more than 32 characters");
const VerifyOptions kOptions{.algorithms = {"HS256"}};

TEST(Jwt, signs_and_verifies_claims) {
    std::string token = sign({{"user_id", 7}, {"exp", 2000}}, kKey, "HS256");
    auto verified = verify(token, kKey, kOptions);
    ASSERT_TRUE(verified) << verified.error().message;
    EXPECT_EQ(verified->payload["user_id"], Value(7));
    EXPECT_EQ(verified->header.str("typ"), "JWT");
    EXPECT_EQ(verified->raw, R"({"user_id":7,"exp":2000})");
}

TEST(Jwt, the_header_may_name_another_type) {
    auto verified = verify(sign(Dict{{"typ", "at+jwt"}}, "{}", kKey, "HS256"), kKey, kOptions);
    ASSERT_TRUE(verified);
    EXPECT_EQ(verified->header.str("typ"), "at+jwt");
}

TEST(Jwt, rules_judge_the_claims) {
    std::string token = sign({{"exp", 2000}}, kKey, "HS256");
    EXPECT_TRUE(verify(token, kKey, kOptions, {.now = 1999}));
    auto late = verify(token, kKey, kOptions, {.now = 2000});
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().reason, Reason::Expired);
    EXPECT_TRUE(verify(token, kKey, kOptions)) << "without rules nothing is judged";
}

TEST(Jwt, the_signature_is_judged_before_the_claims) {
    std::string token = sign(Dict(), "no JSON", kKey, "HS256");
    auto wrong = verify(token + "A", kKey, kOptions);
    ASSERT_FALSE(wrong);
    EXPECT_NE(wrong.error().message.substr(0, 22), "Invalid payload string");
    auto unreadable = verify(token, kKey, kOptions);
    ASSERT_FALSE(unreadable);
    EXPECT_EQ(unreadable.error().message,
              "Invalid payload string: Expecting value: line 1 column 1 (char 0)");
    EXPECT_EQ(verify(sign(Dict(), "[]", kKey, "HS256"), kKey, kOptions).error().message,
              "Invalid payload string: must be a json object");
}

TEST(Jwt, claims_are_one_object_with_each_name_once) {
    EXPECT_EQ(read_claims(R"({"a":1,"b":{"a":2}})")->size(), 2u);
    for (const char* text : {"", "[]", "null", R"({"a":1,"a":1})", R"({"a":{"b":1,"b":2}})",
                             R"({"a":"\ud800"})", R"({"a":1e400})"}) {
        EXPECT_FALSE(read_claims(text)) << text;
    }
}

TEST(Jwt, reads_claims_without_verifying) {
    auto token = read_unverified(sign({{"a", 1}}, kKey, "HS256"));
    ASSERT_TRUE(token);
    EXPECT_EQ(token->payload["a"], Value(1));
    EXPECT_FALSE(read_unverified("x"));
}

}  // namespace
}  // namespace cadenza::jose
