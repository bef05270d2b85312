// The `cadenza` command: startproject, startapp, doctor. Everything else is the business of a
// project's own program.
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/version.h"
#include "cadenza/management/arguments.h"
#include "cadenza/management/doctor.h"
#include "cadenza/management/scaffold.h"

namespace {

using cadenza::management::Arguments;

constexpr std::string_view kUsage =
    "usage: cadenza COMMAND [ARGUMENTS]\n\n"
    "  startproject NAME [DIRECTORY]   write a new project\n"
    "  startapp NAME [DIRECTORY]       write a new app into the project of this folder\n"
    "  doctor [DIRECTORY]              check that this machine has what a project needs\n"
    "  --prefix                        where Cadenza is installed\n"
    "  --version\n\n"
    "Inside a project, ./manage help lists its commands.\n";

/// The installation that this program belongs to: the folder above its bin/.
std::string prefix() {
    std::error_code error;
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
    return self.parent_path().parent_path().string();
}

int report(const cadenza::Result<std::string>& outcome) {
    if (!outcome) {
        std::fprintf(stderr, "cadenza: %s\n", outcome.error().message.c_str());
        return 1;
    }
    std::fputs(outcome->c_str(), stdout);
    return 0;
}

int start_project(const std::vector<std::string>& words) {
    Arguments arguments("cadenza startproject", "Writes a new project.");
    arguments.positional("name", "the project's name: lower-case letters, digits, underscores",
                         true);
    arguments.positional("directory", "where to write it (default: a new folder of that name)");
    if (!arguments.parse(words)) return arguments.exit_status();
    const std::string installed = prefix();
    const bool usual = installed == "/usr" || installed == "/usr/local";
    return report(cadenza::management::start_project(
        arguments.text("name"), arguments.text("directory"), usual ? std::string() : installed));
}

int start_app(const std::vector<std::string>& words) {
    Arguments arguments("cadenza startapp", "Writes a new app into a project.");
    arguments.positional("name", "the app's name: lower-case letters, digits, underscores", true);
    arguments.positional("directory", "the project's folder (default: this one)");
    if (!arguments.parse(words)) return arguments.exit_status();
    const std::string directory = arguments.given("directory") ? arguments.text("directory") : ".";
    return report(cadenza::management::start_app(directory, arguments.text("name")));
}

int doctor(const std::vector<std::string>& words) {
    Arguments arguments("cadenza doctor", "Checks that this machine has what a project needs.");
    arguments.positional("directory", "the project's folder (default: this one)");
    if (!arguments.parse(words)) return arguments.exit_status();
    const cadenza::management::DoctorReport found = cadenza::management::examine(
        arguments.given("directory") ? arguments.text("directory") : ".");
    std::fputs(found.text.c_str(), stdout);
    return found.healthy ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view command = argc > 1 ? argv[1] : "";
    const std::vector<std::string> words(argv + (argc > 1 ? 2 : argc), argv + argc);
    if (command == "startproject") return start_project(words);
    if (command == "startapp") return start_app(words);
    if (command == "doctor") return doctor(words);
    if (command == "--prefix") return std::printf("%s\n", prefix().c_str()) > 0 ? 0 : 1;
    if (command == "--version")
        return std::printf("%s\n", std::string(cadenza::kVersion).c_str()) > 0 ? 0 : 1;
    if (command.empty() || command == "help" || command == "--help" || command == "-h") {
        std::fwrite(kUsage.data(), 1, kUsage.size(), stdout);
        return command.empty() ? 2 : 0;
    }
    std::fprintf(stderr, "cadenza: unknown command '%s'\n\n", argv[1]);
    std::fwrite(kUsage.data(), 1, kUsage.size(), stderr);
    return 2;
}
