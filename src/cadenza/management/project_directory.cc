#include "cadenza/management/project_directory.h"

#include <unistd.h>
#include <climits>
#include <cstdlib>

namespace cadenza::management {
namespace {

std::string variable(const char* name, const char* fallback) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0' ? value : fallback;
}

}  // namespace

std::string project_directory() {
    return variable("CADENZA_PROJECT_DIR", ".");
}

std::string build_directory() {
    return variable("CADENZA_BUILD_DIR", "");
}

std::string program_path() {
    char path[PATH_MAX];
    const ssize_t size = readlink("/proc/self/exe", path, sizeof path);
    std::string found(path, size > 0 ? static_cast<std::size_t>(size) : 0);
    // After the linker has written the program anew, the kernel calls the one that runs "…
    // (deleted)".
    constexpr std::string_view kGone = " (deleted)";
    if (found.ends_with(kGone)) found.resize(found.size() - kGone.size());
    return found;
}

}  // namespace cadenza::management
