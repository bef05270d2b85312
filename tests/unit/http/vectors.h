#pragma once

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "source_directory.h"

namespace cadenza::test {

/// The lines of a file of the test vectors: $CADENZA_VECTORS, or ../shared/vectors beside the
/// checkout. Empty if missing.
inline std::vector<std::string> vector_lines(const std::string& file) {
    const char* set = std::getenv("CADENZA_VECTORS");
    std::string folder =
        set != nullptr ? set : cadenza::test::source_directory() + "/../shared/vectors";
    std::ifstream input(folder + "/" + file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(input, line);) {
        if (!line.empty()) lines.push_back(line);
    }
    return lines;
}

}  // namespace cadenza::test
