#pragma once

#include <string>

namespace cadenza::management {

/// The folder of the project that this program belongs to: CADENZA_PROJECT_DIR, which ./manage
/// sets, else the current one.
std::string project_directory();

/// Where the project is built: CADENZA_BUILD_DIR, which ./manage sets; empty where the program was
/// not started by it.
std::string build_directory();

/// The path of the running program.
std::string program_path();

}  // namespace cadenza::management
