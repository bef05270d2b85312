#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cadenza {

/// A header of the form `value; name=value; name="quoted value"; name*=utf-8''encoded`, as
/// django.utils.http.parse_header_parameters reads it: parameters without "=" are dropped, of repeated ones
/// the last counts.
struct HeaderParameters {
    std::string value;  ///< what stands before the first ";", in lower case
    std::vector<std::pair<std::string, std::string>> parameters;  ///< names in lower case

    static HeaderParameters parse(std::string_view header);
    const std::string* find(std::string_view name) const;
};

}  // namespace cadenza
