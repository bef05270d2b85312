#include "cadenza/rest/header_parameters.h"

#include <algorithm>

namespace cadenza {
namespace {

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

std::string_view strip(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return result;
}

/// The length up to the next ";" that is not inside quotes.
std::size_t part_length(std::string_view text) {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && quoted) {
            ++i;
        } else if (text[i] == '"') {
            quoted = !quoted;
        } else if (text[i] == ';' && !quoted) {
            return i;
        }
    }
    return text.size();
}

std::string unquote(std::string_view text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::string(text);
    text = text.substr(1, text.size() - 2);
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '\\' && i + 1 < text.size() &&
                            (text[i + 1] == '\\' || text[i + 1] == '"');
        result += text[escape ? ++i : i];
    }
    return result;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// RFC 8187: charset'language'percent-encoded. Of charsets, UTF-8 and ISO-8859-1 are known.
std::string decode_extended(std::string_view text) {
    const std::size_t first = text.find('\'');
    const std::size_t second = text.find('\'', first + 1);
    const bool latin1 = lower(text.substr(0, first)) == "iso-8859-1";
    text.remove_prefix(second + 1);
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned char byte = static_cast<unsigned char>(text[i]);
        if (byte == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
            hex_digit(text[i + 2]) >= 0) {
            byte = static_cast<unsigned char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        }
        if (latin1 && byte >= 0x80) {
            result += static_cast<char>(0xC0 | byte >> 6);
            result += static_cast<char>(0x80 | (byte & 0x3F));
        } else {
            result += static_cast<char>(byte);
        }
    }
    return result;
}

}  // namespace

HeaderParameters HeaderParameters::parse(std::string_view header) {
    HeaderParameters result;
    std::size_t length = part_length(header);
    result.value = lower(strip(header.substr(0, length)));
    while (length < header.size()) {
        header.remove_prefix(length + 1);
        length = part_length(header);
        const std::string_view part = header.substr(0, length);
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos) continue;
        std::string name = lower(strip(part.substr(0, equals)));
        std::string value = unquote(strip(part.substr(equals + 1)));
        if (name.ends_with('*')) {
            name.pop_back();
            if (std::ranges::count(value, '\'') == 2) value = decode_extended(value);
        }
        const auto known = std::ranges::find(result.parameters, name, [](const auto& p) { return p.first; });
        if (known != result.parameters.end()) {
            known->second = std::move(value);
        } else {
            result.parameters.emplace_back(std::move(name), std::move(value));
        }
    }
    return result;
}

const std::string* HeaderParameters::find(std::string_view name) const {
    for (const auto& [key, value] : parameters) {
        if (key == name) return &value;
    }
    return nullptr;
}

}  // namespace cadenza
