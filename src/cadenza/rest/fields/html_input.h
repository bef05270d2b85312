#pragma once

#include <optional>
#include <string_view>

#include "cadenza/base/multi_dict.h"
#include "cadenza/base/value.h"

namespace cadenza::serializers {

/// The list that a form spells out under a name: "tags[0]=a&tags[1]=b", or, of dictionaries,
/// "[0]x=1&[0]y=2". Ordered by index; gaps close. Empty where the form has no such entry.
/// As rest_framework.utils.html.parse_html_list.
std::optional<Value> parse_html_list(const MultiDict& form, std::string_view prefix);

/// The form within a form: of "point.x=1&point.y=2" under "point" the form x=1&y=2.
/// As rest_framework.utils.html.parse_html_dict.
MultiDict parse_html_dict(const MultiDict& form, std::string_view prefix);

}  // namespace cadenza::serializers
