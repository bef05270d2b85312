#include "cadenza/db/backends/sqlite/options.h"

#include <array>
#include <charconv>
#include <optional>
#include <span>

namespace cadenza::db::sqlite {
namespace {

[[noreturn]] void refuse(std::string_view option, std::string_view found, std::string_view wanted) {
    throw ImproperlyConfigured("The SQLite option " + std::string(option) + "=" +
                               std::string(found) + " is wrong: it takes " + std::string(wanted) +
                               ".");
}

template <class Number>
Number number(std::string_view option, std::string_view text, Number minimum) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < minimum) {
        refuse(option, text,
               "a number from " + std::to_string(static_cast<std::int64_t>(minimum)) + " on");
    }
    return value;
}

bool same_letters(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if ((a[i] | 0x20) != (b[i] | 0x20)) return false;
    }
    return true;
}

std::size_t one_of(std::string_view option, std::string_view text,
                   std::span<const std::string_view> names) {
    std::string wanted;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (same_letters(text, names[i])) return i;
        wanted += (i == 0 ? "" : " or ") + std::string(names[i]);
    }
    refuse(option, text, wanted);
}

constexpr std::array<std::string_view, 4> kSynchronous = {"off", "normal", "full", "extra"};
constexpr std::array<std::string_view, 3> kModes = {"deferred", "immediate", "exclusive"};
constexpr std::array<std::string_view, 2> kSwitch = {"off", "on"};

void apply(SqliteOptions& options, std::string_view name, std::string_view value) {
    if (name == "timeout") {
        options.timeout = Duration(static_cast<std::int64_t>(number(name, value, 0.0) * 1e6));
        options.limits.timeout = options.timeout;
    } else if (name == "synchronous") {
        options.synchronous = static_cast<Synchronous>(one_of(name, value, kSynchronous));
    } else if (name == "transaction_mode") {
        options.transaction_mode = static_cast<TransactionMode>(one_of(name, value, kModes));
    } else if (name == "cache_size") {
        options.cache_size = number<std::int64_t>(name, value, 1);
    } else if (name == "mmap_size") {
        options.mmap_size = number<std::int64_t>(name, value, 0);
    } else if (name == "checkpoint_pages") {
        options.checkpoint_pages = number<std::int64_t>(name, value, 1);
    } else if (name == "statements") {
        options.statements = number<std::size_t>(name, value, 1);
    } else if (name == "max_connections") {
        options.limits.connections = number<std::size_t>(name, value, 1);
    } else if (name == "group_commit") {
        options.group_commit = one_of(name, value, kSwitch) == 1;
    } else {
        throw ImproperlyConfigured(
            "There is no SQLite option '" + std::string(name) +
            "'. There are timeout, synchronous, transaction_mode, cache_size, mmap_size, "
            "checkpoint_pages, statements, max_connections and group_commit.");
    }
}

}  // namespace

SqliteOptions SqliteOptions::from(const DatabaseSettings& settings) {
    SqliteOptions options;
    options.path = settings.name;
    options.in_memory = settings.name == ":memory:";
    for (const auto& [name, value] : settings.options) apply(options, name, value);
    return options;
}

}  // namespace cadenza::db::sqlite
