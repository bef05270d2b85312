#include "cadenza/jose/jwt.h"

#include "cadenza/base/json/writer.h"
#include "cadenza/jose/json.h"

namespace cadenza::jose {
namespace {

Checked<VerifiedToken> with_claims(Checked<Jws> jws) {
    if (!jws) return std::unexpected(std::move(jws.error()));
    Checked<Dict> claims = read_claims(jws->payload);
    if (!claims) return std::unexpected(std::move(claims.error()));
    return VerifiedToken{std::move(jws->header), std::move(*claims), std::move(jws->payload)};
}

}  // namespace

Checked<Dict> read_claims(std::string_view payload, bool unique_names) {
    Result<Value> claims = read_json(payload, kPayloadDepth, unique_names);
    if (!claims) {
        return refuse(Reason::Malformed, "Invalid payload string: " + claims.error().message);
    }
    if (!claims->is_dict()) {
        return refuse(Reason::Malformed, "Invalid payload string: must be a json object");
    }
    return std::move(claims->as_dict());
}

std::string sign(const Dict& header, std::string_view payload_json, const Key& key,
                 std::string_view alg) {
    Dict complete = header;
    if (!complete.contains("typ")) complete.set("typ", "JWT");
    return sign_jws(std::move(complete), payload_json, key, alg);
}

std::string sign(const Dict& claims, const Key& key, std::string_view alg, const Dict& header) {
    return sign(header, to_json(claims), key, alg);
}

Checked<VerifiedToken> verify(std::string_view token, const KeySet& keys,
                              const VerifyOptions& options) {
    return with_claims(verify_jws(token, keys, options));
}

Checked<VerifiedToken> verify(std::string_view token, const KeySet& keys,
                              const VerifyOptions& options, const ClaimRules& rules) {
    auto verified = verify(token, keys, options);
    if (!verified) return verified;
    if (auto good = check_claims(verified->payload, rules); !good) {
        return std::unexpected(std::move(good.error()));
    }
    return verified;
}

Checked<VerifiedToken> read_unverified(std::string_view token, const VerifyOptions& options) {
    return with_claims(read_unverified_jws(token, options));
}

}  // namespace cadenza::jose
