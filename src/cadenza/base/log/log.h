#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace cadenza::log {

enum class Level : std::uint8_t { Debug, Info, Warning, Error, Critical, Off };

/// "debug", "info", "warning", "error", "critical" or "off" in any case; Info for anything else.
Level level_from(std::string_view name);
std::string_view level_name(Level level);

/// Below this nothing is written. Info at first.
void set_level(Level level);
Level level();

/// One line per event on standard error: time, level, text. Line ends, escapes and other control
/// characters of the text are written as "\n", "\x1b": nothing that a client sends can forge a line
/// or steer a terminal. Any thread; never throws.
void write(Level level, std::string_view text) noexcept;
void debug(std::string_view text) noexcept;
void info(std::string_view text) noexcept;
void warning(std::string_view text) noexcept;
void error(std::string_view text) noexcept;
void critical(std::string_view text) noexcept;

/// `"GET /path HTTP/1.1" 200 1234` and the milliseconds; a warning from status 400 and an error
/// from 500 on.
void request(std::string_view method, std::string_view target, int status, std::size_t size,
             double milliseconds) noexcept;

/// The text with control characters, and U+2028/U+2029, written as escapes.
std::string escape(std::string_view text);

/// Gives the lines (without time, as "warning text") to a test instead of standard error while it
/// lives. Only one may live at a time.
class Capture {
 public:
    Capture();
    ~Capture();
    Capture(const Capture&) = delete;
    Capture& operator=(const Capture&) = delete;
    /// The lines so far. Ask for it when no other thread writes.
    std::string text() const;

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace cadenza::log
