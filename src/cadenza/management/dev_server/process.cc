#include "cadenza/management/dev_server/process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>

#include "cadenza/base/error.h"

namespace cadenza::management {
namespace {

int exit_status(int status) {
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (const std::string& text : texts) out.push_back(const_cast<char*>(text.c_str()));
    out.push_back(nullptr);
    return out;
}

std::vector<std::string> merged_environment(const std::vector<std::string>& added) {
    std::vector<std::string> merged = added;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string inherited = *entry;
        const std::string name = inherited.substr(0, inherited.find('=') + 1);
        bool replaced = false;
        for (const std::string& setting : added) replaced = replaced || setting.starts_with(name);
        if (!replaced) merged.push_back(inherited);
    }
    return merged;
}

}  // namespace

Process& Process::operator=(Process&& other) noexcept {
    std::swap(pid_, other.pid_);
    return *this;
}

Process::~Process() {
    if (!running()) return;
    terminate();
    constexpr int kTenths = 50;
    for (int i = 0; i < kTenths; ++i) {
        if (poll() >= 0) return;
        const timespec tenth{0, 100'000'000};
        nanosleep(&tenth, nullptr);
    }
    ::kill(pid_, SIGKILL);
    wait();
}

Process Process::start(const std::vector<std::string>& command,
                       const std::vector<std::string>& environment, int output_fd) {
    // Everything that allocates happens before fork(): the child of a program with threads may not.
    const std::vector<std::string> settings = merged_environment(environment);
    const std::vector<char*> arguments = pointers(command);
    const std::vector<char*> variables = pointers(settings);
    const pid_t pid = fork();
    if (pid < 0)
        throw Error("cannot start " + command.front() + ": the system allows no more processes");
    if (pid == 0) {
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        if (output_fd >= 0) {
            dup2(output_fd, STDOUT_FILENO);
            dup2(output_fd, STDERR_FILENO);
        }
        execvpe(arguments.front(), arguments.data(), variables.data());
        _exit(127);
    }
    return Process(pid);
}

int Process::wait() {
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = 0;
    return exit_status(status);
}

int Process::poll() {
    int status = 0;
    if (!running() || waitpid(pid_, &status, WNOHANG) != pid_) return -1;
    pid_ = 0;
    return exit_status(status);
}

void Process::terminate() const {
    if (running()) ::kill(pid_, SIGTERM);
}

}  // namespace cadenza::management
