#include "cadenza/management/system_check.h"

#include <algorithm>

#include "cadenza/apps/project.h"

namespace cadenza::management {

bool system_check(Project& project, Console& console) {
    const std::vector<CheckMessage> found =
        project.checks().run({}, false, project.settings().silenced_system_checks);
    if (found.empty()) return true;
    console.err(check_report(found) + "\n");
    return std::ranges::none_of(found,
                                [](const CheckMessage& message) { return message.is_serious(); });
}

}  // namespace cadenza::management
