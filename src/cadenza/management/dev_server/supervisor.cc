#include "cadenza/management/dev_server/supervisor.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <vector>

#include "cadenza/base/error.h"
#include "cadenza/management/dev_server/process.h"
#include "cadenza/management/dev_server/project_build.h"
#include "cadenza/management/dev_server/source_watcher.h"
#include "cadenza/server/listener.h"

namespace cadenza::management {
namespace {

Listener listen_on(const SupervisorOptions& options) {
    auto listener = Listener::open(options.host, static_cast<std::uint16_t>(options.port), 1);
    if (!listener) throw Error("runserver: " + listener.error().message);
    return std::move(*listener);
}

class Supervisor {
 public:
    explicit Supervisor(const SupervisorOptions& options)
        : options_(options),
          error_file_(std::filesystem::absolute(options.build_directory) / "build-error.txt"),
          listener_(listen_on(options)),
          watcher_(options.project_directory,
                   {std::filesystem::path(options.build_directory).filename()}) {
        std::filesystem::remove(error_file_);
        sigemptyset(&signals_);
        for (int signal : {SIGINT, SIGTERM, SIGCHLD}) sigaddset(&signals_, signal);
        sigprocmask(SIG_BLOCK, &signals_, nullptr);
        signal_fd_ = signalfd(-1, &signals_, SFD_CLOEXEC | SFD_NONBLOCK);
    }
    ~Supervisor() {
        close(signal_fd_);
        std::error_code ignored;
        std::filesystem::remove(error_file_, ignored);
    }

    int run() {
        if (!restart()) return 1;
        std::fprintf(stderr, "Watching %s for changes. Stop with Ctrl-C.\n",
                     options_.project_directory.c_str());
        pollfd waiting[] = {{watcher_.fd(), POLLIN, 0}, {signal_fd_, POLLIN, 0}};
        while (true) {
            ::poll(waiting, 2, -1);
            if ((waiting[1].revents & POLLIN) != 0 && stop_wanted()) return 0;
            if ((waiting[0].revents & POLLIN) != 0) on_change(watcher_.changes());
        }
    }

 private:
    bool stop_wanted() {
        signalfd_siginfo signal{};
        while (read(signal_fd_, &signal, sizeof signal) == sizeof signal) {
            if (signal.ssi_signo != SIGCHLD) return true;
            std::erase_if(leaving_, [](Process& old) { return old.poll() >= 0; });
            if (const int status = server_.poll(); status >= 0) {
                std::fprintf(stderr,
                             "The server ended with status %d; save a file to start it again.\n",
                             status);
            }
        }
        return false;
    }

    void on_change(const std::vector<std::string>& files) {
        if (files.empty()) return;
        std::fprintf(
            stderr, "Changed: %s%s\n", files.front().c_str(),
            files.size() > 1 ? (" and " + std::to_string(files.size() - 1) + " more").c_str() : "");
        const BuildOutcome build =
            build_project(options_.build_directory, options_.target, options_.program);
        if (!build.succeeded) {
            write_error(build.log);
            std::fprintf(stderr,
                         "%s\nThe build failed after %.1f s; the program from before goes on.\n",
                         build.log.c_str(), build.seconds);
            return;
        }
        std::filesystem::remove(error_file_);
        bool settings = false;
        for (const std::string& file : files)
            settings = settings || file == ".env" || !file.ends_with(".h");
        if (!build.changed && !settings && server_.running()) return;
        if (restart()) std::fprintf(stderr, "Built in %.1f s and restarted.\n", build.seconds);
    }

    /// Starts the program and, once it accepts connections, lets the one from before finish.
    bool restart() {
        int ready[2];
        if (pipe2(ready, O_CLOEXEC) != 0) throw Error("runserver: no more file descriptors");
        fcntl(ready[1], F_SETFD, 0);
        Process next =
            Process::start({options_.program, "runserver", "--noreload",
                            options_.host + ":" + std::to_string(options_.port)},
                           {std::string(Listener::kEnvironment) + "=" + listener_.share(),
                            "CADENZA_READY_FD=" + std::to_string(ready[1]),
                            "CADENZA_BUILD_ERROR=" + error_file_.string()});
        close(ready[1]);
        char byte = 0;
        const bool serves =
            read(ready[0], &byte, 1) == 1;  // end of file: it ended before it served
        close(ready[0]);
        if (!serves) {
            std::fprintf(stderr, "The new program did not start (status %d).\n", next.wait());
            return false;
        }
        if (server_.running()) {
            server_.terminate();
            leaving_.push_back(std::move(server_));
        }
        server_ = std::move(next);
        return true;
    }

    void write_error(const std::string& log) const {
        const std::string draft = error_file_.string() + ".new";
        if (std::FILE* file = std::fopen(draft.c_str(), "wb")) {
            std::fwrite(log.data(), 1, log.size(), file);
            std::fclose(file);
            std::filesystem::rename(draft, error_file_);
        }
    }

    SupervisorOptions options_;
    std::filesystem::path error_file_;
    Listener listener_;  // every generation of the server inherits it
    SourceWatcher watcher_;
    sigset_t signals_{};
    int signal_fd_ = -1;
    Process server_;
    std::vector<Process> leaving_;  // asked to stop, finishing what they have begun
};

}  // namespace

int supervise(const SupervisorOptions& options) {
    return Supervisor(options).run();
}

}  // namespace cadenza::management
