#include "cadenza/jose/jws.h"

#include <gtest/gtest.h>

#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/error.h"
#include "unit/jose/pem_keys.h"

namespace cadenza::jose {
namespace {

const VerifyOptions kHs256{.algorithms = {"HS256"}};

Key secret(std::string_view bytes = "a secret of more than 32 characters", std::string kid = {}) {
    return *Key::secret(bytes, std::move(kid));
}

std::string refusal(const Checked<Jws>& jws) {
    return jws ? "accepted" : jws.error().message;
}

TEST(Jws, verifies_the_example_of_rfc_7515_a1) {
    auto key = Key::from_jwk(Value{{"kty", "oct"},
                                   {"k",
                                    "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-"
                                    "1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}});
    ASSERT_TRUE(key) << key.error().message;
    auto jws = verify_jws(
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cn"
        "VlfQ."
        "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        *key, kHs256);
    ASSERT_TRUE(jws) << jws.error().message;
    EXPECT_EQ(jws->payload,
              "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}");
    EXPECT_EQ(jws->header.str("typ"), "JWT");
}

TEST(Jws, signs_with_sorted_header_as_pyjwt_does) {
    // jwt.encode({"some": "payload"}, "a secret of more than 32 characters", headers={"kid": "k1"})
    EXPECT_EQ(sign_jws({{"typ", "JWT"}}, R"({"some":"payload"})",
                       secret("a secret of more than 32 characters", "k1"), "HS256"),
              "eyJhbGciOiJIUzI1NiIsImtpZCI6ImsxIiwidHlwIjoiSldUIn0.eyJzb21lIjoicGF5bG9hZCJ9."
              "KMTB9_nI2J4DsHUxqslM_IuCiLDb26UDieSqp5Doacg");
}

TEST(Jws, every_algorithm_signs_and_verifies) {
    Key other_rsa = Key::generate(*find_algorithm("RS256"));
    for (const Algorithm& algorithm : algorithms()) {
        bool rsa = algorithm.key_type == KeyType::Rsa;
        Key key = rsa ? *Key::from_pem(kRsaPrivate) : Key::generate(algorithm);
        std::string token = sign_jws({}, "payload", key, algorithm.name);
        VerifyOptions options{.algorithms = {std::string(algorithm.name)}};
        auto jws = verify_jws(token, key, options);
        ASSERT_TRUE(jws) << algorithm.name << ": " << jws.error().message;
        EXPECT_EQ(jws->payload, "payload");
        Key other = rsa ? other_rsa : Key::generate(algorithm);
        EXPECT_EQ(refusal(verify_jws(token, other, options)), "Signature verification failed")
            << algorithm.name;
    }
}

TEST(Jws, chooses_the_key_by_kid) {
    KeySet keys{secret("the first key has many characters", "first"),
                secret("the second key has many characters", "second"),
                secret("a key without a name, many characters")};
    for (const Key& key : keys) {
        auto jws = verify_jws(sign_jws({}, "x", key, "HS256"), keys, kHs256);
        EXPECT_TRUE(jws) << key.kid();
    }
    std::string borrowed = sign_jws({{"kid", "second"}}, "x", *keys.find("first"), "HS256");
    EXPECT_EQ(refusal(verify_jws(borrowed, keys, kHs256)), "Signature verification failed");
}

TEST(Jws, an_unknown_kid_reaches_only_keys_without_one) {
    KeySet named{secret("the first key has many characters", "first")};
    std::string token = sign_jws({{"kid", "gone"}}, "x", *named.begin(), "HS256");
    EXPECT_EQ(refusal(verify_jws(token, named, kHs256)),
              "Unable to find a signing key that matches: \"gone\"");
    EXPECT_TRUE(verify_jws(token, secret("the first key has many characters"), kHs256));
}

TEST(Jws, a_token_without_kid_is_tried_against_all_keys) {
    KeySet keys{secret("the new key has many, many characters", "new"),
                secret("the old key has many, many characters", "old")};
    std::string token = sign_jws({}, "x", secret("the old key has many, many characters"), "HS256");
    EXPECT_TRUE(verify_jws(token, keys, kHs256));
}

TEST(Jws, refuses_what_the_list_of_algorithms_does_not_name) {
    std::string token = sign_jws({}, "x", secret(), "HS256");
    EXPECT_EQ(refusal(verify_jws(token, secret(), {.algorithms = {"HS512"}})),
              "The specified alg value is not allowed");
    EXPECT_EQ(refusal(verify_jws(token, secret(), {})), "The specified alg value is not allowed");
    EXPECT_EQ(refusal(verify_jws(sign_jws({}, "x", secret(), "HS256"), KeySet(), kHs256)),
              "There is no key to verify with");
}

TEST(Jws, says_why_a_token_cannot_be_read) {
    auto message = [](std::string_view token) {
        return refusal(verify_jws(token, secret(), kHs256));
    };
    EXPECT_EQ(message(""), "Not enough segments");
    EXPECT_EQ(message("a.b"), "Not enough segments");
    EXPECT_EQ(message("a.b.c.d"), "Too many segments");
    EXPECT_EQ(message("a.b.c"), "Invalid header padding");
    EXPECT_EQ(
        message(crypto::base64url_encode("{") + ".."),
        "Invalid header string: Expecting property name enclosed in double quotes: line 1 column 2 "
        "(char 1)");
    EXPECT_EQ(message(crypto::base64url_encode("[]") + ".."),
              "Invalid header string: must be a json object");
    EXPECT_EQ(message("e30.b!.c"), "Invalid payload padding");
    EXPECT_EQ(message("e30..c"), "Invalid crypto padding");
    EXPECT_EQ(message("e30.."), "The specified alg value is not allowed");
    EXPECT_EQ(message(std::string(64 * 1024 + 1, 'a')), "The token is longer than 65536 bytes");
}

TEST(Jws, understood_critical_extensions_are_allowed) {
    std::string token =
        sign_jws({{"crit", Value::list({"exp"})}, {"exp", 1}}, "x", secret(), "HS256");
    EXPECT_EQ(refusal(verify_jws(token, secret(), kHs256)), "Unsupported critical extension: exp");
    EXPECT_TRUE(verify_jws(token, secret(), {.algorithms = {"HS256"}, .critical = {"exp"}}));
}

TEST(Jws, signing_with_the_wrong_key_is_an_error) {
    EXPECT_THROW(sign_jws({}, "x", secret(), "RS256"), Error);
    EXPECT_THROW(sign_jws({}, "x", secret(), "none"), Error);
    EXPECT_THROW(sign_jws({}, "x", secret("short"), "HS256"), Error);
}

TEST(Jws, reads_without_verifying) {
    auto jws = read_unverified_jws(
        sign_jws({}, "x", secret("the first key has many characters", "k"), "HS256"));
    ASSERT_TRUE(jws);
    EXPECT_EQ(jws->header.str("kid"), "k");
    EXPECT_FALSE(read_unverified_jws("no token"));
}

}  // namespace
}  // namespace cadenza::jose
