#include "cadenza/rest/jwt/token_backend.h"

#include "cadenza/base/error.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/conf/settings.h"
#include "cadenza/jose/jwe.h"
#include "cadenza/jose/jwt.h"

namespace cadenza::jwt {
namespace {

Value audience_claim(const std::vector<std::string>& audience) {
    if (audience.size() == 1) return Value(audience.front());
    List list;
    for (const std::string& name : audience) list.emplace_back(name);
    return Value(std::move(list));
}

}  // namespace

TokenBackend::TokenBackend(const Settings& settings) : settings_(settings), keys_(settings) {
    if (!keys_.problems.empty()) {
        const CheckMessage& first = keys_.problems.front();
        throw ImproperlyConfigured(first.object + ": (" + first.id + ") " + first.message + " " +
                                   first.hint);
    }
    const SimpleJwtSettings& jwt = settings.simple_jwt;
    options_.algorithms = keys_.algorithms;
    decrypt_options_.algorithms = {keys_.encryption_algorithm};
    rules_.leeway = static_cast<double>(jwt.leeway.microseconds) / 1e6;
    rules_.audience = jwt.audience;
    rules_.verify_aud = !jwt.audience.empty();
    if (jwt.issuer) rules_.issuer = {*jwt.issuer};
    // A project that names the user in "sub" has tokens with a number there from SimpleJWT 5.4.
    rules_.verify_sub = false;
}

std::string TokenBackend::encode(const Dict& payload) const {
    if (!keys_.signing) {
        throw ImproperlyConfigured(
            "Settings.simple_jwt has no private key to sign tokens with: set signing_key");
    }
    const SimpleJwtSettings& jwt = settings_.simple_jwt;
    std::string json;
    if (jwt.audience.empty() && !jwt.issuer && jwt.json_encoder == nullptr) {
        json = to_json(Value(payload));
    } else {
        Value claims(payload);
        if (!jwt.audience.empty()) claims.as_dict().set("aud", audience_claim(jwt.audience));
        if (jwt.issuer) claims.as_dict().set("iss", Value(*jwt.issuer));
        json = jwt.json_encoder != nullptr ? jwt.json_encoder(claims) : to_json(claims);
    }
    std::string token = jose::sign(Dict(), json, *keys_.signing, keys_.signing_algorithm);
    if (!keys_.encryption) return token;
    return jose::encrypt({{"cty", "JWT"}}, token, *keys_.encryption, keys_.encryption_algorithm);
}

jose::Checked<std::string> TokenBackend::decrypted(std::string_view token) const {
    jose::Checked<jose::Jwe> opened = jose::decrypt(token, *keys_.encryption, decrypt_options_);
    if (!opened) return std::unexpected(std::move(opened.error()));
    return std::move(opened->plaintext);
}

jose::Checked<Dict> TokenBackend::decode(std::string_view token, bool verify) const {
    std::string inner;
    if (keys_.encryption) {
        jose::Checked<std::string> opened = decrypted(token);
        if (!opened) return std::unexpected(std::move(opened.error()));
        inner = std::move(*opened);
        token = inner;
    }
    jose::Checked<jose::Jws> signed_part = verify
                                               ? jose::verify_jws(token, keys_.verifying, options_)
                                               : jose::read_unverified_jws(token, options_);
    if (!signed_part) return std::unexpected(std::move(signed_part.error()));
    // SimpleJWT takes the last of equal names. It is our signature that vouches for the claims:
    // what would be two meanings to two readers is one to the two that share a key.
    jose::Checked<Dict> claims = jose::read_claims(signed_part->payload, false);
    if (!claims || !verify) return claims;
    if (jose::Checked<void> right = jose::check_claims(*claims, rules_); !right)
        return std::unexpected(std::move(right.error()));
    return claims;
}

}  // namespace cadenza::jwt
