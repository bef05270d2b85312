#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/jose/key_set.h"
#include "cadenza/jose/refusal.h"

namespace cadenza::jose {

/// What a token must keep to before its content is believed.
struct VerifyOptions {
    /// The names that "alg" may have; none is refused, whatever else holds.
    std::vector<std::string> algorithms = {};
    /// Names in "crit" that the caller understands and enforces; any other refuses the token.
    std::vector<std::string> critical = {};
    std::size_t max_size = 64 * 1024;  ///< bytes of the whole token
};

/// A JWS whose signature holds.
struct Jws {
    Dict header;
    std::string payload;  ///< the signed bytes, decoded
};

/// A compact JWS (RFC 7515 section 7.1). `header` gets "alg", and "kid" if the key has one and the
/// header none; its names are written in sorted order, as PyJWT does. Throws Error if the key does
/// not fit the algorithm or the name is unknown.
std::string sign_jws(Dict header, std::string_view payload, const Key& key, std::string_view alg);

/// Checks form, algorithm and signature; never throws. Tried are the keys with the header's kid, or
/// (no kid, or none of the set has it) those without one of their own; a token without kid is
/// tried against all. "jku", "jwk", "x5u" and "x5c" are not looked at. Messages as PyJWT's.
Checked<Jws> verify_jws(std::string_view token, const KeySet& keys, const VerifyOptions& options);

/// Header and payload of a well-formed token whose signature nobody has checked: for looking up
/// which keys to use, for logs. Do not act on it.
Checked<Jws> read_unverified_jws(std::string_view token, const VerifyOptions& options = {});

}  // namespace cadenza::jose
