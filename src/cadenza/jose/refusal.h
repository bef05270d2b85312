#pragma once

#include <cstdint>
#include <expected>
#include <string>

namespace cadenza::jose {

/// Why a token or key was refused: the class of PyJWT's exception.
enum class Reason : std::uint8_t {
    Malformed,     ///< not a token at all, or one of its parts cannot be read (DecodeError)
    Algorithm,     ///< "alg" is missing, unknown, not allowed (InvalidAlgorithmError)
    Key,           ///< no key fits: type, use, kid (InvalidKeyError, PyJWKClientError)
    Signature,     ///< InvalidSignatureError; also a ciphertext that was changed
    Expired,       ///< exp has passed (ExpiredSignatureError)
    Immature,      ///< nbf or iat lies in the future (ImmatureSignatureError)
    Issuer,        ///< InvalidIssuerError
    Audience,      ///< InvalidAudienceError
    Claim,         ///< a claim of the wrong type (DecodeError, InvalidSubjectError, …)
    MissingClaim,  ///< MissingRequiredClaimError
};

/// What verifying says instead of an exception. The message is PyJWT's, for logs and tests; what a
/// client is told depends on the reason only.
struct Refusal {
    Reason reason;
    std::string message;
};

/// A value that came out of untrusted bytes, or why none did.
template <class T>
using Checked = std::expected<T, Refusal>;

inline std::unexpected<Refusal> refuse(Reason reason, std::string message) {
    return std::unexpected<Refusal>(Refusal{reason, std::move(message)});
}

}  // namespace cadenza::jose
