#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cadenza::crypto {

/// Bytes from the operating system's generator. Throws Error if it gives none.
std::string random_bytes(std::size_t count);

/// `length` characters of `alphabet`, each as likely; as django.utils.crypto.get_random_string.
std::string random_string(
    std::size_t length,
    std::string_view alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

}  // namespace cadenza::crypto
