#pragma once

#include <string>
#include <string_view>

#include "cadenza/jose/jws.h"

namespace cadenza::jose {

/// A JWE that was meant for one of our keys and arrived unchanged.
struct Jwe {
    Dict header;
    std::string plaintext;
};

/// A compact JWE (RFC 7516 section 7.1) with enc A256GCM. `alg`: "dir" (a secret of exactly 32
/// bytes), "RSA-OAEP" or "RSA-OAEP-256" (an RSA key; the public half is enough). Throws Error if
/// the key does not fit or the algorithm is unknown. What is inside is secret, but its sender is
/// not proven except with "dir": sign first, encrypt the signed token (RFC 7519 section 11.2).
std::string encrypt(Dict header, std::string_view plaintext, const Key& key, std::string_view alg);

/// The reverse; never throws. `options.algorithms` lists the "alg" names allowed; keys are chosen
/// as verify_jws() does. Compressed ("zip") content is refused. All cryptographic failures give one
/// and the same Refusal, and a broken encrypted key is not told apart by its time (RFC 7516 section
/// 11.5).
Checked<Jwe> decrypt(std::string_view token, const KeySet& keys, const VerifyOptions& options);

}  // namespace cadenza::jose
