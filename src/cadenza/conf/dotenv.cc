#include "cadenza/conf/dotenv.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "cadenza/base/error.h"
#include "cadenza/base/text/closest.h"
#include "cadenza/conf/env.h"
#include "cadenza/conf/overrides.h"

namespace cadenza {
namespace {

// What the scaffold's settings.cpp reads.
constexpr std::string_view kUsualKeys[] = {"SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "DATABASE_URL",
                                           // of ./manage
                                           "CADENZA_PREFIX", "CADENZA_BUILD_DIR",
                                           "CADENZA_BUILD_TYPE", "CADENZA_PROJECT_DIR"};

std::optional<std::string> from_environment(std::string_view key) {
    const char* text = std::getenv(std::string(key).c_str());
    if (!text) return std::nullopt;
    return text;
}

// A slip of the fingers rather than another word: few letters differ for the length of the name.
std::optional<std::string_view> nearly_equal(std::string_view key,
                                             std::span<const std::string_view> known) {
    auto candidate = closest(key, known);
    if (!candidate) return std::nullopt;
    std::size_t most = std::max<std::size_t>(1, std::min(key.size(), candidate->size()) / 4);
    most = std::min<std::size_t>(most, 3);
    if (edit_distance(key, *candidate, most) > most) return std::nullopt;
    return candidate;
}

}  // namespace

namespace internal {

std::optional<std::string> complain_about_key(std::string_view key) {
    std::span<const std::string_view> settings = setting_variables();
    std::vector<std::string_view> known(std::begin(kUsualKeys), std::end(kUsualKeys));
    known.insert(known.end(), settings.begin(), settings.end());
    if (std::ranges::find(known, key) != known.end()) return std::nullopt;
    if (key.starts_with("CADENZA_")) {
        auto candidate = closest(key, settings);
        return candidate ? "; did you mean " + std::string(*candidate) + "?" : std::string();
    }
    if (auto candidate = nearly_equal(key, known))
        return "; did you mean " + std::string(*candidate) + "?";
    return std::nullopt;
}

std::string hint_for_missing(std::string_view key) {
    std::vector<std::string_view> names;
    for (char** variable = environ; variable && *variable; ++variable) {
        std::string_view entry = *variable;
        names.push_back(entry.substr(0, entry.find('=')));
    }
    auto candidate = nearly_equal(key, names);
    return candidate ? " (" + std::string(*candidate) + " is set: is that what you mean?)"
                     : std::string();
}

}  // namespace internal

void load_dotenv(std::string_view path) {
    std::string name(path);
    std::ifstream file(name, std::ios::binary);
    if (!file) return;
    std::string text{std::istreambuf_iterator<char>(file), {}};
    auto entries = internal::parse_dotenv(text, from_environment);
    if (!entries) throw ImproperlyConfigured(name + ", " + entries.error().message);
    for (const internal::DotenvEntry& entry : *entries) {
        if (auto hint = internal::complain_about_key(entry.key)) {
            throw ImproperlyConfigured(name + ", line " + std::to_string(entry.line) + ": " +
                                       entry.key + " is no setting that Cadenza knows" + *hint);
        }
    }
    for (const internal::DotenvEntry& entry : *entries) {
        if (!from_environment(entry.key)) setenv(entry.key.c_str(), entry.value.c_str(), 1);
    }
}

}  // namespace cadenza
