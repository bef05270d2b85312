#pragma once

#include "cadenza/jose/claims.h"
#include "cadenza/jose/jws.h"

namespace cadenza::jose {

/// A JWT whose signature holds (RFC 7519).
struct VerifiedToken {
    Dict header;
    Dict payload;     ///< the claims
    std::string raw;  ///< the signed JSON text
};

/// A compact JWS of JSON claims. `header` gets "typ": "JWT" unless it has one. As sign_jws().
std::string sign(const Dict& header, std::string_view payload_json, const Key& key,
                 std::string_view alg);
/// The same of claims.
std::string sign(const Dict& claims, const Key& key, std::string_view alg, const Dict& header = {});

/// The claims of a payload: a JSON object in UTF-8, no name twice, at most 32 levels deep, numbers
/// within the range of a double. With unique_names false the last of equal names counts, which RFC
/// 7519 section 4 allows too and PyJWT does.
Checked<Dict> read_claims(std::string_view payload, bool unique_names = true);

/// As verify_jws(), then read_claims(). The claims are not judged: see check_claims() and the
/// overload below.
Checked<VerifiedToken> verify(std::string_view token, const KeySet& keys,
                              const VerifyOptions& options);
/// Checks the claims as well.
Checked<VerifiedToken> verify(std::string_view token, const KeySet& keys,
                              const VerifyOptions& options, const ClaimRules& rules);

/// The claims of a token whose signature nobody has checked (PyJWT's verify_signature=False). Do
/// not act on them.
Checked<VerifiedToken> read_unverified(std::string_view token, const VerifyOptions& options = {});

}  // namespace cadenza::jose
