#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cadenza::db {

/// The comparisons that a database makes between a column and a value; the names of Django's
/// built-in lookups.
enum class Lookup : std::uint8_t {
    Exact,
    IExact,
    Contains,
    IContains,
    StartsWith,
    IStartsWith,
    EndsWith,
    IEndsWith,
    Gt,
    Gte,
    Lt,
    Lte,
    In,
    Range,
    IsNull,
    Regex,
    IRegex,
};

/// "icontains" → IContains; empty for other names.
std::optional<Lookup> lookup_by_name(std::string_view name);
std::string_view lookup_name(Lookup lookup);

/// Whether the value becomes a LIKE pattern: contains, startswith, endswith, their i… forms, and
/// iexact.
bool is_pattern(Lookup lookup);

/// The LIKE pattern of a pattern lookup: the text with \ % _ escaped by a backslash, and % where
/// the lookup leaves something open. "50%" with Contains: "%50\%%".
std::string like_pattern(Lookup lookup, std::string_view text);

}  // namespace cadenza::db
