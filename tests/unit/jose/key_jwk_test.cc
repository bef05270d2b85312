#include <gtest/gtest.h>

#include "cadenza/base/json/writer.h"
#include "cadenza/jose/key.h"
#include "cadenza/jose/signature.h"
#include "unit/jose/pem_keys.h"

namespace cadenza::jose {
namespace {

std::string why_not(Dict jwk) {
    auto key = Key::from_jwk(Value(std::move(jwk)));
    return key ? "a key" : key.error().message;
}

Dict without(Dict jwk, std::string_view name) {
    jwk.erase(name);
    return jwk;
}
Dict with(Dict jwk, std::string_view name, Value value) {
    jwk.set(name, std::move(value));
    return jwk;
}

TEST(KeyFromJwk, is_what_to_jwk_wrote) {
    for (const Algorithm& algorithm : algorithms()) {
        if (algorithm.key_type == KeyType::Rsa && algorithm.name != "RS256")
            continue;  // they take long
        Key key = Key::generate(algorithm, "the kid");
        auto again = Key::from_jwk_text(to_json(Value(key.to_jwk(true))));
        ASSERT_TRUE(again) << algorithm.name << again.error().message;
        EXPECT_EQ(again->to_jwk(true), key.to_jwk(true)) << algorithm.name;
        EXPECT_EQ(again->kid(), "the kid");
        EXPECT_TRUE(verify_signature(algorithm, key, "t", make_signature(algorithm, *again, "t")));
        if (algorithm.key_type == KeyType::Oct) {
            EXPECT_FALSE(key.to_jwk().contains("k")) << "a secret is not published";
            continue;
        }
        Key open = *Key::from_jwk(Value(key.to_jwk()));
        EXPECT_FALSE(open.is_private());
        EXPECT_FALSE(open.to_jwk(true).contains("d"));
        EXPECT_TRUE(verify_signature(algorithm, open, "t", make_signature(algorithm, key, "t")));
    }
}

TEST(KeyFromJwk, an_rsa_key_needs_all_of_its_primes_or_none) {
    Dict jwk = Key::from_pem(kRsaPrivate)->to_jwk(true), bare = jwk;
    for (const char* name : {"p", "q", "dp", "dq", "qi"}) {
        EXPECT_EQ(why_not(without(jwk, name)),
                  "The JWK's '" + std::string(name) + "' is missing or not what it must be.");
        bare.erase(name);
    }
    EXPECT_EQ(why_not(bare), "a key");
    EXPECT_EQ(why_not(with(jwk, "oth", List())), "The JWK has more than two primes.");
    EXPECT_EQ(why_not(without(jwk, "e")), "The JWK's 'e' is missing or not what it must be.");
    EXPECT_EQ(why_not(with(without(without(bare, "d"), "kid"), "e", "AQ")),
              "The RSA key's modulus or exponent is none.");
    EXPECT_NE(why_not(with(without(bare, "d"), "e", "AQABAQABAQAB")), "a key") << "12 bytes";
}

TEST(KeyFromJwk, the_private_half_must_belong_to_the_public_one) {
    Key one = Key::generate(*find_algorithm("ES256")),
        two = Key::generate(*find_algorithm("ES256"));
    EXPECT_EQ(why_not(with(one.to_jwk(), "d", two.to_jwk(true)["d"])),
              "The private key does not belong to its public key.");
    Key ed = Key::generate(*find_algorithm("EdDSA")),
        other = Key::generate(*find_algorithm("EdDSA"));
    EXPECT_EQ(why_not(with(ed.to_jwk(), "d", other.to_jwk(true)["d"])),
              "The JWK's 'x' is missing or not what it must be.");
    Dict rsa = Key::from_pem(kRsaPrivate)->to_jwk();
    EXPECT_EQ(why_not(with(rsa, "d", "AQAB")),
              "The private key does not belong to its public key.");
}

TEST(KeyFromJwk, coordinates_have_their_length_and_lie_on_the_curve) {
    Dict jwk = Key::from_pem(kEcPublic)->to_jwk();
    EXPECT_EQ(why_not(jwk), "a key");
    EXPECT_EQ(why_not(with(jwk, "x", "AAAA")), "The JWK's 'x' is missing or not what it must be.");
    EXPECT_NE(why_not(with(jwk, "x", jwk["y"])), "a key");
    EXPECT_NE(why_not(with(jwk, "crv", "P-384")), "a key");
    EXPECT_EQ(why_not(with(jwk, "crv", "P-224")),
              "The JWK's 'crv' is missing or not what it must be.");
}

TEST(KeyFromJwk, members_have_their_types) {
    Dict oct{{"kty", "oct"}, {"k", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}};
    EXPECT_EQ(why_not(oct), "a key");
    EXPECT_EQ(why_not(with(oct, "x5u", "https://attacker.example")), "a key");
    for (const char* name : {"kid", "alg", "use", "kty", "k", "key_ops"}) {
        for (Value wrong : {Value(1), Value(), Value(Dict()), Value(List())}) {
            EXPECT_EQ(why_not(with(oct, name, wrong)),
                      "The JWK's '" + std::string(name) + "' is missing or not what it must be.");
        }
    }
    EXPECT_EQ(why_not(with(oct, "k", "AAA=")), "The JWK's 'k' is missing or not what it must be.");
    EXPECT_EQ(why_not(with(oct, "kty", "OCT")),
              "The JWK's 'kty' is missing or not what it must be.");
    EXPECT_EQ(why_not({}), "The JWK's 'kty' is missing or not what it must be.");
    EXPECT_FALSE(Key::from_jwk(Value("text")));
    EXPECT_FALSE(Key::from_jwk_text(R"({"kty":"oct","k":"AAAA","k":"AAAA"})")) << "a name twice";
    EXPECT_FALSE(Key::from_jwk_text("{"));
}

}  // namespace
}  // namespace cadenza::jose
