#include "cadenza/signing/base62.h"

#include <limits>

namespace cadenza::signing {
namespace {

constexpr std::string_view kDigits =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

std::optional<std::uint64_t> magnitude(std::string_view text) {
    std::uint64_t value = 0;
    for (char c : text) {
        const std::size_t digit = kDigits.find(c);
        if (digit == kDigits.npos) return {};
        if (value > (std::numeric_limits<std::int64_t>::max() - digit) / kDigits.size()) return {};
        value = value * kDigits.size() + digit;
    }
    return value;
}

}  // namespace

std::string to_base62(std::int64_t number) {
    auto rest =
        number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
    std::string reversed;
    do {
        reversed += kDigits[rest % kDigits.size()];
        rest /= kDigits.size();
    } while (rest != 0);
    if (number < 0) reversed += '-';
    return {reversed.rbegin(), reversed.rend()};
}

std::optional<std::int64_t> from_base62(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    if (text.empty()) return {};
    const auto value = magnitude(text);
    if (!value) return {};
    return negative ? -static_cast<std::int64_t>(*value) : static_cast<std::int64_t>(*value);
}

}  // namespace cadenza::signing
