#include "cadenza/http/cookie.h"

#include <array>

#include "cadenza/base/clock.h"
#include "cadenza/base/text.h"
#include "cadenza/http/exceptions.h"
#include "cadenza/http/http_date.h"

namespace cadenza {
namespace {

constexpr std::string_view kPlain = "!#$%&'*+-.^_`|~";

constexpr bool is_alnum(unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_octal(char c) {
    return c >= '0' && c <= '7';
}

// What may be the name of a cookie, and what a value may be made of to stay unquoted:
// http.cookies._LegalChars.
bool is_legal(std::string_view text) {
    for (char c : text) {
        if (!is_alnum(static_cast<unsigned char>(c)) && kPlain.find(c) == std::string_view::npos &&
            c != ':') {
            return false;
        }
    }
    return true;
}

// Code points below 256 may come from an octal escape: text is Python's str, so "\351" is U+00E9.
void append_octal(std::string& out, std::string_view digits) {
    auto code =
        static_cast<char32_t>((digits[0] - '0') * 64 + (digits[1] - '0') * 8 + (digits[2] - '0'));
    append_utf8(out, code);
}

std::string unquote(std::string_view value) {
    if (value.size() < 2 || value.front() != '"' || value.back() != '"') return std::string(value);
    value = value.substr(1, value.size() - 2);
    std::string out;
    out.reserve(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '\\' || i + 1 == value.size() || value[i + 1] == '\n') {
            out += value[i];
        } else if (i + 3 < value.size() && value[i + 1] <= '3' && is_octal(value[i + 1]) &&
                   is_octal(value[i + 2]) && is_octal(value[i + 3])) {
            append_octal(out, value.substr(i + 1, 3));
            i += 3;
        } else {
            out += value[++i];
        }
    }
    return out;
}

void append_escape(std::string& out, char32_t code) {
    const std::array<char, 4> escape{'\\', static_cast<char>('0' + (code >> 6)),
                                     static_cast<char>('0' + ((code >> 3) & 7)),
                                     static_cast<char>('0' + (code & 7))};
    out.append(escape.data(), escape.size());
}

// Code points below 256 that are no plain ASCII as "\351", those beyond as UTF-8: so unquote()
// gives them back.
void append_quoted(std::string& out, std::string_view value) {
    out += '"';
    for (std::size_t i = 0; i < value.size();) {
        char32_t code = next_code_point(value, i);
        if (code == '"' || code == '\\') {
            out += '\\';
            out += static_cast<char>(code);
        } else if (code < 0x20 || code == ',' || code == ';' || (code >= 0x7f && code < 0x100)) {
            append_escape(out, code);
        } else {
            append_utf8(out, code);
        }
    }
    out += '"';
}

bool has_control_or_semicolon(std::string_view text) {
    for (char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == ';') return true;
    }
    return false;
}

void check(std::string_view name, const CookieOptions& options) {
    if (name.empty() || !is_legal(name)) {
        throw InvalidHeader(
            "The name of a cookie is made of letters, digits and !#$%&'*+-.^_`|~:, got \"" +
            percent_encode(name, " /;=") + "\"");
    }
    if (has_control_or_semicolon(options.path) || has_control_or_semicolon(options.domain)) {
        throw InvalidHeader("Path and domain of the cookie \"" + std::string(name) +
                            "\" must not contain ';' or control characters");
    }
    if (!options.samesite.empty() && !ascii_iequals(options.samesite, "lax") &&
        !ascii_iequals(options.samesite, "strict") && !ascii_iequals(options.samesite, "none")) {
        throw InvalidHeader("samesite must be \"lax\", \"none\", or \"strict\".");
    }
}

}  // namespace

Dict parse_cookies(std::string_view header) {
    std::string repaired;
    if (!is_utf8(header)) header = repaired = replace_invalid_utf8(header);
    Dict cookies;
    while (!header.empty()) {
        std::size_t end = header.find(';');
        std::string_view chunk = header.substr(0, end);
        header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);
        std::size_t equals = chunk.find('=');
        bool named = equals != std::string_view::npos;
        std::string_view name = named ? strip(chunk.substr(0, equals)) : std::string_view();
        std::string_view value = strip(named ? chunk.substr(equals + 1) : chunk);
        if (!name.empty() || !value.empty()) cookies.set(name, unquote(value));
    }
    return cookies;
}

std::string render_set_cookie(std::string_view name, std::string_view value,
                              const CookieOptions& options) {
    check(name, options);
    std::int64_t now = now_microseconds() / 1'000'000;
    std::optional<std::int64_t> max_age = options.max_age;
    std::string expires;
    if (options.expires) {
        std::int64_t at = options.expires->microseconds / 1'000'000;
        if (!max_age) max_age = std::max<std::int64_t>(0, at - now);
        expires = http_date(at);
    } else if (max_age) {
        expires = http_date(now + *max_age);
    }
    std::string out(name);
    out += '=';
    if (!value.empty() && is_legal(value)) {
        out += value;
    } else {
        append_quoted(out, value);
    }
    if (!options.domain.empty()) out.append("; Domain=").append(options.domain);
    if (!expires.empty()) out.append("; expires=").append(expires);
    if (options.httponly) out += "; HttpOnly";
    if (max_age) out.append("; Max-Age=").append(std::to_string(*max_age));
    if (!options.path.empty()) out.append("; Path=").append(options.path);
    if (!options.samesite.empty()) out.append("; SameSite=").append(options.samesite);
    if (options.secure) out += "; Secure";
    return out;
}

}  // namespace cadenza
