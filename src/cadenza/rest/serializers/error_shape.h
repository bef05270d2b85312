#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cadenza/base/dict.h"
#include "cadenza/rest/error_detail.h"

namespace cadenza::serializers {

/// Where errors of a whole serializer are told.
inline constexpr std::string_view kNonFieldErrors = "non_field_errors";

/// {"non_field_errors": [message]}
ErrorDetail non_field_error(std::string message, std::string code);

/// What validate() and the validators of a whole serializer threw, by field: a list or a text
/// belongs to the whole, and each entry of a dictionary becomes a list.
ErrorDetail as_serializer_error(const ErrorDetail& detail);

/// dictionary[a][b] = value for the source "a.b"; for "*" the entries of the value itself.
void set_by_source(Dict& dictionary, std::span<const std::string> attributes, Value value);

}  // namespace cadenza::serializers
