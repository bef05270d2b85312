// PyJWT verifies what is signed here, and its tokens are verified here; the same claims are refused
// with the same words.
#include <gtest/gtest.h>

#include <sstream>

#include "behaviour/python.h"
#include "cadenza/base/json/reader.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/jose/jwt.h"
#include "unit/jose/pem_keys.h"

namespace cadenza::jose {
namespace {

using cadenza::testing::python;
using cadenza::testing::python_has;

constexpr const char* kSecret =
    "a secret of more than 32 characters, and long enough for HS512, too";

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

struct Row {
    const char *alg, *private_key, *public_key;
};
constexpr Row kRows[] = {{"HS256", kSecret, kSecret},
                         {"HS384", kSecret, kSecret},
                         {"HS512", kSecret, kSecret},
                         {"RS256", kRsaPrivate, kRsaPublic},
                         {"RS512", kRsaPrivatePkcs8, kRsaPublic},
                         {"PS256", kRsaPrivate, kRsaPublic},
                         {"PS384", kRsaPrivate, kRsaPublic},
                         {"ES256", kEcPrivate, kEcPublic},
                         {"EdDSA", kEdPrivate, kEdPublic}};

Key key_of(const char* text) {
    bool pem = std::string_view(text).starts_with("-----");
    return pem ? *Key::from_pem(text) : *Key::secret(text);
}

std::string input() {
    List rows;
    for (const Row& row : kRows) {
        std::string token = sign({{"user_id", 7}, {"name", "Zoë"}}, key_of(row.private_key),
                                 row.alg, {{"kid", "k"}});
        rows.push_back(Value{{"alg", row.alg},
                             {"private", row.private_key},
                             {"public", row.public_key},
                             {"token", token}});
    }
    return to_json(Value(std::move(rows)));
}

struct PyJwt : ::testing::Test {
    void SetUp() override {
        if (!python_has("jwt, cryptography"))
            GTEST_SKIP() << "/usr/bin/python3 has no jwt or cryptography";
    }
};

TEST_F(PyJwt, verifies_what_is_signed_here) {
    std::string out = python(R"(
import json, jwt, sys
for row in json.load(open(sys.argv[1], encoding='utf-8')):
    claims = jwt.decode(row['token'], row['public'], algorithms=[row['alg']])
    print(row['alg'], claims == {'user_id': 7, 'name': 'Zoë'}, jwt.get_unverified_header(row['token']))
)",
                             input());
    auto lines = lines_of(out);
    ASSERT_EQ(lines.size(), std::size(kRows)) << out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string alg = kRows[i].alg;
        EXPECT_EQ(lines[i], alg + " True {'alg': '" + alg + "', 'kid': 'k', 'typ': 'JWT'}");
    }
}

TEST_F(PyJwt, signs_what_is_verified_here) {
    std::string out = python(R"(
import json, jwt, sys
for row in json.load(open(sys.argv[1], encoding='utf-8')):
    print(jwt.encode({'user_id': 7, 'name': 'Zoë', 'exp': 5}, row['private'], algorithm=row['alg']))
)",
                             input());
    auto lines = lines_of(out);
    ASSERT_EQ(lines.size(), std::size(kRows)) << out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        VerifyOptions options{.algorithms = {kRows[i].alg}};
        auto token = verify(lines[i], key_of(kRows[i].public_key), options, {.now = 4});
        ASSERT_TRUE(token) << kRows[i].alg << ": " << token.error().message;
        EXPECT_EQ(token->payload["name"], Value("Zoë"));
    }
}

TEST_F(PyJwt, reads_the_keys_that_are_written_here) {
    List keys;
    for (const char* alg : {"RS256", "ES256", "ES384", "ES512", "EdDSA"}) {
        Key key = Key::generate(*find_algorithm(alg));
        keys.push_back(
            Value{{"alg", alg}, {"jwk", key.to_jwk()}, {"token", sign({{"a", 1}}, key, alg)}});
    }
    std::string out = python(R"(
import json, jwt, sys
for row in json.load(open(sys.argv[1])):
    print(jwt.decode(row['token'], jwt.PyJWK(row['jwk'], row['alg']).key, algorithms=[row['alg']]))
)",
                             to_json(Value(std::move(keys))));
    EXPECT_EQ(out, "{'a': 1}\n{'a': 1}\n{'a': 1}\n{'a': 1}\n{'a': 1}\n");
}

TEST_F(PyJwt, refuses_claims_with_the_same_words) {
    const char* rows[] = {R"({"exp":1})",
                          R"({"exp":"x"})",
                          R"({"nbf":99999999999})",
                          R"({"nbf":"x"})",
                          R"({"iat":99999999999})",
                          R"({"iat":"x"})",
                          R"({"iss":"you"})",
                          R"({})",
                          R"({"iss":"me"})",
                          R"({"iss":"me","aud":3})",
                          R"({"iss":"me","aud":[]})",
                          R"({"iss":"me","aud":["api"]})",
                          R"({"iss":"me","aud":"api","exp":1})"};
    List list;
    std::string ours;
    for (const char* row : rows) {
        std::string token = sign(Dict(), row, key_of(kSecret), "HS256");
        list.emplace_back(token);
        auto verified = verify(token, key_of(kSecret), {.algorithms = {"HS256"}},
                               {.audience = {"api"}, .issuer = {"me"}});
        ours += (verified ? "accepted" : verified.error().message) + "\n";
    }
    std::string theirs = python(std::string("secret = '") + kSecret + R"('
import json, jwt, sys
for token in json.load(open(sys.argv[1])):
    try:
        jwt.decode(token, secret, algorithms=['HS256'], audience='api', issuer='me')
        print('accepted')
    except jwt.InvalidTokenError as error:
        print(error)
)",
                                to_json(Value(std::move(list))));
    EXPECT_EQ(theirs, ours);
}

}  // namespace
}  // namespace cadenza::jose
