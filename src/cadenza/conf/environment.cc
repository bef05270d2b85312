#include <cstdlib>

#include "cadenza/base/error.h"
#include "cadenza/base/number.h"
#include "cadenza/base/text/case.h"
#include "cadenza/conf/convert.h"
#include "cadenza/conf/dotenv.h"
#include "cadenza/conf/env.h"

namespace cadenza {
namespace {

std::optional<std::string> lookup(std::string_view key) {
    const char* text = std::getenv(std::string(key).c_str());
    if (!text) return std::nullopt;
    return text;
}

std::string require(std::string_view key) {
    if (auto text = lookup(key)) return *std::move(text);
    throw ImproperlyConfigured("the environment variable " + std::string(key) +
                               " is not set; set it, or write a line " + std::string(key) +
                               "=… in the .env file" + internal::hint_for_missing(key));
}

}  // namespace

std::string Environment::operator()(std::string_view key) const {
    return require(key);
}

std::string Environment::operator()(std::string_view key, std::string_view fallback) const {
    return lookup(key).value_or(std::string(fallback));
}

bool Environment::contains(std::string_view key) const {
    return lookup(key).has_value();
}

bool Environment::flag(std::string_view key) const {
    return internal::to_flag(key, require(key));
}
bool Environment::flag(std::string_view key, bool fallback) const {
    auto text = lookup(key);
    return text ? internal::to_flag(key, *text) : fallback;
}

std::int64_t Environment::integer(std::string_view key) const {
    return internal::to_integer(key, require(key));
}
std::int64_t Environment::integer(std::string_view key, std::int64_t fallback) const {
    auto text = lookup(key);
    return text ? internal::to_integer(key, *text) : fallback;
}

double Environment::real(std::string_view key) const {
    return internal::to_real(key, require(key));
}
double Environment::real(std::string_view key, double fallback) const {
    auto text = lookup(key);
    return text ? internal::to_real(key, *text) : fallback;
}

Duration Environment::duration(std::string_view key) const {
    return internal::to_duration(key, require(key));
}
Duration Environment::duration(std::string_view key, Duration fallback) const {
    auto text = lookup(key);
    return text ? internal::to_duration(key, *text) : fallback;
}

std::vector<std::string> Environment::list(std::string_view key) const {
    return internal::to_list(require(key));
}
std::vector<std::string> Environment::list(std::string_view key,
                                           std::initializer_list<std::string_view> fallback) const {
    if (auto text = lookup(key)) return internal::to_list(*text);
    return {fallback.begin(), fallback.end()};
}

}  // namespace cadenza
