#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/validation/validator.h"

namespace cadenza::auth {

/// What stands in the environment under DJANGO_SUPERUSER_EMAIL or CADENZA_SUPERUSER_EMAIL, for
/// "email"; nothing if neither is set.
std::optional<std::string> superuser_variable(std::string_view field);

/// The login name of who runs the process; "" if it has none.
std::string system_username();

/// The messages, one a line.
std::string lines_of(const std::vector<ValidationMessage>& messages);

}  // namespace cadenza::auth
