#pragma once

#include <string>

namespace cadenza::management {

/// What `doctor` found, line by line, and whether the project can be built and run here.
struct DoctorReport {
    std::string text;
    bool healthy = true;
};

/// Examines the project in `directory`: the version of Cadenza and the Debian packages that its
/// requirements.txt names, the compiler, and that .env holds a SECRET_KEY and is not readable by
/// others. Each trouble names its remedy.
DoctorReport examine(const std::string& directory);

}  // namespace cadenza::management
