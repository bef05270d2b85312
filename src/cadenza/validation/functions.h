#pragma once

#include "cadenza/validation/regex_validator.h"
#include "cadenza/validation/validator.h"

namespace cadenza {

// The ready-made validators of django.core.validators. Each is a function and so usable as a
// Validator by its name: `validators = {validate_slug}`.

std::optional<ValidationMessage> validate_integer(const Value& value);  ///< "-12"
std::optional<ValidationMessage> validate_email(const Value& value);  ///< EmailValidator's defaults
std::optional<ValidationMessage> validate_slug(const Value& value);   ///< [-a-zA-Z0-9_]+
std::optional<ValidationMessage> validate_unicode_slug(
    const Value& value);  ///< letters of any script
std::optional<ValidationMessage> validate_ipv4_address(const Value& value);  ///< no leading zeros
std::optional<ValidationMessage> validate_ipv6_address(const Value& value);  ///< no zone
std::optional<ValidationMessage> validate_ipv46_address(const Value& value);
std::optional<ValidationMessage> validate_comma_separated_integer_list(
    const Value& value);  ///< "1,2,3"
std::optional<ValidationMessage> validate_domain_name(
    const Value& value);  ///< also of other scripts

/// Integers with `separator` between them.
RegexValidator int_list_validator(std::string_view separator = ",", std::string message = {},
                                  std::string code = "invalid", bool allow_negative = false);

}  // namespace cadenza
