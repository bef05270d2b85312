#include "cadenza/base/crypto/base64.h"

#include <array>
#include <cstdint>

namespace cadenza::crypto {
namespace {

constexpr std::string_view kStandard =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kUrl =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::array<std::int8_t, 256> reverse(std::string_view alphabet) {
    std::array<std::int8_t, 256> table{};
    for (auto& entry : table) entry = -1;
    for (std::size_t i = 0; i < 64; ++i) {
        table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    }
    return table;
}

constexpr auto kFromStandard = reverse(kStandard);
constexpr auto kFromUrl = reverse(kUrl);

// Three bytes as four characters.
void encode_block(char* out, std::uint32_t bits, std::string_view alphabet) {
    out[0] = alphabet[bits >> 18 & 63];
    out[1] = alphabet[bits >> 12 & 63];
    out[2] = alphabet[bits >> 6 & 63];
    out[3] = alphabet[bits & 63];
}

std::string encode(std::string_view bytes, std::string_view alphabet, bool pad) {
    const auto* in = reinterpret_cast<const unsigned char*>(bytes.data());
    std::size_t blocks = bytes.size() / 3, rest = bytes.size() % 3;
    std::string out;
    out.resize_and_overwrite((blocks + 1) * 4, [&](char* to, std::size_t) {
        for (std::size_t i = 0; i < blocks; ++i, in += 3, to += 4) {
            encode_block(to, std::uint32_t{in[0]} << 16 | std::uint32_t{in[1]} << 8 | in[2],
                         alphabet);
        }
        if (rest == 0) return blocks * 4;
        std::uint32_t last = std::uint32_t{in[0]} << 16;
        if (rest == 2) last |= std::uint32_t{in[1]} << 8;
        encode_block(to, last, alphabet);
        if (!pad) return blocks * 4 + rest + 1;
        if (rest == 1) to[2] = '=';
        to[3] = '=';
        return blocks * 4 + 4;
    });
    return out;
}

std::optional<std::string> decode(std::string_view text,
                                  const std::array<std::int8_t, 256>& table) {
    std::size_t blocks = text.size() / 4, rest = text.size() % 4;
    if (rest == 1) return std::nullopt;
    const auto* in = reinterpret_cast<const unsigned char*>(text.data());
    int wrong = 0;  // negative once a character was none of the alphabet
    std::string out;
    out.resize_and_overwrite(blocks * 3 + 3, [&](char* to, std::size_t) {
        auto value = [&](std::size_t at) {
            int found = table[in[at]];
            wrong |= found;
            return static_cast<std::uint32_t>(found);
        };
        for (std::size_t i = 0; i < blocks; ++i, in += 4, to += 3) {
            std::uint32_t bits = value(0) << 18 | value(1) << 12 | value(2) << 6 | value(3);
            to[0] = static_cast<char>(bits >> 16);
            to[1] = static_cast<char>(bits >> 8);
            to[2] = static_cast<char>(bits);
        }
        if (rest == 0) return blocks * 3;
        std::uint32_t bits = value(0) << 18 | value(1) << 12 | (rest == 3 ? value(2) << 6 : 0);
        to[0] = static_cast<char>(bits >> 16);
        to[1] = static_cast<char>(bits >> 8);
        if ((bits & (rest == 3 ? 0xff : 0xffff)) != 0) wrong = -1;  // stray bits
        return blocks * 3 + rest - 1;
    });
    if (wrong < 0) return std::nullopt;
    return out;
}

}  // namespace

std::string base64_encode(std::string_view bytes) {
    return encode(bytes, kStandard, true);
}
std::string base64url_encode(std::string_view bytes) {
    return encode(bytes, kUrl, false);
}

std::optional<std::string> base64_decode(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
    return decode(text, kFromStandard);
}

std::optional<std::string> base64url_decode(std::string_view text) {
    return decode(text, kFromUrl);
}

}  // namespace cadenza::crypto
