#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>

#include "cadenza/apps/project.h"
#include "cadenza/management/command.h"
#include "cadenza/management/commands/builtin.h"
#include "cadenza/management/dev_server/build_error_page.h"
#include "cadenza/management/dev_server/supervisor.h"
#include "cadenza/management/project_directory.h"
#include "cadenza/management/system_check.h"
#include "cadenza/server/access_log.h"
#include "cadenza/server/server.h"

namespace cadenza::management {
namespace {

struct Address {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8000;
};

/// "8000", "0.0.0.0:8000", "[::1]:8000", ":8000".
Address parse_address(const std::string& text) {
    Address address;
    if (text.empty()) return address;
    const std::size_t colon = text.rfind(':');
    const std::string host = colon == text.npos ? "" : text.substr(0, colon);
    const std::string port = colon == text.npos ? text : text.substr(colon + 1);
    const auto read = std::from_chars(port.data(), port.data() + port.size(), address.port);
    if (read.ec != std::errc() || read.ptr != port.data() + port.size()) {
        throw Error("'" + text + "' is not a port or ADDRESS:PORT, such as 8000 or 0.0.0.0:8000");
    }
    if (host.starts_with('[') && host.ends_with(']')) {
        address.host = host.substr(1, host.size() - 2);
    } else if (!host.empty()) {
        address.host = host;
    }
    return address;
}

std::string url_of(const Address& address) {
    const bool six = address.host.find(':') != std::string::npos;
    return "http://" + (six ? "[" + address.host + "]" : address.host) + ":" +
           std::to_string(address.port) + "/";
}

/// Tells the supervisor, if there is one, that connections are accepted.
void report_ready() {
    if (const char* fd = std::getenv("CADENZA_READY_FD")) {
        const int pipe = std::atoi(fd);
        [[maybe_unused]] const ssize_t written = ::write(pipe, "1", 1);
        ::close(pipe);
        unsetenv("CADENZA_READY_FD");
    }
}

class RunServer : public Command {
 public:
    std::string_view name() const override { return "runserver"; }
    std::string_view help() const override {
        return "Serves the project; builds and restarts it when a source changes.";
    }
    void add_arguments(Arguments& arguments) const override {
        arguments.positional("address", "PORT or ADDRESS:PORT (default: 127.0.0.1:8000)");
        arguments.flag("--noreload", "do not watch the sources");
        arguments.option("--workers", "event loops; 0: one per core", "0");
        arguments.flag("--access-log", "write a line for each request");
    }
    int handle(CommandContext& context, const Arguments& arguments) const override {
        const Address address = parse_address(arguments.text("address"));
        if (!arguments.is_set("--noreload") && !build_directory().empty()) {
            const std::string program = program_path();
            return supervise({.project_directory = project_directory(),
                              .build_directory = build_directory(),
                              .program = program,
                              .target = program.substr(program.rfind('/') + 1),
                              .host = address.host,
                              .port = address.port});
        }
        return serve(context, address, arguments);
    }

 private:
    static int serve(CommandContext& context, const Address& address, const Arguments& arguments) {
        Console& console = context.console();
        Project& project = context.project();
        if (!system_check(project, console)) return 1;

        ConsoleAccessLog access_log;
        ServerOptions options{.host = address.host,
                              .port = address.port,
                              .workers = std::clamp(arguments.integer("--workers"), 0, 1024),
                              .limits = {.body = context.settings().uploads.data_max_memory_size}};
        if (arguments.is_set("--access-log") || context.settings().debug) {
            options.access_log = &access_log;
        }
        const char* error_file = std::getenv("CADENZA_BUILD_ERROR");
        std::optional<BuildErrorPage> page;
        if (error_file != nullptr) page.emplace(project, error_file);
        Server server(page ? static_cast<Handler&>(*page) : project, options);
        if (const auto listening = server.listen(); !listening) {
            throw Error(listening.error().message);
        }
        console.err("Serving on " + url_of({address.host, server.port()}) +
                    "  Stop with Ctrl-C.\n");
        report_ready();
        return server.run();
    }
};

}  // namespace

std::unique_ptr<Command> make_runserver() {
    return std::make_unique<RunServer>();
}

}  // namespace cadenza::management
