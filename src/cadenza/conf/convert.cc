#include "cadenza/conf/convert.h"

#include <cmath>
#include <initializer_list>

#include "cadenza/base/error.h"
#include "cadenza/base/number.h"
#include "cadenza/base/text/case.h"

namespace cadenza::internal {
namespace {

[[noreturn]] void refuse(std::string_view key, std::string_view text, std::string_view expected) {
    std::string name(key);
    bool secret = false;
    for (const char* word : {"SECRET", "PASSWORD", "TOKEN", "KEY"}) {
        secret = secret || name.find(word) != std::string::npos;
    }
    throw ImproperlyConfigured("the environment variable " + name + " is \"" +
                               (secret ? std::string("…") : std::string(text)) +
                               "\", but must be " + std::string(expected));
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
    for (std::string_view word : words) {
        if (ascii_iequals(text, word)) return true;
    }
    return false;
}

std::int64_t unit_microseconds(std::string_view unit) {
    if (unit == "us") return 1;
    if (unit == "ms") return 1'000;
    if (unit == "s") return 1'000'000;
    if (unit == "m" || unit == "min") return 60'000'000;
    if (unit == "h") return 3'600'000'000;
    if (unit == "d") return 86'400'000'000;
    if (unit == "w") return 7 * 86'400'000'000;
    return 0;
}

// "1h30m", "1.5h": numbers with units, one after the other.
std::optional<Duration> parse_units(std::string_view text) {
    double total = 0;
    while (!text.empty()) {
        std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
        std::size_t end = std::min(text.find_first_of("0123456789.", digits), text.size());
        auto number = parse_float(text.substr(0, digits));
        std::int64_t unit = unit_microseconds(text.substr(digits, end - digits));
        if (digits == 0 || !number || unit == 0) return std::nullopt;
        total += *number * static_cast<double>(unit);
        text.remove_prefix(end);
    }
    if (!(total < 9e18)) return std::nullopt;
    return Duration(std::llround(total));
}

}  // namespace

bool to_flag(std::string_view key, std::string_view text) {
    text = strip(text);
    if (is_one_of(text, {"1", "true", "yes", "on"})) return true;
    if (is_one_of(text, {"0", "false", "no", "off", ""})) return false;
    refuse(key, text, "true or false (also 1, 0, yes, no, on, off)");
}

std::int64_t to_integer(std::string_view key, std::string_view text) {
    auto value = parse_integer(text);
    if (!value || !value->is_int()) refuse(key, text, "an integer");
    return value->as_int();
}

double to_real(std::string_view key, std::string_view text) {
    auto value = parse_float(text);
    if (!value || !std::isfinite(*value)) refuse(key, text, "a number");
    return *value;
}

Duration to_duration(std::string_view key, std::string_view text) {
    text = strip(text);
    if (!text.empty()) {
        if (auto value = parse_units(text)) return *value;
        if (auto value = Duration::parse(text)) return *value;
    }
    refuse(key, text, "a duration such as 90s, 15m, 24h, 7d or 1h30m");
}

std::vector<std::string> to_list(std::string_view text) {
    std::vector<std::string> result;
    while (true) {
        std::size_t comma = text.find(',');
        std::string_view part = strip(text.substr(0, comma));
        if (!part.empty()) result.emplace_back(part);
        if (comma == text.npos) return result;
        text.remove_prefix(comma + 1);
    }
}

}  // namespace cadenza::internal
