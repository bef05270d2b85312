#include "cadenza/rest/jwt/key_ring.h"

#include <unistd.h>

#include <cstdio>
#include <fstream>

#include "cadenza/base/crypto/base64.h"
#include "cadenza/jose/algorithm.h"
#include "unit/rest/jwt/support.h"

namespace cadenza::jwt {
namespace {

Settings with(SimpleJwtSettings jwt, std::string secret = kSecret) {
    Settings settings;
    settings.secret_key = std::move(secret);
    settings.simple_jwt = std::move(jwt);
    return settings;
}

std::vector<std::string> problems(const Settings& settings) {
    std::vector<std::string> ids;
    for (const CheckMessage& message : KeyRing(settings).problems)
        ids.push_back(message.id + " " + message.object);
    return ids;
}

using Ids = std::vector<std::string>;

std::string jwk_of(std::string_view algorithm, bool with_private, std::string kid = {}) {
    const jose::Key key = jose::Key::generate(*jose::find_algorithm(algorithm), std::move(kid));
    return to_json(Value(key.to_jwk(with_private)));
}

class TemporaryFile {
 public:
    explicit TemporaryFile(std::string_view content) {
        char name[] = "/tmp/cadenza-jwks-XXXXXX";
        ::close(::mkstemp(name));
        path = name;
        std::ofstream(path) << content;
    }
    ~TemporaryFile() { std::remove(path.c_str()); }
    std::string path;
};

TEST(KeyRing, takes_the_secret_key_of_the_project) {
    const KeyRing keys(with({}));
    EXPECT_TRUE(keys.problems.empty());
    ASSERT_TRUE(keys.signing);
    EXPECT_EQ(keys.verifying.size(), 1u);
    EXPECT_EQ(keys.algorithms, std::vector<std::string>{"HS256"});
    EXPECT_FALSE(keys.encryption);
}

TEST(KeyRing, refuses_a_secret_below_32_bytes_and_says_what_to_do) {
    const KeyRing keys(with({}, "changeme"));
    ASSERT_EQ(keys.problems.size(), 1u);
    EXPECT_EQ(keys.problems[0].str(),
              "Settings.simple_jwt.signing_key: (jwt.E001) The signing key has 8 bytes: whoever "
              "sees one token can find it out by trying.\n\tHINT: Use at least 32 random bytes, "
              "such as `cadenza startproject` writes into .env.");
    EXPECT_FALSE(keys.signing);
    EXPECT_EQ(problems(with({.signing_key = std::string(31, 'x')})),
              Ids{"jwt.E001 Settings.simple_jwt.signing_key"});
    EXPECT_EQ(problems(with({.signing_key = std::string(32, 'x')})), Ids{});
    EXPECT_EQ(problems(with({.keys = {{.kid = "a", .key = "short"}}})),
              Ids{"jwt.E001 Settings.simple_jwt.keys"});
}

TEST(KeyRing, knows_no_algorithm_none) {
    for (const char* name : {"none", "None", "NONE", "", "hs256", "HS257"}) {
        EXPECT_EQ(problems(with({.algorithm = name, .signing_key = kSecret})),
                  Ids{"jwt.E002 Settings.simple_jwt.algorithm"})
            << name;
    }
}

TEST(KeyRing, refuses_keys_that_do_not_fit_their_algorithm) {
    EXPECT_EQ(problems(with(
                  {.algorithm = "ES256", .signing_key = "-----BEGIN PRIVATE KEY-----\nrubbish\n"})),
              Ids{"jwt.E003 Settings.simple_jwt.signing_key"});
    EXPECT_EQ(problems(with({.algorithm = "ES256", .signing_key = jwk_of("ES384", true)})),
              Ids{"jwt.E003 Settings.simple_jwt.signing_key"});
    // The public key of another algorithm as a secret: the classic confusion.
    EXPECT_EQ(problems(with({.algorithm = "HS256", .signing_key = jwk_of("ES256", false)})),
              Ids{"jwt.E003 Settings.simple_jwt.signing_key"});
    EXPECT_EQ(problems(with({.algorithm = "ES256", .signing_key = jwk_of("ES256", false)})),
              Ids{"jwt.E003 Settings.simple_jwt.signing_key"});
}

TEST(KeyRing, asks_for_a_key_where_there_is_none) {
    EXPECT_EQ(problems(with({.algorithm = "EdDSA"})),
              Ids{"jwt.E004 Settings.simple_jwt.signing_key"});
}

TEST(KeyRing, a_service_that_only_reads_tokens_needs_the_public_key_alone) {
    const KeyRing keys(with({.algorithm = "EdDSA", .verifying_key = jwk_of("EdDSA", false)}));
    EXPECT_TRUE(keys.problems.empty());
    EXPECT_FALSE(keys.signing);
    EXPECT_EQ(keys.verifying.size(), 1u);
}

TEST(KeyRing, of_several_keys_the_first_signs_and_all_verify) {
    const KeyRing keys(
        with({.keys = {{.kid = "new", .key = kSecret},
                       {.kid = "old", .key = jwk_of("ES256", false), .algorithm = "ES256"}}}));
    EXPECT_TRUE(keys.problems.empty());
    ASSERT_TRUE(keys.signing);
    EXPECT_EQ(keys.signing->kid(), "new");
    EXPECT_EQ(keys.verifying.size(), 2u);
    EXPECT_NE(keys.verifying.find("old"), nullptr);
    EXPECT_EQ(keys.algorithms, (std::vector<std::string>{"HS256", "ES256"}));
}

TEST(KeyRing, each_of_several_keys_needs_a_name_of_its_own) {
    EXPECT_EQ(
        problems(with({.keys = {{.kid = "a", .key = kSecret}, {.kid = "a", .key = kSecret}}})),
        Ids{"jwt.E007 Settings.simple_jwt.keys"});
    EXPECT_EQ(problems(with({.keys = {{.kid = "", .key = kSecret}}})),
              Ids{"jwt.E007 Settings.simple_jwt.keys"});
}

TEST(KeyRing, a_jwk_set_comes_from_a_file_only) {
    for (const char* url : {"https://login.example/keys", "http://169.254.169.254/latest",
                            "file://host/keys.json", "gopher://x", "/etc/keys.json"}) {
        EXPECT_EQ(problems(with({.algorithm = "ES256", .jwk_url = url})),
                  Ids{"jwt.E005 Settings.simple_jwt.jwk_url"})
            << url;
    }
    const TemporaryFile file("{\"keys\": [" + jwk_of("ES256", false, "k1") + "]}");
    const KeyRing keys(with({.algorithm = "ES256", .jwk_url = "file://" + file.path}));
    EXPECT_TRUE(keys.problems.empty());
    EXPECT_NE(keys.verifying.find("k1"), nullptr);
}

TEST(KeyRing, a_jwk_set_that_is_none_is_a_problem) {
    for (const std::string& content :
         {std::string("{}"), std::string("rubbish"), std::string(300'000, ' '),
          "{\"keys\": [" + jwk_of("HS256", true) + "]}"}) {
        const TemporaryFile file(content);
        EXPECT_EQ(problems(with({.algorithm = "ES256", .jwk_url = "file://" + file.path})),
                  Ids{"jwt.E005 Settings.simple_jwt.jwk_url"})
            << content.substr(0, 20);
    }
    EXPECT_EQ(problems(with({.algorithm = "ES256", .jwk_url = "file:///no/such/file"})),
              Ids{"jwt.E005 Settings.simple_jwt.jwk_url"});
}

TEST(KeyRing, encryption_needs_a_key_of_its_kind) {
    EXPECT_EQ(problems(with({.encryption = {"A256KW", "x"}})),
              Ids{"jwt.E006 Settings.simple_jwt.encryption.algorithm"});
    EXPECT_EQ(problems(with({.encryption = {"dir", "too short"}})),
              Ids{"jwt.E006 Settings.simple_jwt.encryption.key"});
    EXPECT_EQ(problems(with({.encryption = {"RSA-OAEP", kSecret}})),
              Ids{"jwt.E006 Settings.simple_jwt.encryption.key"});
    const KeyRing keys(
        with({.encryption = {"dir", crypto::base64url_encode(std::string(32, 'k'))}}));
    EXPECT_TRUE(keys.problems.empty());
    EXPECT_TRUE(keys.encryption);
}

}  // namespace
}  // namespace cadenza::jwt
