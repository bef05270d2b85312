#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/base/result.h"

namespace cadenza::internal {

struct DotenvEntry {
    std::string key;
    std::string value;
    int line = 0;  ///< where it begins, from 1
};

/// Reads the text of a .env file, see load_dotenv(). `lookup` answers for keys that the file does
/// not define further up. The Fault's message begins with the line: "line 3: …". Never throws.
Result<std::vector<DotenvEntry>> parse_dotenv(
    std::string_view text,
    const std::function<std::optional<std::string>(std::string_view)>& lookup);

/// "; did you mean DATABASE_URL?" where a key of a .env file is unknown and nearly equal to a known
/// one (or to any key of Cadenza's, if it begins with CADENZA_); nothing where it is known, or the
/// program's own.
std::optional<std::string> complain_about_key(std::string_view key);

/// What to add to the message that `key` is not set: a variable of the environment with nearly the
/// same name.
std::string hint_for_missing(std::string_view key);

}  // namespace cadenza::internal
