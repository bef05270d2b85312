#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cadenza::crypto {

enum class Hash : std::uint8_t { Md5, Sha1, Sha224, Sha256, Sha384, Sha512 };

/// The digest as bytes. Md5 and Sha1 are for names and for old data: not for secrets.
std::string digest(Hash hash, std::string_view data);
std::string hmac(Hash hash, std::string_view key, std::string_view data);

std::string md5_hex(std::string_view data);
std::string sha1_hex(std::string_view data);
std::string sha256_hex(std::string_view data);
std::string hex(std::string_view bytes);  ///< lower case

/// Compares without telling by its time where the difference lies. Texts of different lengths
/// differ at once.
bool constant_time_equal(std::string_view a, std::string_view b);

}  // namespace cadenza::crypto
