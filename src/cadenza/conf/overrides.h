#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace cadenza {

struct Settings;

/// The variables CADENZA_SECRET_KEY, CADENZA_DEBUG, CADENZA_DATABASE_URL … that override members of
/// Settings in apply_environment.
std::span<const std::string_view> setting_variables();

/// Overrides members of `settings` by the environment: CADENZA_ALLOWED_HOSTS="a.example,b.example".
/// Throws ImproperlyConfigured for a value of the wrong type, and for a CADENZA_ variable that is
/// nearly equal to one of them but is none.
void apply_environment(Settings& settings);

}  // namespace cadenza
