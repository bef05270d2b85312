#include "cadenza/urls/internal/regex_text.h"

namespace cadenza::internal {
namespace {

constexpr std::string_view kSpecial = "\\^$.|?*+()[]{}";

bool is_alnum(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_quantifier(std::string_view rest) {
    return !rest.empty() && std::string_view("?*+{").find(rest[0]) != std::string_view::npos;
}

/// Takes a character that stands for itself off rest; empty if there is none, or if it is repeated.
std::optional<char> take_literal(std::string_view& rest) {
    if (rest.empty()) return {};
    std::size_t size = 1;
    char c = rest[0];
    if (c == '\\') {
        if (rest.size() < 2 || is_alnum(rest[1])) return {};
        c = rest[1];
        size = 2;
    } else if (kSpecial.find(c) != std::string_view::npos) {
        return {};
    }
    if (is_quantifier(rest.substr(size))) return {};
    rest.remove_prefix(size);
    return c;
}

/// Takes "(?P<name>[…]+)" or "([…]+)" off rest.
std::optional<RouteElement> take_group(std::string_view& rest) {
    std::string_view group = rest;
    if (!group.starts_with('(')) return {};
    group.remove_prefix(1);
    RouteElement element;
    element.is_parameter = true;
    if (group.starts_with("?P<")) {
        std::size_t end = group.find('>');
        if (end == std::string_view::npos) return {};
        element.text = group.substr(3, end - 3);
        group.remove_prefix(end + 1);
    }
    // The shortest that is a span: a ')' may stand inside brackets.
    for (std::size_t close = group.find(')'); close != std::string_view::npos;
         close = group.find(')', close + 1)) {
        element.span = CharSpan::of(group.substr(0, close));
        if (!element.span) continue;
        if (is_quantifier(group.substr(close + 1))) return {};
        rest = group.substr(close + 1);
        return element;
    }
    return {};
}

}  // namespace

std::string literal_prefix(std::string_view regex) {
    bool flags = false;
    for (std::size_t at = regex.find("(?"); at != std::string_view::npos;
         at = regex.find("(?", at + 2)) {
        char kind = at + 2 < regex.size() ? regex[at + 2] : '\0';
        flags = flags || (kind != 'P' && kind != ':');
    }
    if (!regex.starts_with('^') || flags || regex.find('|') != std::string_view::npos) return {};
    regex.remove_prefix(1);
    std::string prefix;
    while (auto literal = take_literal(regex)) prefix += *literal;
    return prefix;
}

std::optional<std::vector<RouteElement>> regex_elements(std::string_view regex, bool is_endpoint) {
    if (!regex.starts_with('^')) return {};
    regex.remove_prefix(1);
    if (is_endpoint) {
        if (!regex.ends_with('$')) return {};
        regex.remove_suffix(1);
    }
    std::vector<RouteElement> elements;
    bool named = false;
    bool unnamed = false;
    while (!regex.empty()) {
        if (auto literal = take_literal(regex)) {
            if (elements.empty() || elements.back().is_parameter) elements.emplace_back();
            elements.back().text += *literal;
        } else if (auto group = take_group(regex)) {
            (group->text.empty() ? unnamed : named) = true;
            elements.push_back(std::move(*group));
        } else {
            return {};
        }
    }
    if (named && unnamed) return {};
    return elements;
}

}  // namespace cadenza::internal
