#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/jose/refusal.h"

namespace cadenza::jose {

/// Which claims are checked and how: PyJWT's options with its defaults.
struct ClaimRules {
    std::optional<double> now = {};          ///< seconds since 1970; none: the clock (base/clock.h)
    double leeway = 0;                       ///< seconds by which clocks may differ
    std::vector<std::string> required = {};  ///< claims that must be there and not null
    /// One of them must be in "aud". Empty: a token that has an "aud" is refused, unless verify_aud
    /// is off.
    std::vector<std::string> audience = {};
    std::vector<std::string> issuer = {};  ///< "iss" must be one of them; empty: any
    bool verify_exp = true;
    bool verify_nbf = true;
    bool verify_iat = true;
    bool verify_aud = true;
    bool verify_iss = true;
    bool verify_sub = true;  ///< "sub" must be a string where it is present (PyJWT 2.10)
    bool verify_jti = true;  ///< likewise
};

/// Judges the claims in PyJWT's order (required, iat, nbf, exp, iss, aud, sub, jti); never throws.
/// A token is expired when exp ≤ now − leeway and not yet valid when nbf or iat > now + leeway.
/// exp, nbf and iat must be JSON numbers (RFC 7519 section 2): fractions are cut off, texts, true
/// and null are refused although Python's int() takes the first two of them; negative ones are
/// dates before 1970.
Checked<void> check_claims(const Dict& claims, const ClaimRules& rules);

}  // namespace cadenza::jose
