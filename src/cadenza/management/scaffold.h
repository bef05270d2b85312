#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/result.h"

namespace cadenza::management {

/// One file of scaffold/, as it lies there: its path below that folder and its text.
struct ScaffoldFile {
    std::string_view path;
    std::string_view text;
};

/// Every file of scaffold/, compiled in.
std::span<const ScaffoldFile> scaffold_files();

/// What takes the place of "{{ name }}" in the files.
struct ScaffoldVariable {
    std::string_view name;
    std::string value;
};

/// Writes the files below `kind` ("project" or "app") into `directory`, which must not exist or be
/// empty. The folder `project_name` takes the value of the variable "project". Answers the paths
/// written, relative to `directory`; on a fault nothing is left behind that was not there before.
Result<std::vector<std::string>> write_scaffold(std::string_view kind, const std::string& directory,
                                                std::span<const ScaffoldVariable> variables);

/// Whether `name` can name a project or an app: a C++ identifier in lower case that is no keyword
/// and hides nothing of the standard library's or Cadenza's. Otherwise the reason, as one sentence.
Result<std::string> check_scaffold_name(std::string_view what, std::string_view name);

/// Writes the folder of a new app below `project_directory` and adds it to the APPS of its
/// CMakeLists.txt. Answers the lines to show the user.
Result<std::string> start_app(const std::string& project_directory, std::string_view name);

/// Writes a new project into `directory` (default: a new folder of that name). `prefix` is where
/// Cadenza is installed, empty if that is the usual place. Answers the lines to show the user.
Result<std::string> start_project(std::string_view name, std::string directory,
                                  const std::string& prefix);

}  // namespace cadenza::management
