#include "cadenza/management/dev_server/project_build.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <ctime>

#include "cadenza/management/dev_server/process.h"

namespace cadenza::management {
namespace {

double monotonic_seconds() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// Differs whenever the linker wrote the file anew.
std::pair<ino_t, long long> identity(const std::string& path) {
    struct stat found {};
    if (stat(path.c_str(), &found) != 0) return {0, 0};
    return {found.st_ino, found.st_mtim.tv_sec * 1'000'000'000LL + found.st_mtim.tv_nsec};
}

std::string read_all(int fd) {
    std::string text;
    lseek(fd, 0, SEEK_SET);
    char buffer[16 * 1024];
    for (ssize_t size; (size = read(fd, buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<std::size_t>(size));
    return text;
}

/// "[3/7] Building CXX object …" and the command that failed help nobody who wants to see the
/// mistake.
std::string without_progress(const std::string& log) {
    std::string kept;
    for (std::size_t start = 0; start < log.size();) {
        std::size_t end = log.find('\n', start);
        if (end == std::string::npos) end = log.size();
        const std::string_view line(log.data() + start, end - start);
        const bool progress = line.starts_with('[') && line.find("] ") != line.npos &&
                              line.find('/') < line.find("] ");
        const bool command = line.starts_with("/") && line.find(" -o ") != line.npos;
        if (!progress && !command && !line.starts_with("FAILED: ") &&
            !line.starts_with("ninja: ")) {
            kept.append(line).push_back('\n');
        }
        start = end + 1;
    }
    return kept;
}

}  // namespace

BuildOutcome build_project(const std::string& build_directory, const std::string& target,
                           const std::string& program) {
    const double started = monotonic_seconds();
    const auto before = identity(program);
    const int log = memfd_create("build-log", MFD_CLOEXEC);
    Process process =
        Process::start({"cmake", "--build", build_directory, "--target", target}, {}, log);
    BuildOutcome outcome;
    outcome.succeeded = process.wait() == 0;
    const std::string text = read_all(log);
    close(log);
    outcome.log = without_progress(text);
    if (!outcome.succeeded && outcome.log.empty()) outcome.log = text;
    outcome.changed = identity(program) != before;
    outcome.seconds = monotonic_seconds() - started;
    return outcome;
}

}  // namespace cadenza::management
