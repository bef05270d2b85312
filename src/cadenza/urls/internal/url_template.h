#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cadenza/urls/converter.h"

namespace cadenza::internal {

/// One way to fill in a regular expression, for reverse(): texts and parameters in turn.
struct UrlTemplate {
    struct Piece {
        std::string
            text;  ///< fixed text, or the parameter's name ("_0" for the first unnamed group)
        bool is_parameter = false;
        const Converter* converter = nullptr;
    };
    std::vector<Piece> pieces;
};

/// The ways to fill in a regular expression: a group that may be absent gives one with and one
/// without it; anything else that varies is filled in with its shortest form. Empty where
/// alternatives ("|") make it ambiguous.
std::vector<UrlTemplate> regex_templates(std::string_view regex);

}  // namespace cadenza::internal
