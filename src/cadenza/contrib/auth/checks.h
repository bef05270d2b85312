#pragma once

namespace cadenza {
class CheckRegistry;
class Project;
}  // namespace cadenza

namespace cadenza::auth {

/// Adds the checks of users and permissions, with Django's ids: auth.E002 and E003 or W004 (the
/// field that a user logs in by), E005 and E006 (codenames that clash), E007, E008, E011 and E012
/// (names that are too long); cadenza.E020 where auth_user_model names no model of users.
void add_checks(CheckRegistry& registry, const Project& project);

}  // namespace cadenza::auth
