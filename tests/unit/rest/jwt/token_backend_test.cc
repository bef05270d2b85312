#include "cadenza/rest/jwt/token_backend.h"

#include <algorithm>

#include "cadenza/base/crypto/base64.h"
#include "cadenza/jose/algorithm.h"
#include "cadenza/jose/jwe.h"
#include "unit/rest/jwt/support.h"

namespace cadenza::jwt {
namespace {

const Dict kClaims{{"token_type", "access"}, {"exp", Installed::kNow + 300}, {"user_id", "7"}};

/// "ok", or the class of what was wrong.
std::string outcome(const TokenBackend& backend, std::string_view token) {
    const jose::Checked<Dict> claims = backend.decode(token);
    if (claims) return "ok";
    return claims.error().reason == jose::Reason::Expired ? "expired" : "invalid";
}

TEST(TokenBackend, reads_what_it_wrote) {
    const Installed installed;
    const TokenBackend backend(installed.settings);
    EXPECT_EQ(backend.decode(backend.encode(kClaims)).value(), kClaims);
}

TEST(TokenBackend, is_not_made_with_keys_that_have_problems) {
    const Settings settings{.secret_key = "short"};
    EXPECT_EQ(message_of<ImproperlyConfigured>([&] { TokenBackend{settings}; }),
              "Settings.simple_jwt.signing_key: (jwt.E001) The signing key has 5 bytes: whoever "
              "sees one token can find it out by trying. Use at least 32 random bytes, such as "
              "`cadenza startproject` writes into .env.");
}

TEST(TokenBackend, cannot_sign_with_a_public_key) {
    const jose::Key key = jose::Key::generate(*jose::find_algorithm("ES256"));
    const Installed installed(
        {.algorithm = "ES256", .verifying_key = to_json(Value(key.to_jwk(false)))});
    const TokenBackend backend(installed.settings);
    EXPECT_EQ(message_of<ImproperlyConfigured>([&] { backend.encode(kClaims); }),
              "Settings.simple_jwt has no private key to sign tokens with: set signing_key");
    EXPECT_EQ(outcome(backend, jose::sign(kClaims, key, "ES256")), "ok");
}

TEST(TokenBackend, takes_no_other_algorithm_than_its_own) {
    const Installed installed;
    const TokenBackend backend(installed.settings);
    EXPECT_EQ(outcome(backend, minted(kClaims)), "ok");
    EXPECT_EQ(outcome(backend, minted(kClaims, "HS384")), "invalid");
    EXPECT_EQ(outcome(backend, minted(kClaims, "HS512")), "invalid");
    for (const char* alg : {"none", "None", "NONE", "nOnE", "", "hs256", "HS256 "}) {
        const std::string header =
            crypto::base64url_encode(R"({"typ":"JWT","alg":")" + std::string(alg) + "\"}");
        const std::string body = crypto::base64url_encode(to_json(Value(kClaims)));
        EXPECT_EQ(outcome(backend, header + "." + body + "."), "invalid") << alg;
        EXPECT_EQ(outcome(backend, header + "." + body + ".AAAA"), "invalid") << alg;
        EXPECT_EQ(outcome(backend, header + "." + body), "invalid") << alg;
    }
}

TEST(TokenBackend, a_public_key_is_no_secret) {
    const jose::Key key = jose::Key::generate(*jose::find_algorithm("RS256"));
    const std::string public_jwk = to_json(Value(key.to_jwk(false)));
    const Installed installed({.algorithm = "RS256", .verifying_key = public_jwk});
    const TokenBackend backend(installed.settings);
    EXPECT_EQ(outcome(backend, jose::sign(kClaims, key, "RS256")), "ok");
    EXPECT_EQ(outcome(backend, minted(kClaims, "HS256", public_jwk)), "invalid");
}

TEST(TokenBackend, judges_times_with_leeway) {
    const Installed installed({.leeway = Duration::seconds(10)});
    const TokenBackend backend(installed.settings);
    const auto at = [&](const char* claim, std::int64_t seconds) {
        Dict claims = kClaims;
        claims.set(claim, Value(Installed::kNow + seconds));
        return outcome(backend, minted(claims));
    };
    EXPECT_EQ(at("exp", -9), "ok");
    EXPECT_EQ(at("exp", -10), "expired");
    EXPECT_EQ(at("exp", -11), "expired");
    EXPECT_EQ(at("nbf", 10), "ok");
    EXPECT_EQ(at("nbf", 11), "invalid");
    EXPECT_EQ(at("iat", 10), "ok");
    EXPECT_EQ(at("iat", 11), "invalid");
}

TEST(TokenBackend, claims_of_the_wrong_kind_are_refused) {
    const Installed installed;
    const TokenBackend backend(installed.settings);
    const auto with = [&](std::string_view json) {
        return outcome(backend, jose::sign({}, json, *jose::Key::secret(kSecret), "HS256"));
    };
    for (const char* json :
         {R"({"exp":"4102444800"})", R"({"exp":null})", R"({"exp":true})", R"({"exp":[1]})",
          R"({"exp":{}})", R"({"exp":4102444800,"iat":"x"})", R"({"exp":4102444800,"nbf":"x"})",
          R"({"exp":4102444800,"jti":7})", R"({"exp":NaN})", R"({"exp":Infinity})", "[]",
          "\"text\"", "", "null", "7", "{", R"({"exp":4102444800,"x":"\ud800"})"}) {
        EXPECT_EQ(with(json), "invalid") << json;
    }
    EXPECT_EQ(with(R"({"exp":4102444800.5})"), "ok");
    EXPECT_EQ(with(R"({"exp":-1})"), "expired");
    EXPECT_EQ(with(R"({"exp":99999999999999999999999999})"), "ok");
    EXPECT_EQ(with("{\"x\":" + std::string(40, '[') + std::string(40, ']') + "}"), "invalid");
}

TEST(TokenBackend, of_a_claim_that_is_there_twice_the_last_counts) {
    const Installed installed;
    const TokenBackend backend(installed.settings);
    const std::string token = jose::sign({}, R"({"exp":4102444800,"user_id":2,"user_id":3})",
                                         *jose::Key::secret(kSecret), "HS256");
    EXPECT_EQ(backend.decode(token).value()["user_id"], Value(3));
}

TEST(TokenBackend, audience_and_issuer_are_set_and_wanted) {
    const Installed installed({.audience = {"shop"}, .issuer = "https://login.example"});
    const TokenBackend backend(installed.settings);
    const Dict claims = backend.decode(backend.encode(kClaims)).value();
    EXPECT_EQ(claims["aud"], Value("shop"));
    EXPECT_EQ(claims["iss"], Value("https://login.example"));
    const auto with = [&](Value aud, Value iss) {
        Dict given = kClaims;
        if (!aud.is_null()) given.set("aud", std::move(aud));
        if (!iss.is_null()) given.set("iss", std::move(iss));
        return outcome(backend, minted(given));
    };
    EXPECT_EQ(with("shop", "https://login.example"), "ok");
    EXPECT_EQ(with(Value::list({"x", "shop"}), "https://login.example"), "ok");
    EXPECT_EQ(with("other", "https://login.example"), "invalid");
    EXPECT_EQ(with({}, "https://login.example"), "invalid");
    EXPECT_EQ(with("shop", "https://evil.example"), "invalid");
    EXPECT_EQ(with("shop", {}), "invalid");
    EXPECT_EQ(with(Value::list({}), "https://login.example"), "invalid");
}

TEST(TokenBackend, without_the_setting_an_audience_does_not_matter) {
    const Installed installed;
    Dict claims = kClaims;
    claims.set("aud", Value("anyone"));
    EXPECT_EQ(outcome(TokenBackend(installed.settings), minted(claims)), "ok");
}

TEST(TokenBackend, several_audiences_are_a_list) {
    const Installed installed({.audience = {"a", "b"}});
    const TokenBackend backend(installed.settings);
    EXPECT_EQ(backend.decode(backend.encode(kClaims)).value()["aud"], Value::list({"a", "b"}));
}

TEST(TokenBackend, keys_rotate_by_their_kid) {
    const ClockOverride clock(Installed::kNow * 1'000'000);
    const JwtKey first{"k1", std::string(40, '1')}, second{"k2", std::string(40, '2')};
    const Settings before = Installed::with({.keys = {first}});
    const Settings during = Installed::with({.keys = {second, first}});
    const Settings after = Installed::with({.keys = {second}});
    const std::string old_token = TokenBackend(before).encode(kClaims);
    const TokenBackend backend(during);
    EXPECT_EQ(outcome(backend, old_token), "ok");
    const std::string new_token = backend.encode(kClaims);
    EXPECT_EQ(jose::read_unverified(new_token)->header["kid"], Value("k2"));
    EXPECT_EQ(outcome(backend, new_token), "ok");
    EXPECT_EQ(outcome(TokenBackend(after), old_token), "invalid");
}

TEST(TokenBackend, a_kid_names_one_of_our_keys_or_none) {
    const Installed installed({.keys = {{.kid = "k1", .key = kSecret}}});
    const TokenBackend backend(installed.settings);
    const auto with_kid = [&](Value kid) {
        return outcome(backend, minted(kClaims, "HS256", kSecret, {{"kid", std::move(kid)}}));
    };
    EXPECT_EQ(with_kid("k1"), "ok");
    for (const char* kid :
         {"k2", "../../dev/null", "' OR 1=1 --", "https://evil.example/key", "", "K1", "k1\n"}) {
        EXPECT_EQ(with_kid(kid), "invalid") << kid;
    }
    EXPECT_EQ(with_kid(7), "invalid");
    EXPECT_EQ(with_kid(Value::list({"k1"})), "invalid");
}

TEST(TokenBackend, keys_in_the_header_are_not_looked_at) {
    const Installed installed;
    const TokenBackend backend(installed.settings);
    const jose::Key own = jose::Key::generate(*jose::find_algorithm("HS256"));
    const Dict header{{"jwk", Value(own.to_jwk(true))},
                      {"jku", "https://evil.example/jwks"},
                      {"x5u", "https://evil.example/cert"}};
    EXPECT_EQ(outcome(backend, jose::sign(header, to_json(Value(kClaims)), own, "HS256")),
              "invalid");
    EXPECT_EQ(outcome(backend, minted(kClaims, "HS256", kSecret, {{"crit", Value::list({"x"})}})),
              "invalid");
}

TEST(TokenBackend, megabytes_and_rubbish_are_refused) {
    const Installed installed;
    const TokenBackend backend(installed.settings);
    const std::string good = backend.encode(kClaims);
    for (const std::string& token :
         {std::string(), std::string("."), std::string(".."), std::string("a.b.c"),
          std::string("a.b.c.d"), good + ".x", good + "=", good + "A", " " + good,
          good.substr(0, good.size() - 1), std::string(1 << 20, 'a'), std::string(1 << 20, '.'),
          std::string("\xff\xfe.\xff.\xff"),
          good.substr(0, good.find('.')) + "." + std::string(1 << 20, 'A') + ".AAAA"}) {
        EXPECT_EQ(outcome(backend, token), "invalid") << token.substr(0, 40);
    }
}

TEST(TokenBackend, unverified_reading_checks_the_form_alone) {
    const Installed installed;
    const TokenBackend backend(installed.settings);
    const std::string expired = minted({{"exp", 1}}, "HS256", std::string(40, 'z'));
    EXPECT_EQ(backend.decode(expired, false).value()["exp"], Value(1));
    EXPECT_FALSE(backend.decode("rubbish", false));
}

TEST(TokenBackend, an_encoder_of_ones_own_writes_the_payload) {
    const Installed installed({.json_encoder = [](const Value& payload) {
        Value changed = payload;
        changed.as_dict().set("by", Value("me"));
        return to_json(changed);
    }});
    const TokenBackend backend(installed.settings);
    EXPECT_EQ(backend.decode(backend.encode(kClaims)).value()["by"], Value("me"));
}

SimpleJwtSettings encrypted(std::string algorithm, std::string key) {
    return {.encryption = {std::move(algorithm), std::move(key)}};
}

TEST(TokenBackend, encrypted_tokens_show_nothing_and_are_read_back) {
    const std::string key = crypto::base64url_encode(std::string(32, 'k'));
    const Installed installed(encrypted("dir", key));
    const TokenBackend backend(installed.settings);
    const std::string token = backend.encode(kClaims);
    EXPECT_EQ(std::ranges::count(token, '.'), 4);
    EXPECT_EQ(token.find(crypto::base64url_encode("user_id")), std::string::npos);
    EXPECT_EQ(backend.decode(token).value(), kClaims);
    EXPECT_EQ(outcome(backend, minted(kClaims)), "invalid") << "a signed token in the clear";
    std::string changed = token;
    changed[changed.size() / 2] = changed[changed.size() / 2] == 'A' ? 'B' : 'A';
    EXPECT_EQ(outcome(backend, changed), "invalid");
    const Settings other =
        Installed::with(encrypted("dir", crypto::base64url_encode(std::string(32, 'o'))));
    EXPECT_EQ(outcome(TokenBackend(other), token), "invalid");
}

TEST(TokenBackend, encryption_is_no_signature) {
    const std::string secret(32, 'k');
    const Installed installed(encrypted("dir", crypto::base64url_encode(secret)));
    const TokenBackend backend(installed.settings);
    const std::string forged = jose::encrypt({}, minted(kClaims, "HS256", std::string(40, 'x')),
                                             *jose::Key::secret(secret), "dir");
    EXPECT_EQ(outcome(backend, forged), "invalid");
}

}  // namespace
}  // namespace cadenza::jwt
