#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cadenza {

/// A header of the form `value; name=value; name="quoted value"; name*=utf-8''encoded`, as
/// django.utils.http.parse_header_parameters reads it: parameters without "=" are dropped, of
/// repeated ones the last counts.
struct HeaderParameters {
    std::string value;  ///< what stands before the first ";", in lower case
    std::vector<std::pair<std::string, std::string>> parameters;  ///< names in lower case

    static HeaderParameters parse(std::string_view header);
    const std::string* find(std::string_view name) const;  ///< nullptr if there is none
    std::string_view get(std::string_view name, std::string_view fallback = {}) const;
};

namespace internal {

/// The text up to the next separator outside quotes, without blanks around it; taken off rest.
std::string_view take_header_part(std::string_view& rest, char separator);

}  // namespace internal

}  // namespace cadenza
