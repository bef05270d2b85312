#include "cadenza/jose/key_set.h"

#include <gtest/gtest.h>

#include "cadenza/base/json/writer.h"
#include "unit/jose/pem_keys.h"

namespace cadenza::jose {
namespace {

std::string why_not(const Value& jwks) {
    auto set = KeySet::from_jwks(jwks);
    return set ? std::to_string(set->size()) + " keys" : set.error().message;
}

Value member(std::string_view kid, const char* pem = kEcPublic) {
    Dict jwk = Key::from_pem(pem)->to_jwk();
    jwk.set("kid", kid);
    return Value(std::move(jwk));
}

Value set_of(List members) {
    return Value{{"keys", std::move(members)}};
}

TEST(KeySet, finds_keys_by_name) {
    KeySet set = *KeySet::from_jwks(set_of({member("a"), member("b", kEdPublic)}));
    EXPECT_EQ(set.find("b")->type(), KeyType::Okp);
    EXPECT_EQ(set.find("c"), nullptr);
    set.add(*Key::from_pem(kRsaPublic, "c"));
    EXPECT_EQ(set.find("c")->type(), KeyType::Rsa);
    EXPECT_EQ(set.size(), 3u);
    EXPECT_TRUE(KeySet().empty());
}

TEST(KeySet, skips_members_that_it_cannot_use) {
    Value unknown{{"kty", "future"}, {"kid", "z"}};
    EXPECT_EQ(why_not(set_of({unknown, member("a"), Value(3)})), "1 keys");
    EXPECT_EQ(
        why_not(set_of({unknown})),
        "The JWK Set did not contain any usable keys: The JWK's 'kty' is missing or not what it "
        "must be.");
    EXPECT_EQ(why_not(set_of({})), "The JWK Set did not contain any usable keys: it is empty");
}

TEST(KeySet, refuses_what_is_ambiguous) {
    Value secret{{"kty", "oct"}, {"k", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}};
    EXPECT_EQ(why_not(set_of({member("a"), member("a", kEdPublic)})),
              "The JWK set has two keys with the kid 'a'.");
    EXPECT_EQ(why_not(set_of({member("a"), secret})),
              "The JWK set mixes secrets with public keys.");
    EXPECT_EQ(why_not(set_of({secret, secret})), "2 keys");
}

TEST(KeySet, has_a_form_and_limits) {
    for (Value wrong :
         {Value(), Value("keys"), Value(List()), Value{{"keys", "x"}}, Value{{"key", List()}}}) {
        EXPECT_EQ(why_not(wrong), "A JWK set is a JSON object with a list 'keys'.");
    }
    EXPECT_EQ(why_not(set_of(List(101, Value(1)))), "The JWK set has 101 keys, more than 100.");
    EXPECT_FALSE(KeySet::from_jwks_text(std::string(1024 * 1024 + 1, ' ')));
    EXPECT_FALSE(KeySet::from_jwks_text(R"({"keys":[],"keys":[]})"));
}

TEST(KeySet, publishes_no_secrets) {
    KeySet set{*Key::secret("a secret of more than 32 characters"),
               *Key::from_pem(kEcPrivate, "a")};
    std::string text = to_json(Value(set.public_jwks()));
    auto again = KeySet::from_jwks_text(text);
    ASSERT_TRUE(again) << text;
    EXPECT_EQ(again->size(), 1u);
    EXPECT_FALSE(again->find("a")->is_private());
    EXPECT_EQ(text.find("\"d\""), text.npos);
}

}  // namespace
}  // namespace cadenza::jose
