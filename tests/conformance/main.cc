// Serves the application of the conformance scenarios: `conformance_app PORT SEED.json`.
#include <cadenza/apps.h>
#include <cadenza/server/server.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "conformance/server/seed.h"
#include "conformance/server/settings.h"

namespace {

/// A folder of its own for the database, gone at the end.
class TemporaryFolder {
 public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "conformance-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw cadenza::Error("cannot make a folder " + name);
        path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    std::string path() const { return path_; }

 private:
    std::string path_;
};

std::string contents(const char* path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw cadenza::Error(std::string("cannot read ") + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

int serve(std::uint16_t port, const char* seed) {
    const TemporaryFolder folder;
    const char* url = std::getenv("DATABASE_URL");
    cadenza::Project project(
        conformance::settings(url != nullptr ? url : "sqlite:///" + folder.path() + "/db.sqlite3"));
    conformance::create_tables(project);
    conformance::load_seed(conformance::models(), contents(seed));
    cadenza::ServerOptions options;
    options.port = port;
    options.workers = 1;
    options.limits.body =
        16 * 1024 * 1024;  // scenarios of large bodies are answered by the application
    cadenza::Server server(project, options);
    if (const auto listening = server.listen(); !listening)
        throw cadenza::Error(listening.error().message);
    std::fprintf(stderr, "http://127.0.0.1:%d/\n", server.port());
    return server.run();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: %s PORT SEED.json\n", argv[0]);
        return 2;
    }
    try {
        return serve(static_cast<std::uint16_t>(std::atoi(argv[1])), argv[2]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s: %s\n", argv[0], error.what());
        return 1;
    }
}
