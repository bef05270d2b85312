#pragma once

#include <string>

namespace cadenza::management {

/// How a build ended. `log` is what the compiler said, without the lines of progress.
struct BuildOutcome {
    bool succeeded = false;
    bool changed = false;  ///< the program is another one than before
    std::string log;
    double seconds = 0;
};

/// Builds what changed of a project: `target` in `build_directory`, as ./manage does. `program` is
/// the file that the target makes.
BuildOutcome build_project(const std::string& build_directory, const std::string& target,
                           const std::string& program);

}  // namespace cadenza::management
