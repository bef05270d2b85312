#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/datetime.h"

namespace cadenza {

/// Puts the variables of a file of KEY=value lines into the process's environment; those that are
/// set already stay. No such file: nothing happens. Throws ImproperlyConfigured, with the line,
/// where the file is malformed, and where a key is no known one but nearly equal to one, or starts
/// with CADENZA_. Call it before threads are started.
///
/// Lines are `KEY=value`, `export KEY=value`, blank, or `# comments`. Quotes may hold several
/// lines; in double quotes \n \r \t \" \\ \$ are escapes, in single quotes nothing is. Outside
/// single quotes ${KEY} and ${KEY:-fallback} stand for values from further up, else from the
/// environment. An unquoted value ends at a blank followed by '#'.
void load_dotenv(std::string_view path = ".env");

/// The variables of the process's environment, read with a type. Used through `env`. Every function
/// throws ImproperlyConfigured, which names the variable, what was found and what is expected, if
/// the text is not of its type; and without a fallback also if the variable is not set.
class Environment {
 public:
    std::string operator()(std::string_view key) const;
    std::string operator()(std::string_view key, std::string_view fallback) const;
    /// "1", "true", "yes", "on" or "0", "false", "no", "off", "" in any case.
    bool flag(std::string_view key) const;
    bool flag(std::string_view key, bool fallback) const;
    std::int64_t integer(std::string_view key) const;
    std::int64_t integer(std::string_view key, std::int64_t fallback) const;
    double real(std::string_view key) const;
    double real(std::string_view key, double fallback) const;
    /// "90s", "15m", "24h", "7d", "500ms", "1h30m", or what Duration::parse reads.
    Duration duration(std::string_view key) const;
    Duration duration(std::string_view key, Duration fallback) const;
    /// Parts between commas, without blanks around and without empty ones.
    std::vector<std::string> list(std::string_view key) const;
    std::vector<std::string> list(std::string_view key,
                                  std::initializer_list<std::string_view> fallback) const;
    bool contains(std::string_view key) const;
};

inline constexpr Environment env{};

}  // namespace cadenza
