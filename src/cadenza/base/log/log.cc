#include "cadenza/base/log/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <sstream>

#include "cadenza/base/error.h"
#include "cadenza/base/text/case.h"
#include "cadenza/base/text/utf8.h"

namespace cadenza::log {
namespace {

constexpr std::array<std::string_view, 6> kNames{"debug", "info",     "warning",
                                                 "error", "critical", "off"};

spdlog::level::level_enum to_spdlog(Level level) {
    switch (level) {
        case Level::Debug: return spdlog::level::debug;
        case Level::Info: return spdlog::level::info;
        case Level::Warning: return spdlog::level::warn;
        case Level::Error: return spdlog::level::err;
        case Level::Critical: return spdlog::level::critical;
        case Level::Off: break;
    }
    return spdlog::level::off;
}

// The process's log: where its lines go is a property of the process, as standard error is.
struct Output {
    std::shared_ptr<spdlog::logger> standard_error;
    std::atomic<spdlog::logger*> current;
    std::atomic<Level> level{Level::Info};

    Output() {
        auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
        standard_error = std::make_shared<spdlog::logger>("cadenza", std::move(sink));
        standard_error->set_pattern("[%Y-%m-%d %H:%M:%S.%e] %l %v");
        standard_error->set_level(spdlog::level::trace);
        standard_error->flush_on(spdlog::level::warn);
        current = standard_error.get();
    }
};

Output& output() {
    static Output instance;
    return instance;
}

void append_control(std::string& out, char32_t c) {
    switch (c) {
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    char buffer[12];
    std::snprintf(buffer, sizeof buffer, c < 0x100 ? "\\x%02x" : "\\u%04x",
                  static_cast<unsigned>(c));
    out += buffer;
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
}

}  // namespace

Level level_from(std::string_view name) {
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (ascii_iequals(name, kNames[i])) return static_cast<Level>(i);
    }
    return Level::Info;
}

std::string_view level_name(Level level) {
    return kNames[static_cast<std::size_t>(level)];
}
void set_level(Level level) {
    output().level = level;
}
Level level() {
    return output().level;
}

std::string escape(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        std::size_t start = i;
        char32_t c = next_code_point(text, i);
        if (is_control(c)) {
            append_control(out, c);
        } else if (c == 0xfffd && i - start == 1) {
            append_control(out,
                           static_cast<unsigned char>(text[start]));  // a byte that is no UTF-8
        } else {
            out.append(text.substr(start, i - start));
        }
    }
    return out;
}

void write(Level level, std::string_view text) noexcept try {
    Output& out = output();
    if (level < out.level.load(std::memory_order_relaxed) || level == Level::Off) return;
    out.current.load(std::memory_order_acquire)->log(to_spdlog(level), escape(text));
} catch (...) {  // a line that cannot be written must not end a request
}

void debug(std::string_view text) noexcept {
    write(Level::Debug, text);
}
void info(std::string_view text) noexcept {
    write(Level::Info, text);
}
void warning(std::string_view text) noexcept {
    write(Level::Warning, text);
}
void error(std::string_view text) noexcept {
    write(Level::Error, text);
}
void critical(std::string_view text) noexcept {
    write(Level::Critical, text);
}

void request(std::string_view method, std::string_view target, int status, std::size_t size,
             double milliseconds) noexcept try {
    Level level = status >= 500 ? Level::Error : status >= 400 ? Level::Warning : Level::Info;
    if (level < log::level()) return;
    std::string line = "\"";
    line.append(method).append(" ").append(target).append("\" ");
    char numbers[80];
    std::snprintf(numbers, sizeof numbers, "%d %zu %.1f ms", status, size, milliseconds);
    write(level, line + numbers);
} catch (...) {
}

struct Capture::State {
    std::ostringstream stream;
    std::shared_ptr<spdlog::logger> logger;
};

Capture::Capture() : state_(std::make_unique<State>()) {
    auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(state_->stream, true);
    state_->logger = std::make_shared<spdlog::logger>("capture", std::move(sink));
    state_->logger->set_pattern("%l %v");
    state_->logger->set_level(spdlog::level::trace);
    spdlog::logger* usual = output().standard_error.get();
    if (!output().current.compare_exchange_strong(usual, state_->logger.get())) {
        throw Error("a log::Capture is already in place; end it before starting another");
    }
}

Capture::~Capture() {
    output().current = output().standard_error.get();
}
std::string Capture::text() const {
    return state_->stream.str();
}

}  // namespace cadenza::log
