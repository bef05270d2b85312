#include "cadenza/base/uuid.h"

#include <sys/random.h>

#include <algorithm>
#include <cerrno>

#include "cadenza/base/error.h"

namespace cadenza {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

void remove_all(std::string& text, std::string_view part) {
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at)) {
        text.erase(at, part.size());
    }
}

}  // namespace

Uuid Uuid::random() {
    Uuid result;
    std::size_t have = 0;
    while (have < result.bytes.size()) {
        ssize_t got = getrandom(result.bytes.data() + have, result.bytes.size() - have, 0);
        if (got < 0 && errno != EINTR) throw Error("the operating system gives no random bytes");
        if (got > 0) have += static_cast<std::size_t>(got);
    }
    result.bytes[6] = static_cast<std::uint8_t>((result.bytes[6] & 0x0f) | 0x40);
    result.bytes[8] = static_cast<std::uint8_t>((result.bytes[8] & 0x3f) | 0x80);
    return result;
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
    // 32 digits, each followed by at most a dash, "urn:uuid:" and braces: longer texts are none,
    // however many dashes Python would skip.
    if (text.size() < 32 || text.size() > 80) return std::nullopt;
    std::string digits(text);
    remove_all(digits, "urn:");
    remove_all(digits, "uuid:");
    std::size_t first = std::min(digits.find_first_not_of("{}"), digits.size());
    digits.erase(0, first);
    digits.erase(digits.find_last_not_of("{}") + 1);
    remove_all(digits, "-");
    if (digits.size() != 32) return std::nullopt;
    Uuid result;
    for (std::size_t i = 0; i < 16; ++i) {
        int high = hex_digit(digits[2 * i]), low = hex_digit(digits[2 * i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        result.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return result;
}

std::string Uuid::hex() const {
    std::string result;
    result.reserve(32);
    for (std::uint8_t byte : bytes) {
        result += "0123456789abcdef"[byte >> 4];
        result += "0123456789abcdef"[byte & 15];
    }
    return result;
}

std::string Uuid::str() const {
    std::string text = hex();
    for (std::size_t at : {20, 16, 12, 8}) text.insert(at, 1, '-');
    return text;
}

std::string Uuid::decimal() const {
    __extension__ unsigned __int128 number = 0;
    for (std::uint8_t byte : bytes) number = number << 8 | byte;
    std::string result;
    do {
        result += static_cast<char>('0' + static_cast<int>(number % 10));
        number /= 10;
    } while (number != 0);
    std::reverse(result.begin(), result.end());
    return result;
}

}  // namespace cadenza
