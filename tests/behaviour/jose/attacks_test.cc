// Tokens that somebody forged or broke, and their honest neighbours: each row says what must happen
// to one.
#include <gtest/gtest.h>

#include <functional>
#include <iostream>

#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/jose/jwe.h"
#include "cadenza/jose/jwt.h"
#include "cadenza/jose/signature.h"

namespace cadenza::jose {
namespace {

using crypto::base64url_encode;

constexpr double kNow = 1'700'000'000;
constexpr std::string_view kGoodHeader = R"({"alg":"HS256","typ":"JWT"})";
constexpr std::string_view kGoodClaims = R"({"user_id":1,"exp":1700000300})";

// The keys of the server: one secret, one key of each asymmetric type.
struct Server {
    Key secret = *Key::secret("a server secret of 36 characters, ok");
    Key rsa = Key::generate(*find_algorithm("RS256"));
    Key ec = Key::generate(*find_algorithm("ES256"));
    Key ed = Key::generate(*find_algorithm("EdDSA"));
    static const Server& get() {
        static const Server server;
        return server;
    }
};

std::string signed_with(const Key& key, std::string_view alg, std::string_view header,
                        std::string_view payload) {
    std::string token = base64url_encode(header) + '.' + base64url_encode(payload);
    std::string signature = make_signature(*find_algorithm(alg), key, token);
    return token + '.' + base64url_encode(signature);
}

// Signed with the server's secret: what is wrong is what the header or the claims say.
std::string own(std::string_view header, std::string_view payload = kGoodClaims) {
    return signed_with(Server::get().secret, "HS256", header, payload);
}
std::string claims(std::string_view payload) {
    return own(kGoodHeader, payload);
}

std::string good() {
    return own(kGoodHeader);
}

std::string part(std::string_view token, int index) {
    for (; index > 0; --index) token.remove_prefix(token.find('.') + 1);
    return std::string(token.substr(0, token.find('.')));
}

std::string joined(std::string_view a, std::string_view b, std::string_view c) {
    return std::string(a) + '.' + std::string(b) + '.' + std::string(c);
}

std::string repeat(std::string_view text, int count) {
    std::string out;
    for (; count > 0; --count) out += text;
    return out;
}

// The public key of `key` in a form that an attacker may take for the secret of an HMAC.
std::string public_jwk(const Key& key) {
    return to_json(Value(key.to_jwk()));
}

// An HMAC of the attacker's, with any bytes as the secret.
std::string forged(std::string_view header, std::string_view secret_bytes) {
    std::string token = base64url_encode(header) + '.' + base64url_encode(kGoodClaims);
    return token + '.' + base64url_encode(crypto::hmac(crypto::Hash::Sha256, secret_bytes, token));
}

struct Case {
    const char* name;
    std::string token;
    std::optional<Reason> refused;  // nothing: accepted
    KeySet keys = Server::get().secret;
    std::vector<std::string> algorithms = {"HS256"};
    ClaimRules rules = {};
};

using R = Reason;
constexpr std::nullopt_t kAccepted = std::nullopt;

std::vector<Case> algorithm_cases() {
    const Server& s = Server::get();
    std::vector<std::string> all{"HS256", "HS384", "HS512", "RS256", "PS256", "ES256", "EdDSA"};
    KeySet rsa = s.rsa, ec = s.ec, ed = s.ed, mixed{s.secret, s.rsa, s.ec, s.ed};
    std::string payload = base64url_encode(kGoodClaims);
    auto unsigned_with = [&](std::string_view alg) {
        return joined(base64url_encode(R"({"alg":)" + std::string(alg) + "}"), payload, "");
    };
    return {
        {"honest HS256", good(), kAccepted},
        {"honest RS256",
         signed_with(s.rsa, "RS256", R"({"alg":"RS256"})", kGoodClaims),
         kAccepted,
         rsa,
         {"RS256"}},
        {"honest PS256",
         signed_with(s.rsa, "PS256", R"({"alg":"PS256"})", kGoodClaims),
         kAccepted,
         rsa,
         {"PS256"}},
        {"honest ES256",
         signed_with(s.ec, "ES256", R"({"alg":"ES256"})", kGoodClaims),
         kAccepted,
         ec,
         {"ES256"}},
        {"honest EdDSA",
         signed_with(s.ed, "EdDSA", R"({"alg":"EdDSA"})", kGoodClaims),
         kAccepted,
         ed,
         {"EdDSA"}},
        {"honest, keys of every type", good(), kAccepted, mixed, all},
        {"alg none", unsigned_with(R"("none")"), R::Algorithm},
        {"alg None", unsigned_with(R"("None")"), R::Algorithm},
        {"alg NONE", unsigned_with(R"("NONE")"), R::Algorithm},
        {"alg nOnE", unsigned_with(R"("nOnE")"), R::Algorithm},
        {"alg none with blanks", unsigned_with(R"(" none ")"), R::Algorithm},
        {"alg none by escapes", unsigned_with(R"("n\u006fne")"), R::Algorithm},
        {"alg none, though somebody listed it",
         unsigned_with(R"("none")"),
         R::Algorithm,
         s.secret,
         {"none", "HS256"}},
        {"alg none with a signature", own(R"({"alg":"none"})"), R::Algorithm},
        {"alg empty", own(R"({"alg":""})"), R::Algorithm},
        {"alg empty, though somebody listed it",
         own(R"({"alg":""})"),
         R::Algorithm,
         s.secret,
         {""}},
        {"alg missing", own(R"({"typ":"JWT"})"), R::Algorithm},
        {"alg null", own(R"({"alg":null})"), R::Algorithm},
        {"alg a number", own(R"({"alg":256})"), R::Algorithm},
        {"alg a list", own(R"({"alg":["HS256"]})"), R::Algorithm},
        {"alg in lower case", own(R"({"alg":"hs256"})"), R::Algorithm},
        {"alg with a line feed", own(R"({"alg":"HS256\n"})"), R::Algorithm},
        {"alg with a zero byte", own(R"({"alg":"HS256\u0000"})"), R::Algorithm},
        {"Alg instead of alg", own(R"({"Alg":"HS256"})"), R::Algorithm},
        {"alg not the configured one",
         signed_with(s.secret, "HS256", R"({"alg":"HS256"})", kGoodClaims),
         R::Algorithm,
         s.secret,
         {"HS512"}},
        {"no algorithm allowed", good(), R::Algorithm, s.secret, {}},
        {"HS256 under the name HS512", own(R"({"alg":"HS512"})"), R::Signature, s.secret, all},
        // RS256 to HS256 (CVE-2015-9235, CVE-2017-11424, CVE-2022-29217): the public key as the
        // secret.
        {"RS to HS, public JWK as secret", forged(R"({"alg":"HS256"})", public_jwk(s.rsa)), R::Key,
         rsa, all},
        {"RS to HS, modulus as secret", forged(R"({"alg":"HS256"})", s.rsa.to_jwk().str("n")),
         R::Key, rsa, all},
        {"RS to HS, only RS256 allowed",
         forged(R"({"alg":"HS256"})", public_jwk(s.rsa)),
         R::Algorithm,
         rsa,
         {"RS256"}},
        {"RS to HS, keys of every type", forged(R"({"alg":"HS256"})", public_jwk(s.rsa)),
         R::Signature, mixed, all},
        {"ES to HS, public JWK as secret", forged(R"({"alg":"HS256"})", public_jwk(s.ec)), R::Key,
         ec, all},
        {"EdDSA to HS, public JWK as secret", forged(R"({"alg":"HS256"})", public_jwk(s.ed)),
         R::Key, ed, all},
        {"HMAC with an empty secret", forged(R"({"alg":"HS256"})", ""), R::Signature},
        {"RS256 signature under the name PS256",
         signed_with(s.rsa, "RS256", R"({"alg":"PS256"})", kGoodClaims), R::Signature, rsa, all},
        {"PS256 signature under the name RS256",
         signed_with(s.rsa, "PS256", R"({"alg":"RS256"})", kGoodClaims), R::Signature, rsa, all},
        {"ES256 name with an Ed25519 key",
         signed_with(s.ed, "EdDSA", R"({"alg":"ES256"})", kGoodClaims), R::Key, ed, all},
        {"ES384 name with a P-256 key",
         signed_with(s.ec, "ES256", R"({"alg":"ES384"})", kGoodClaims),
         R::Key,
         ec,
         {"ES384"}},
        {"RS256 name, keys are secrets", own(R"({"alg":"RS256"})"), R::Key, s.secret, all},
    };
}

std::vector<Case> key_cases() {
    const Server& s = Server::get();
    Key attacker = *Key::secret("the attacker's own secret, long enough");
    KeySet named{s.secret.with_kid("main"),
                 Key::secret("an old secret of the server, retired")->with_kid("old")};
    std::string embedded = R"({"alg":"HS256","jwk":)" + to_json(Value(attacker.to_jwk(true))) + "}";
    auto foreign = [&](std::string_view header) {
        return signed_with(attacker, "HS256", header, kGoodClaims);
    };
    auto with_kid = [&](std::string_view kid) {
        return foreign(R"({"alg":"HS256","kid":")" + std::string(kid) + "\"}");
    };
    return {
        {"kid of one of the keys", own(R"({"alg":"HS256","kid":"main"})"), kAccepted, named},
        {"no kid", good(), kAccepted, named},
        {"kid of another key", own(R"({"alg":"HS256","kid":"old"})"), R::Signature, named},
        {"kid unknown", own(R"({"alg":"HS256","kid":"new"})"), R::Key, named},
        {"kid unknown, key without a name", own(R"({"alg":"HS256","kid":"new"})"), kAccepted},
        {"kid empty", own(R"({"alg":"HS256","kid":""})"), R::Key, named},
        {"kid in other case", own(R"({"alg":"HS256","kid":"Main"})"), R::Key, named},
        {"kid a path", with_kid("../../../../dev/null"), R::Key, named},
        {"kid SQL", with_kid("x' UNION SELECT 'secret"), R::Key, named},
        {"kid a URL", with_kid("https://attacker.example/keys"), R::Key, named},
        {"kid a command", with_kid("main|sleep 10"), R::Key, named},
        {"kid a zero byte behind the name", with_kid("main\\u0000x"), R::Key, named},
        {"kid a number", own(R"({"alg":"HS256","kid":1})"), R::Key},
        {"kid null", own(R"({"alg":"HS256","kid":null})"), R::Key},
        {"kid a list", own(R"({"alg":"HS256","kid":["main"]})"), R::Key},
        {"jwk embedded", foreign(embedded), R::Signature},
        {"jwk embedded, honest signature", own(embedded), kAccepted},
        {"jku", foreign(R"({"alg":"HS256","jku":"https://attacker.example/jwks"})"), R::Signature},
        {"x5u", foreign(R"({"alg":"HS256","x5u":"https://attacker.example/x"})"), R::Signature},
        {"x5c", foreign(R"({"alg":"HS256","x5c":["MIIB"]})"), R::Signature},
        {"x5t", foreign(R"({"alg":"HS256","x5t":"AAAA"})"), R::Signature},
        {"no keys at all", good(), R::Key, KeySet()},
        {"secret of 31 bytes", forged(kGoodHeader, std::string(31, 'k')), R::Key,
         *Key::secret(std::string(31, 'k'))},
        {"secret of 32 bytes", forged(kGoodHeader, std::string(32, 'k')), kAccepted,
         *Key::secret(std::string(32, 'k'))},
    };
}

std::vector<Case> form_cases() {
    std::string token = good(), head = part(token, 0), body = part(token, 1), mac = part(token, 2);
    std::string changed = mac;
    changed[0] = changed[0] == 'A' ? 'B' : 'A';
    std::string stray = mac;  // 32 bytes leave two bits over in the last of 43 characters
    stray.back() = stray.back() == 'z' ? 'y' : static_cast<char>(stray.back() + 1);
    return {
        {"empty", "", R::Malformed},
        {"dots only", "..", R::Malformed},
        {"two segments", head + "." + body, R::Malformed},
        {"four segments", token + ".", R::Malformed},
        {"four segments, the payload twice", joined(head, body, body) + "." + mac, R::Malformed},
        {"five segments", token + "..", R::Malformed},
        {"no signature", joined(head, body, ""), R::Signature},
        {"signature changed", joined(head, body, changed), R::Signature},
        {"signature cut", joined(head, body, mac.substr(0, 22)), R::Malformed},
        {"signature cut at a byte", joined(head, body, mac.substr(0, 40)), R::Signature},
        {"signature too long", joined(head, body, mac + "AAAA"), R::Signature},
        {"signature of zeros", joined(head, body, std::string(43, 'A')), R::Signature},
        {"stray bits in the signature", joined(head, body, stray), R::Malformed},
        {"payload of another token",
         joined(head, base64url_encode(R"({"user_id":2,"exp":1700000300})"), mac), R::Signature},
        {"padding behind the header", joined(head + "=", body, mac), R::Malformed},
        {"padding behind the payload", joined(head, body + "==", mac), R::Malformed},
        {"padding behind the signature", token + "=", R::Malformed},
        {"blank in front", " " + token, R::Malformed},
        {"line feed behind", token + "\n", R::Malformed},
        {"line feed within", joined(head, body.substr(0, 4) + "\n" + body.substr(4), mac),
         R::Malformed},
        {"zero byte behind", token + std::string(1, '\0'), R::Malformed},
        {"base64 instead of base64url", joined(head, body, std::string(42, '+') + "A"),
         R::Malformed},
        {"letters outside ASCII", joined(head, "é" + body, mac), R::Malformed},
        {"JSON serialization",
         R"({"payload":")" + body + R"(","protected":")" + head + R"(","signature":")" + mac +
             "\"}",
         R::Malformed},
        {"Bearer in front", "Bearer " + token, R::Malformed},
        {"a megabyte of letters", std::string(1 << 20, 'A'), R::Malformed},
        {"a megabyte of dots", std::string(1 << 20, '.'), R::Malformed},
        {"a megabyte of claims", claims(R"({"x":")" + std::string(1 << 20, 'a') + "\"}"),
         R::Malformed},
        {"40 KiB of claims",
         claims(R"({"exp":1700000300,"x":")" + std::string(40 << 10, 'a') + "\"}"), kAccepted},
    };
}

std::vector<Case> json_cases() {
    auto deep = [](int depth) {
        return R"({"exp":1700000300,"x":)" + repeat("[", depth) + repeat("]", depth) + "}";
    };
    return {
        {"header no JSON", own("alg=HS256"), R::Malformed},
        {"header a list", own(R"([{"alg":"HS256"}])"), R::Malformed},
        {"header a text", own(R"("HS256")"), R::Malformed},
        {"header with text behind it", own(R"({"alg":"HS256"}x)"), R::Malformed},
        {"header with a comment", own(R"({"alg":"HS256"/**/})"), R::Malformed},
        {"header with a comma at its end", own(R"({"alg":"HS256",})"), R::Malformed},
        {"header in UTF-16",
         own(std::string("{\0\"\0a\0l\0g\0\"\0:\0\"\0H\0S\0002\0005\0006\0\"\0}\0", 30)),
         R::Malformed},
        {"header behind a byte order mark", own("\xef\xbb\xbf{\"alg\":\"HS256\"}"), R::Malformed},
        {"header not UTF-8", own("{\"alg\":\"HS256\",\"x\":\"\xff\"}"), R::Malformed},
        {"header nested too deeply",
         own(R"({"alg":"HS256","x":)" + repeat("[", 9) + repeat("]", 9) + "}"), R::Malformed},
        {"alg twice", own(R"({"alg":"HS256","alg":"HS256"})"), R::Malformed},
        {"alg twice, none first", own(R"({"alg":"none","alg":"HS256"})"), R::Malformed},
        {"alg twice by escapes", own(R"({"alg":"none","\u0061lg":"HS256"})"), R::Malformed},
        {"blanks in the header", own("{ \"alg\" :\r\n\t\"HS256\" }"), kAccepted},
        {"payload empty", claims(""), R::Malformed},
        {"payload a list", claims("[1]"), R::Malformed},
        {"payload null", claims("null"), R::Malformed},
        {"payload a text", claims(R"("user")"), R::Malformed},
        {"user_id twice", claims(R"({"user_id":1,"user_id":2,"exp":1700000300})"), R::Malformed},
        {"exp twice", claims(R"({"exp":1,"exp":1700000300})"), R::Malformed},
        {"name twice within a claim", claims(R"({"exp":1700000300,"a":{"b":1,"b":2}})"),
         R::Malformed},
        {"one name in two objects", claims(R"({"exp":1700000300,"a":{"b":1},"b":{"a":2}})"),
         kAccepted},
        {"half a surrogate pair in a claim", claims(R"({"exp":1700000300,"a":"\ud800"})"),
         R::Malformed},
        {"second half of a pair alone", claims(R"({"exp":1700000300,"a":"\udc00"})"), R::Malformed},
        {"whole surrogate pair", claims(R"({"exp":1700000300,"a":"\ud83d\ude00"})"), kAccepted},
        {"claims not UTF-8", claims("{\"a\":\"\xc0\xaf\"}"), R::Malformed},
        {"claims in UTF-16", claims(std::string("{\0}\0", 4)), R::Malformed},
        {"claims 31 levels deep", claims(deep(31)), kAccepted},
        {"claims 32 levels deep", claims(deep(32)), R::Malformed},
        {"claims 20,000 levels deep", claims(deep(20'000)), R::Malformed},
        {"NaN", claims(R"({"exp":NaN})"), R::Malformed},
        {"Infinity", claims(R"({"exp":Infinity})"), R::Malformed},
        {"number of 5,000 digits", claims(R"({"exp":1)" + std::string(5'000, '0') + "}"),
         R::Malformed},
        {"crit of an unknown extension", own(R"({"alg":"HS256","crit":["x"],"x":1})"),
         R::Malformed},
        {"crit empty", own(R"({"alg":"HS256","crit":[]})"), R::Malformed},
        {"crit a text", own(R"({"alg":"HS256","crit":"x","x":1})"), R::Malformed},
        {"crit names alg", own(R"({"alg":"HS256","crit":["alg"]})"), R::Malformed},
        {"crit names what is not there", own(R"({"alg":"HS256","crit":["x"]})"), R::Malformed},
        {"crit null", own(R"({"alg":"HS256","crit":null})"), R::Malformed},
        {"unencoded payload", own(R"({"alg":"HS256","b64":false})"), R::Malformed},
        {"unencoded payload, crit", own(R"({"alg":"HS256","b64":false,"crit":["b64"]})"),
         R::Malformed},
        {"b64 true", own(R"({"alg":"HS256","b64":true})"), kAccepted},
    };
}

std::vector<Case> time_cases() {
    ClaimRules leeway{.leeway = 30}, required{.required = {"exp"}};
    auto exp = [](std::string_view value) {
        return claims(R"({"exp":)" + std::string(value) + "}");
    };
    return {
        {"exp now", exp("1700000000"), R::Expired},
        {"exp in a second", exp("1700000001"), kAccepted},
        {"exp within the leeway",
         exp("1699999971"),
         kAccepted,
         Server::get().secret,
         {"HS256"},
         leeway},
        {"exp at the end of the leeway",
         exp("1699999970"),
         R::Expired,
         Server::get().secret,
         {"HS256"},
         leeway},
        {"exp a fraction, cut off", exp("1700000000.9"), R::Expired},
        {"exp a fraction", exp("1700000001.0"), kAccepted},
        {"exp with an exponent", exp("1.7000003e9"), kAccepted},
        {"exp a text", exp(R"("1700000300")"), R::Claim},
        {"exp an empty text", exp(R"("")"), R::Claim},
        {"exp true", exp("true"), R::Claim},
        {"exp null", exp("null"), R::Claim},
        {"exp a list", exp("[1700000300]"), R::Claim},
        {"exp an object", exp("{}"), R::Claim},
        {"exp 1e400", exp("1e400"), R::Malformed},
        {"exp 1e300", exp("1e300"), kAccepted},
        {"exp of 30 digits", exp(std::string(30, '9')), kAccepted},
        {"exp beyond 64 bits, negative", exp("-" + std::string(30, '9')), R::Expired},
        {"exp negative", exp("-1"), R::Expired},
        {"exp zero", exp("0"), R::Expired},
        {"exp minus zero", exp("-0"), R::Expired},
        {"exp missing", claims("{}"), kAccepted},
        {"exp missing, required",
         claims("{}"),
         R::MissingClaim,
         Server::get().secret,
         {"HS256"},
         required},
        {"Exp is not exp",
         claims(R"({"Exp":1})"),
         R::MissingClaim,
         Server::get().secret,
         {"HS256"},
         required},
        {"nbf in the future", claims(R"({"nbf":1700000001})"), R::Immature},
        {"nbf now", claims(R"({"nbf":1700000000})"), kAccepted},
        {"nbf within the leeway",
         claims(R"({"nbf":1700000030})"),
         kAccepted,
         Server::get().secret,
         {"HS256"},
         leeway},
        {"nbf a text", claims(R"({"nbf":"0"})"), R::Claim},
        {"iat in the future", claims(R"({"iat":1700000001})"), R::Immature},
        {"iat a text", claims(R"({"iat":"0"})"), R::Claim},
        {"iat now", claims(R"({"iat":1700000000})"), kAccepted},
        {"iat half a second ahead", claims(R"({"iat":1700000000.5})"), R::Immature},
    };
}

std::vector<Case> party_cases() {
    ClaimRules api{.audience = {"api", "admin"}}, issued{.issuer = {"https://id.example"}};
    auto row = [](const char* name, std::string payload, std::optional<Reason> refused,
                  ClaimRules rules) {
        return Case{name,      claims(payload), refused, Server::get().secret,
                    {"HS256"}, std::move(rules)};
    };
    return {
        row("aud is ours", R"({"aud":"api"})", kAccepted, api),
        row("aud lists ours", R"({"aud":["x","admin"]})", kAccepted, api),
        row("aud another's", R"({"aud":"other"})", R::Audience, api),
        row("aud begins with ours", R"({"aud":"api2"})", R::Audience, api),
        row("aud a number", R"({"aud":1})", R::Audience, api),
        row("aud lists a number", R"({"aud":["api",1]})", R::Audience, api),
        row("aud an object", R"({"aud":{"api":1}})", R::Audience, api),
        row("aud missing", "{}", R::MissingClaim, api),
        row("aud empty", R"({"aud":[]})", R::MissingClaim, api),
        row("aud not expected", R"({"aud":"api"})", R::Audience, {}),
        row("aud not checked", R"({"aud":"api"})", kAccepted, {.verify_aud = false}),
        row("iss is right", R"({"iss":"https://id.example"})", kAccepted, issued),
        row("iss another's", R"({"iss":"https://id.example.attacker"})", R::Issuer, issued),
        row("iss a list", R"({"iss":["https://id.example"]})", R::Issuer, issued),
        row("iss missing", "{}", R::MissingClaim, issued),
        row("iss not expected", R"({"iss":"x"})", kAccepted, {}),
        row("sub a number", R"({"sub":1})", R::Claim, {}),
        row("sub a text", R"({"sub":"1"})", kAccepted, {}),
        row("jti a number", R"({"jti":1})", R::Claim, {}),
        row("jti null", R"({"jti":null})", R::Claim, {}),
    };
}

std::vector<Case> signature_cases() {
    const Server& s = Server::get();
    std::string header = base64url_encode(R"({"alg":"ES256"})"),
                payload = base64url_encode(kGoodClaims);
    auto es = [&](const char* name, const std::string& signature, std::optional<Reason> reason) {
        return Case{
            name, joined(header, payload, base64url_encode(signature)), reason, s.ec, {"ES256"}};
    };
    std::string right = make_signature(*find_algorithm("ES256"), s.ec, header + "." + payload);
    std::string r = right.substr(0, 32), t = right.substr(32), zero(32, '\0'), ones(32, '\xff');
    std::string der = std::string("\x30\x44\x02\x20", 4) + r + std::string("\x02\x20", 2) + t;
    std::string rs_header = base64url_encode(R"({"alg":"RS256"})");
    auto rs = [&](const char* name, const std::string& signature) {
        return Case{name,
                    joined(rs_header, payload, base64url_encode(signature)),
                    R::Signature,
                    s.rsa,
                    {"RS256"}};
    };
    return {
        es("ES256 right", right, kAccepted),
        es("ES256 r and s zero (CVE-2022-21449)", zero + zero, R::Signature),
        es("ES256 r zero", zero + t, R::Signature),
        es("ES256 s zero", r + zero, R::Signature),
        es("ES256 r beyond the order", ones + t, R::Signature),
        es("ES256 r and s exchanged", t + r, R::Signature),
        es("ES256 as DER", der, R::Signature),
        es("ES256 cut", right.substr(0, 63), R::Signature),
        es("ES256 with a byte more", right + std::string(1, '\0'), R::Signature),
        es("ES256 with wider numbers", std::string(1, '\0') + r + std::string(1, '\0') + t,
           R::Signature),
        es("ES256 empty", "", R::Signature),
        rs("RS256 empty", ""),
        rs("RS256 of zeros", std::string(256, '\0')),
        rs("RS256 the number one", std::string(255, '\0') + '\1'),
        rs("RS256 beyond the modulus", std::string(256, '\xff')),
        rs("RS256 a byte longer", std::string(257, '\1')),
    };
}

bool judge(const Case& one) {
    ClaimRules rules = one.rules;
    rules.now = kNow;
    auto token = verify(one.token, one.keys, {.algorithms = one.algorithms}, rules);
    std::string found = token ? "accepted"
                              : std::to_string(static_cast<int>(token.error().reason)) + " " +
                                    token.error().message;
    bool right = one.refused ? !token && token.error().reason == *one.refused : token.has_value();
    EXPECT_TRUE(right) << one.name << ": " << found;
    return right;
}

TEST(TokenAttacks, every_row_is_judged_rightly) {
    int cases = 0, honest = 0, wrong = 0;
    for (auto make : {algorithm_cases, key_cases, form_cases, json_cases, time_cases, party_cases,
                      signature_cases}) {
        for (const Case& one : make()) {
            ++cases;
            honest += !one.refused;
            wrong += !judge(one);
        }
    }
    std::cout << "token attacks: cases " << cases << ", of them to be accepted " << honest
              << ", wrong " << wrong << "\n";
    EXPECT_GE(cases, 60);
}

// Any one byte changed, left out or put in: never accepted.
TEST(TokenAttacks, no_change_of_a_byte_passes) {
    const KeySet keys = Server::get().secret;
    const VerifyOptions options{.algorithms = {"HS256"}};
    std::string token = good();
    ASSERT_TRUE(verify(token, keys, options));
    for (std::size_t i = 0; i < token.size(); ++i) {
        for (char c : {'A', '_', '.', '=', '\0', '\xff'}) {
            std::string changed = token;
            changed[i] = c;
            EXPECT_TRUE(changed == token || !verify(changed, keys, options)) << i << " to " << c;
            EXPECT_FALSE(verify(token.substr(0, i) + c + token.substr(i), keys, options))
                << i << " with " << c;
        }
        EXPECT_FALSE(verify(token.substr(0, i) + token.substr(i + 1), keys, options))
            << i << " left out";
        EXPECT_FALSE(verify(token.substr(0, i), keys, options)) << "cut at " << i;
    }
}

TEST(TokenAttacks, an_encrypted_token_is_no_signed_one_and_the_reverse) {
    Key key = *Key::secret(std::string(32, 'k'));
    std::string jwe = encrypt({}, kGoodClaims, key, "dir");
    VerifyOptions all{.algorithms = {"HS256", "dir"}};
    EXPECT_TRUE(decrypt(jwe, key, all));
    EXPECT_FALSE(verify(jwe, key, all));
    EXPECT_FALSE(decrypt(forged(kGoodHeader, std::string(32, 'k')), key, all));
}

}  // namespace
}  // namespace cadenza::jose
