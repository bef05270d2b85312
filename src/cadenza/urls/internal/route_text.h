#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/result.h"
#include "cadenza/urls/converter.h"
#include "cadenza/urls/internal/char_span.h"

namespace cadenza::internal {

/// A piece of a route: fixed text or a parameter.
struct RouteElement {
    std::string
        text;  ///< the fixed text, or the parameter's name ("" for an unnamed group of a re_path)
    bool is_parameter = false;
    const Converter* converter =
        nullptr;  ///< of a parameter; none where its text is the value, as in a re_path
    std::optional<CharSpan> span =
        {};  ///< of a parameter that can be read without a regular expression
};

/// The pieces of "blog/<int:pk>/". A fault says what is wrong with the route, to follow "The route
/// "…"".
Result<std::vector<RouteElement>> parse_route(
    std::string_view route, const Converter* (*find_converter)(std::string_view) noexcept);

/// Where the router needs a regular expression: the first parameter that it cannot read up to where
/// it must end. The number of elements if there is none. The end of the elements is the end of the
/// path, or of an inclusion's route, which is matched as far as it goes and never again.
std::size_t first_hard_element(const std::vector<RouteElement>& elements);

/// The regular expression of route elements, without anchors: "blog/(?P<pk>[0-9]+)/".
std::string route_regex(const RouteElement* first, const RouteElement* last);

}  // namespace cadenza::internal
