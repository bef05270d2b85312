#include "cadenza/urls/internal/route_text.h"

#include <re2/re2.h>

namespace cadenza::internal {
namespace {

bool is_name(std::string_view text) {
    if (text.empty() || (text[0] >= '0' && text[0] <= '9')) return false;
    for (char c : text) {
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (!letter && !(c >= '0' && c <= '9')) return false;
    }
    return true;
}

Result<RouteElement> parse_parameter(
    std::string_view inside, const std::vector<RouteElement>& earlier,
    const Converter* (*find_converter)(std::string_view) noexcept) {
    std::size_t colon = inside.find(':');
    std::string_view converter_name =
        colon == std::string_view::npos ? "str" : inside.substr(0, colon);
    std::string name(colon == std::string_view::npos ? inside : inside.substr(colon + 1));
    if (!is_name(name))
        return fault("has the parameter \"" + name + "\", which is not a valid name");
    for (const RouteElement& element : earlier) {
        if (element.is_parameter && element.text == name) {
            return fault("has the parameter \"" + name + "\" twice");
        }
    }
    const Converter* converter = find_converter(converter_name);
    if (converter == nullptr) {
        return fault("has the unknown converter \"" + std::string(converter_name) +
                     "\"; there are int, str, slug, uuid and path");
    }
    return RouteElement{std::move(name), true, converter, CharSpan::of(converter->regex())};
}

}  // namespace

Result<std::vector<RouteElement>> parse_route(
    std::string_view route, const Converter* (*find_converter)(std::string_view) noexcept) {
    std::vector<RouteElement> elements;
    if (route.starts_with('/')) return fault("must not start with a slash");
    while (!route.empty()) {
        std::size_t open = route.find_first_of("<>");
        std::string_view text = route.substr(0, open);
        if (!text.empty()) elements.push_back({std::string(text)});
        if (open == std::string_view::npos) break;
        std::size_t close = route.find_first_of("<>", open + 1);
        if (route[open] == '>') return fault("has a '>' without a '<'");
        if (close == std::string_view::npos || route[close] == '<')
            return fault("has a '<' without a '>'");
        auto parameter =
            parse_parameter(route.substr(open + 1, close - open - 1), elements, find_converter);
        if (!parameter) return std::unexpected(parameter.error());
        elements.push_back(std::move(*parameter));
        route.remove_prefix(close + 1);
    }
    return elements;
}

std::size_t first_hard_element(const std::vector<RouteElement>& elements) {
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (!elements[i].is_parameter) continue;
        if (!elements[i].span) return i;
        if (i + 1 == elements.size() || elements[i].span->has_fixed_length()) continue;
        const RouteElement& next = elements[i + 1];
        if (next.is_parameter || elements[i].span->takes(next.text[0])) return i;
    }
    return elements.size();
}

std::string route_regex(const RouteElement* first, const RouteElement* last) {
    std::string regex;
    for (; first != last; ++first) {
        if (!first->is_parameter) {
            regex += RE2::QuoteMeta(first->text);
        } else {
            regex.append("(?P<")
                .append(first->text)
                .append(">")
                .append(first->converter->regex())
                .append(")");
        }
    }
    return regex;
}

}  // namespace cadenza::internal
