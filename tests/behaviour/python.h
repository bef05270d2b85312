#pragma once

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

namespace cadenza::testing {

/// What a script prints in Debian's Python, its complaints too; `input` is the text of the file
/// that sys.argv[1] names.
inline std::string python(const std::string& script, const std::string& input = {}) {
    char folder[] = "/tmp/cadenza_python_XXXXXX";
    if (mkdtemp(folder) == nullptr) return {};
    const std::string program = std::string(folder) + "/program.py",
                      data = std::string(folder) + "/input";
    std::ofstream(program) << script;
    std::ofstream(data) << input;
    std::FILE* pipe = popen(("/usr/bin/python3 " + program + " " + data + " 2>&1").c_str(), "r");
    std::string out;
    char buffer[4096];
    while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, pipe))
        out.append(buffer, size);
    pclose(pipe);
    std::remove(program.c_str());
    std::remove(data.c_str());
    std::remove(folder);
    return out;
}

/// Whether Debian's Python has these modules: "django, argon2".
inline bool python_has(const std::string& modules) {
    return python("import " + modules + "\nprint('yes')") == "yes\n";
}

}  // namespace cadenza::testing
