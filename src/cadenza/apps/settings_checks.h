#pragma once

namespace cadenza {

class CheckRegistry;
struct Settings;

/// Adds the checks of the settings, with Django's ids where Django has the check: security.W004
/// (HSTS), W008 (redirect to https), W009 (secret key), W018 (debug), W019 (frames), W020 (allowed
/// hosts) for deployments; cadenza.E001 for a short secret key. `settings` outlives the registry.
void add_settings_checks(CheckRegistry& registry, const Settings& settings);

}  // namespace cadenza
