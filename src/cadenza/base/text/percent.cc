#include "cadenza/base/text/percent.h"

namespace cadenza {
namespace {

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-' || c == '~';
}

void append_escape(std::string& out, char c) {
    auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += "0123456789ABCDEF"[byte >> 4];
    out += "0123456789ABCDEF"[byte & 15];
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string decode(std::string_view text, bool plus_is_blank) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
            if (high >= 0 && low >= 0) {
                out += static_cast<char>(high << 4 | low);
                i += 2;
                continue;
            }
        }
        out += plus_is_blank && text[i] == '+' ? ' ' : text[i];
    }
    return out;
}

}  // namespace

std::string percent_encode(std::string_view text, std::string_view safe) {
    std::string out;
    out.reserve(text.size());
    for (char c : text) {
        if (is_unreserved(c) || safe.find(c) != std::string_view::npos) {
            out += c;
        } else {
            append_escape(out, c);
        }
    }
    return out;
}

std::string percent_decode(std::string_view text) {
    return decode(text, false);
}
std::string form_decode(std::string_view text) {
    return decode(text, true);
}

void append_form_encoded(std::string& out, std::string_view text) {
    for (char c : text) {
        if (c == ' ') {
            out += '+';
        } else if (is_unreserved(c)) {
            out += c;
        } else {
            append_escape(out, c);
        }
    }
}

}  // namespace cadenza
