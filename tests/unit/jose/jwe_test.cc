#include "cadenza/jose/jwe.h"

#include <gtest/gtest.h>

#include <set>

#include "cadenza/base/error.h"

namespace cadenza::jose {
namespace {

const VerifyOptions kAll{.algorithms = {"dir", "RSA-OAEP", "RSA-OAEP-256"}};

std::string refusal(const Checked<Jwe>& jwe) {
    return jwe ? "accepted" : jwe.error().message;
}

Key content_key(char c = 'k') {
    return *Key::secret(std::string(32, c));
}

const Key& rsa_key() {
    static const Key key = Key::generate(*find_algorithm("RS256"));
    return key;
}

TEST(Jwe, decrypts_the_example_of_rfc_7516_a1) {
    auto key = Key::from_jwk(Value{
        {"kty", "RSA"},
        {"n",
         "oahUIoWw0K0usKNuOR6H4wkf4oBUXHTxRvgb48E-"
         "BVvxkeDNjbC4he8rUWcJoZmds2h7M70imEVhRU5djINXtqllXI4DFqcI1DgjT9LewND8MW2Krf3Spsk_"
         "ZkoFnilakGygTwpZ3uesH-"
         "PFABNIUYpOiN15dsQRkgr0vEhxN92i2asbOenSZeyaxziK72UwxrrKoExv6kc5twXTq4h-QChLOln0_"
         "mtUZwfsRaMStPs6mS6XrgxnxbWhojf663tuEQueGC-FCMfra36C9knDFGzKsNa7LZK2djYgyD3JR_MB_4NUJW_"
         "TqOQtwHYbxevoJArm-L5StowjzGy-_bq6Gw"},
        {"e", "AQAB"},
        {"d",
         "kLdtIj6GbDks_ApCSTYQtelcNttlKiOyPzMrXHeI-yk1F7-kpDxY4-"
         "WY5NWV5KntaEeXS1j82E375xxhWMHXyvjYecPT9fpwR_"
         "M9gV8n9Hrh2anTpTD93Dt62ypW3yDsJzBnTnrYu1iwWRgBKrEYY46qAZIrA2xAwnm2X7uGR1hghkqDp0Vqj3kbSCz"
         "1XyfCs6_LehBwtxHIyh8Ripy40p24moOAbgxVw3rxT_vlt3UVe4WO3JkJOzlpUf-KTVI2Ptgm-dARxTEtE-id-"
         "4OJr0h-K-VFs3VSndVTIznSxfyrj8ILL6MG_Uv8YAu7VILSB3lOW085-4qE3DzgrTjgyQ"}});
    ASSERT_TRUE(key) << key.error().message;
    auto jwe = decrypt(
        "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ."
        "OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRgckCL9kiMT03JGeipsEdY3mx_"
        "etLbbWSrFr05kLzcSr4qKAq7YN7e9jwQRb23nfa6c9d-"
        "StnImGyFDbSv04uVuxIp5Zms1gNxKKK2Da14B8S4rzVRltdYwam_"
        "lDp5XnZAYpQdb76FdIKLaVmqgfwX7XWRxv2322i-vDxRfqNzo_"
        "tETKzpVLzfiwQyeyPGLBIO56YJ7eObdv0je81860ppamavo35UgoRdbYaBcoh9QcfylQr66oc6vFWXRcZ_"
        "ZT2LawVCWTIy3brGPi6UklfCpIMfIjf7iGdXKHzg."
        "48V1_ALb6US04U3b."
        "5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6jiSdiwkIr3ajwQzaBtQD_A."
        "XFBoMYUZodetZdvTiFvSkQ",
        *key, kAll);
    ASSERT_TRUE(jwe) << jwe.error().message;
    EXPECT_EQ(jwe->plaintext, "The true sign of intelligence is not knowledge but imagination.");
}

TEST(Jwe, every_algorithm_encrypts_and_decrypts) {
    for (const std::string& alg : kAll.algorithms) {
        const Key& key = alg == "dir" ? content_key() : rsa_key();
        for (std::size_t size : {0, 1, 16, 1000}) {
            std::string text(size, 'x');
            auto jwe = decrypt(encrypt({{"cty", "JWT"}}, text, key, alg), key, kAll);
            ASSERT_TRUE(jwe) << alg << " " << jwe.error().message;
            EXPECT_EQ(jwe->plaintext, text);
            EXPECT_EQ(jwe->header.str("cty"), "JWT");
        }
        EXPECT_NE(encrypt({}, "x", key, alg), encrypt({}, "x", key, alg))
            << "a new nonce each time";
        EXPECT_EQ(refusal(decrypt(encrypt({}, "x", key, alg), key, {.algorithms = {"other"}})),
                  "The specified alg value is not allowed");
    }
}

TEST(Jwe, every_failure_of_the_cryptography_says_the_same) {
    std::string token = encrypt({}, "a text to keep", rsa_key(), "RSA-OAEP-256");
    std::set<std::string> messages;
    for (std::size_t at = token.find('.') + 1; at < token.size(); at += 7) {
        std::string changed = token;
        if (changed[at] == '.') continue;
        changed[at] = changed[at] == 'B' ? 'C' : 'B';
        auto jwe = decrypt(changed, rsa_key(), kAll);
        ASSERT_FALSE(jwe) << at;
        if (jwe.error().reason != Reason::Malformed) messages.insert(jwe.error().message);
    }
    EXPECT_EQ(messages, std::set<std::string>{"Decryption failed"});
    EXPECT_EQ(refusal(decrypt(encrypt({}, "x", content_key('a'), "dir"), content_key('b'), kAll)),
              "Decryption failed");
}

TEST(Jwe, the_header_is_protected) {
    std::string token = encrypt({{"x", "a"}}, "text", content_key(), "dir");
    std::string other = encrypt({{"x", "b"}}, "text", content_key(), "dir");
    std::string mixed = other.substr(0, other.find('.')) + token.substr(token.find('.'));
    EXPECT_EQ(refusal(decrypt(mixed, content_key(), kAll)), "Decryption failed");
}

TEST(Jwe, refuses_what_it_does_not_offer) {
    std::string token = encrypt({{"zip", "DEF"}}, "text", content_key(), "dir");
    EXPECT_EQ(refusal(decrypt(token, content_key(), kAll)),
              "Unsupported header: compressed content ('zip')");
    EXPECT_EQ(refusal(decrypt("e30....", content_key(), kAll)),
              "The specified alg value is not allowed");
    // {"alg":"dir","enc":"A128CBC-HS256"}
    EXPECT_EQ(refusal(decrypt("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0....", content_key(),
                              kAll)),
              "The specified enc value is not allowed");
    // {"alg":"A256KW","enc":"A256GCM"}
    EXPECT_EQ(refusal(decrypt("eyJhbGciOiJBMjU2S1ciLCJlbmMiOiJBMjU2R0NNIn0....", content_key(),
                              {.algorithms = {"A256KW"}})),
              "Algorithm not supported");
}

TEST(Jwe, segments_have_their_lengths) {
    std::string token = encrypt({}, "text", content_key(), "dir");
    auto with = [&](int index, const std::string& text) {
        std::size_t start = 0;
        for (int i = 0; i < index; ++i) start = token.find('.', start) + 1;
        std::size_t end = std::min(token.find('.', start), token.size());
        return refusal(
            decrypt(token.substr(0, start) + text + token.substr(end), content_key(), kAll));
    };
    EXPECT_EQ(with(1, "AAAA"), "Invalid length of a segment") << "dir has no encrypted key";
    EXPECT_EQ(with(2, "AAAA"), "Invalid length of a segment");
    EXPECT_EQ(with(4, "AAAA"), "Invalid length of a segment") << "a short tag is easily guessed";
    EXPECT_EQ(with(3, "!"), "Invalid padding");
    EXPECT_EQ(refusal(decrypt("a.b.c.d", content_key(), kAll)), "Not enough segments");
    EXPECT_EQ(refusal(decrypt("a.b.c.d.e.f", content_key(), kAll)), "Too many segments");
}

TEST(Jwe, the_key_must_fit) {
    EXPECT_THROW(encrypt({}, "x", *Key::secret(std::string(33, 'k')), "dir"), Error);
    EXPECT_THROW(encrypt({}, "x", content_key(), "RSA-OAEP"), Error);
    EXPECT_THROW(encrypt({}, "x", content_key(), "RSA1_5"), Error);
    Key signing = *Key::from_jwk(Value{
        {"kty", "oct"}, {"use", "sig"}, {"k", "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s"}});
    EXPECT_THROW(encrypt({}, "x", signing, "dir"), Error);
    Key public_half = *Key::from_jwk(Value(rsa_key().to_jwk()));
    std::string token = encrypt({}, "x", public_half, "RSA-OAEP");
    EXPECT_TRUE(decrypt(token, rsa_key(), kAll));
    EXPECT_EQ(refusal(decrypt(token, public_half, kAll)), "A private key is needed to decrypt.");
    EXPECT_EQ(refusal(decrypt(token, KeySet(), kAll)), "There is no key to decrypt with");
    Key for_signatures = *Key::from_jwk([] {
        Dict jwk = rsa_key().to_jwk(true);
        jwk.set("alg", "RS256");
        return Value(std::move(jwk));
    }());
    EXPECT_EQ(refusal(decrypt(token, for_signatures, kAll)),
              "The key is for 'RS256', not RSA-OAEP.");
}

}  // namespace
}  // namespace cadenza::jose
