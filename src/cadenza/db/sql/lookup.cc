#include "cadenza/db/sql/lookup.h"

#include <array>

namespace cadenza::db {
namespace {

constexpr std::array<std::string_view, 17> kNames = {
    "exact",    "iexact",    "contains", "icontains", "startswith", "istartswith",
    "endswith", "iendswith", "gt",       "gte",       "lt",         "lte",
    "in",       "range",     "isnull",   "regex",     "iregex",
};

bool opens_left(Lookup lookup) {
    return lookup == Lookup::Contains || lookup == Lookup::IContains ||
           lookup == Lookup::EndsWith || lookup == Lookup::IEndsWith;
}
bool opens_right(Lookup lookup) {
    return lookup == Lookup::Contains || lookup == Lookup::IContains ||
           lookup == Lookup::StartsWith || lookup == Lookup::IStartsWith;
}

}  // namespace

std::optional<Lookup> lookup_by_name(std::string_view name) {
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (kNames[i] == name) return static_cast<Lookup>(i);
    }
    return std::nullopt;
}

std::string_view lookup_name(Lookup lookup) {
    return kNames[static_cast<std::size_t>(lookup)];
}

bool is_pattern(Lookup lookup) {
    return lookup == Lookup::IExact || opens_left(lookup) || opens_right(lookup);
}

std::string like_pattern(Lookup lookup, std::string_view text) {
    std::string pattern;
    pattern.reserve(text.size() + 2);
    if (opens_left(lookup)) pattern += '%';
    for (const char c : text) {
        if (c == '\\' || c == '%' || c == '_') pattern += '\\';
        pattern += c;
    }
    if (opens_right(lookup)) pattern += '%';
    return pattern;
}

}  // namespace cadenza::db
