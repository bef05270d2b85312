#pragma once

#include <string>

namespace cadenza::management {

/// What `runserver` needs to rebuild and restart a project.
struct SupervisorOptions {
    std::string project_directory;
    std::string build_directory;  ///< relative to project_directory, or absolute
    std::string program;          ///< the project's binary
    std::string target;           ///< the CMake target that makes it
    std::string host = "127.0.0.1";
    int port = 8000;
};

/// Serves the project and watches its sources until SIGINT or SIGTERM; answers the exit status. A
/// change rebuilds; a new program takes over the listening socket before the old one stops, so that
/// no request is refused; a build that fails is shown in the terminal and, through BuildErrorPage,
/// in the browser, while the old program goes on.
int supervise(const SupervisorOptions& options);

}  // namespace cadenza::management
