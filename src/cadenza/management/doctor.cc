#include "cadenza/management/doctor.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string_view>
#include <vector>

#include "cadenza/base/version.h"

namespace cadenza::management {
namespace {

namespace fs = std::filesystem;

/// The names of the installed Debian packages; empty where there is no dpkg.
std::set<std::string> installed_packages() {
    std::set<std::string> names;
    std::ifstream status("/var/lib/dpkg/status");
    std::string line;
    std::string package;
    while (std::getline(status, line)) {
        if (line.starts_with("Package: ")) package = line.substr(9);
        if (line.starts_with("Status: ") && line.ends_with(" installed")) names.insert(package);
    }
    return names;
}

class Examination {
 public:
    explicit Examination(const std::string& directory) : root_(directory) {}

    DoctorReport run() {
        requirements();
        dotenv();
        report_.text +=
            report_.healthy ? "\nAll is well.\n" : "\nSomething is missing: see above.\n";
        return std::move(report_);
    }

 private:
    void fine(const std::string& what) { report_.text += "  ok       " + what + "\n"; }
    void trouble(const std::string& what, const std::string& remedy) {
        report_.text += "  TROUBLE  " + what + "\n           " + remedy + "\n";
        report_.healthy = false;
    }

    void requirements() {
        std::ifstream file(root_ / "requirements.txt");
        if (!file) {
            return trouble(
                "there is no " + (root_ / "requirements.txt").string(),
                "run this in a project's folder, or write one with: cadenza startproject NAME");
        }
        const std::set<std::string> installed = installed_packages();
        std::vector<std::string> missing;
        int present = 0;
        for (std::string line; std::getline(file, line);) {
            line.resize(std::min(line.find('#'), line.size()));
            while (!line.empty() &&
                   (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
                line.pop_back();
            if (line.empty()) continue;
            if (line.starts_with("cadenza==")) {
                version(line.substr(9));
            } else if (installed.contains(line)) {
                ++present;
            } else {
                missing.push_back(line);
            }
        }
        if (installed.empty())
            return trouble("this is no Debian system",
                           "install by other means: requirements.txt names Debian's packages");
        if (missing.empty())
            return fine(std::to_string(present) + " Debian packages of requirements.txt");
        std::string names;
        for (const std::string& name : missing) names += " " + name;
        trouble(std::to_string(missing.size()) + " Debian packages are missing:" + names,
                "apt-get install" + names);
    }

    void version(const std::string& wanted) {
        if (wanted == kVersion) return fine("Cadenza " + wanted);
        trouble("requirements.txt pins Cadenza " + wanted + ", but " + std::string(kVersion) +
                    " is installed",
                "install that version, or change the pin after reading CHANGELOG.md");
    }

    void dotenv() {
        const fs::path path = root_ / ".env";
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        const bool in_environment = std::getenv("SECRET_KEY") != nullptr;
        if (!fs::exists(status)) {
            if (in_environment) return fine("SECRET_KEY is in the environment");
            return trouble("there is no .env and no SECRET_KEY in the environment",
                           "write .env with a line SECRET_KEY=… of 50 random characters");
        }
        if ((status.permissions() & (fs::perms::others_read | fs::perms::group_read)) !=
            fs::perms::none) {
            trouble(".env can be read by other users of this machine", "chmod 600 .env");
        }
        std::ifstream file(path);
        for (std::string line; std::getline(file, line);) {
            if (line.starts_with("SECRET_KEY=") && line.size() > 11 + 32)
                return fine(".env holds a SECRET_KEY");
        }
        if (in_environment) return fine("SECRET_KEY is in the environment");
        trouble(".env has no SECRET_KEY of at least 32 characters",
                "add a line SECRET_KEY=… of 50 random characters");
    }

    fs::path root_;
    DoctorReport report_;
};

}  // namespace

DoctorReport examine(const std::string& directory) {
    return Examination(directory).run();
}

}  // namespace cadenza::management
