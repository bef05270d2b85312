#include "cadenza/http/header_parameters.h"

#include <algorithm>

#include "cadenza/base/text.h"
#include "cadenza/http/uri.h"

namespace cadenza {
namespace {

std::string_view trim(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\n\v\f\r";
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string unquote(std::string_view text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::string(text);
    text = text.substr(1, text.size() - 2);
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape =
            text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '\\' || text[i + 1] == '"');
        result += text[escape ? ++i : i];
    }
    return result;
}

// RFC 8187: charset'language'percent-encoded. Of charsets, UTF-8 and ISO-8859-1 are known.
std::string decode_extended(const std::string& text) {
    if (std::ranges::count(text, '\'') != 2) return text;
    const std::size_t first = text.find('\'');
    const std::string bytes =
        percent_decode(std::string_view(text).substr(text.find('\'', first + 1) + 1));
    const std::string_view charset = std::string_view(text).substr(0, first);
    return ascii_iequals(charset, "iso-8859-1") ? latin1_to_utf8(bytes)
                                                : replace_invalid_utf8(bytes);
}

}  // namespace

std::string_view internal::take_header_part(std::string_view& rest, char separator) {
    bool quoted = false;
    std::size_t end = 0;
    for (; end < rest.size() && (quoted || rest[end] != separator); ++end) {
        if (rest[end] == '"') quoted = !quoted;
        if (quoted && rest[end] == '\\') ++end;
    }
    end = std::min(end, rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return trim(part);
}

HeaderParameters HeaderParameters::parse(std::string_view header) {
    HeaderParameters result;
    result.value = ascii_lower(internal::take_header_part(header, ';'));
    while (!header.empty()) {
        const std::string_view part = internal::take_header_part(header, ';');
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos) continue;
        std::string name = ascii_lower(trim(part.substr(0, equals)));
        std::string value = unquote(trim(part.substr(equals + 1)));
        if (name.ends_with('*')) {
            name.pop_back();
            value = decode_extended(value);
        }
        result.parameters.emplace_back(std::move(name), std::move(value));
    }
    return result;
}

const std::string* HeaderParameters::find(std::string_view name) const {
    for (auto at = parameters.rbegin(); at != parameters.rend(); ++at) {
        if (at->first == name) return &at->second;
    }
    return nullptr;
}

std::string_view HeaderParameters::get(std::string_view name, std::string_view fallback) const {
    const std::string* found = find(name);
    return found != nullptr ? std::string_view(*found) : fallback;
}

}  // namespace cadenza
