#pragma once

#include <string>
#include <string_view>

namespace cadenza::csrf {

// The texts of Django's tokens. A secret has 32 letters and digits; a masked token 64: a random
// mask, and the secret shifted by it.

std::string new_secret();
std::string mask(std::string_view secret);
/// The secret in a masked token, which is well formed.
std::string unmask(std::string_view token);

/// "" for a secret or a masked token; else what is wrong with it: "has incorrect length", "has
/// invalid characters".
std::string_view token_fault(std::string_view token);
/// The secret in either form. The token is well formed.
std::string secret_of(std::string_view token);

}  // namespace cadenza::csrf
