#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "cadenza/urls/converter.h"

namespace cadenza {

// A mistake in the text of a route calls one of these functions, which do not exist at compile
// time: their names are the error message.
void error_route_must_not_start_with_a_slash();
void error_route_has_an_unclosed_angle_bracket();
void error_route_has_a_closing_angle_bracket_without_an_opening_one();
void error_route_has_an_unknown_converter_use_int_str_slug_uuid_path_or_list_yours_as_path_of_it();
void error_route_parameter_is_not_a_valid_name();
void error_route_has_the_same_parameter_twice();
void error_route_must_not_have_white_space_in_angle_brackets();

namespace internal {

consteval bool is_builtin_converter(std::string_view name) {
    return name == "int" || name == "str" || name == "slug" || name == "uuid" || name == "path";
}
consteval bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// The first byte at or after from that is one of a and b, or the size.
consteval std::size_t find_either(std::string_view text, std::size_t from, char a, char b) {
    while (from < text.size() && text[from] != a && text[from] != b) ++from;
    return from;
}

consteval void check_parameter_name(std::string_view name) {
    bool valid = !name.empty() && is_name_start(name[0]);
    for (char c : name) valid = valid && (is_name_start(c) || (c >= '0' && c <= '9'));
    if (!valid) {
        error_route_parameter_is_not_a_valid_name();
    }
}

/// Checks "<int:pk>" between open and close; the name is remembered to find it twice.
template <class Known>
consteval std::string_view check_parameter(std::string_view inside) {
    for (char c : inside) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            error_route_must_not_have_white_space_in_angle_brackets();
        }
    }
    std::size_t colon = find_either(inside, 0, ':', ':');
    if (colon < inside.size()) {
        std::string_view converter = inside.substr(0, colon);
        if (!is_builtin_converter(converter) && !Known::known(converter)) {
            error_route_has_an_unknown_converter_use_int_str_slug_uuid_path_or_list_yours_as_path_of_it();
        }
        inside.remove_prefix(colon + 1);
    }
    check_parameter_name(inside);
    return inside;
}

template <class Known>
consteval void check_route(std::string_view route) {
    if (!route.empty() && route[0] == '/') {
        error_route_must_not_start_with_a_slash();
    }
    std::array<std::string_view, 32> names{};
    std::size_t count = 0;
    for (std::size_t at = find_either(route, 0, '<', '>'); at < route.size();) {
        if (route[at] == '>') {
            error_route_has_a_closing_angle_bracket_without_an_opening_one();
        }
        std::size_t close = find_either(route, at + 1, '<', '>');
        if (close == route.size() || route[close] == '<') {
            error_route_has_an_unclosed_angle_bracket();
        }
        names[count] = check_parameter<Known>(route.substr(at + 1, close - at - 1));
        for (std::size_t i = 0; i < count; ++i) {
            if (names[i] == names[count]) {
                error_route_has_the_same_parameter_twice();
            }
        }
        ++count;
        at = find_either(route, close + 1, '<', '>');
    }
}

}  // namespace internal

/// The route of path(): a literal, checked when it is compiled. Parameters are "<converter:name>"
/// or "<name>" (which is str); everything else stands for itself. No leading slash.
template <ConverterType... Own>
class BasicRoute {
 public:
    consteval BasicRoute(const char* route) : route_(route) { internal::check_route<Known>(route); }

    std::string_view text() const noexcept { return route_; }
    /// The converter of that name: one's own first.
    static const Converter* converter(std::string_view name) noexcept {
        const Converter* found = nullptr;
        (void)((std::string_view(Own::name) == name
                    ? (found = internal::TypedConverter<Own>::instance(), true)
                    : false) ||
               ...);
        return found != nullptr ? found : builtin_converter(name);
    }

 private:
    struct Known {
        static consteval bool known([[maybe_unused]] std::string_view name) {
            return ((std::string_view(Own::name) == name) || ... || false);
        }
    };
    const char* route_;
};
using Route = BasicRoute<>;

}  // namespace cadenza
