#pragma once

#include "cadenza/base/console.h"

namespace cadenza {

class Project;

namespace management {

/// Runs the project's system checks and shows what they find. False if a finding is an error: then
/// the command should not go on. As the checks that Django runs before its commands.
bool system_check(Project& project, Console& console);

}  // namespace management
}  // namespace cadenza
