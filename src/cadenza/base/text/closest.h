#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace cadenza {

/// The number of insertions, deletions, changes and swaps of neighbours (bytes) that turn a into b;
/// `limit + 1` once it is above `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate that a person most likely meant by `name`, for "did you mean …?": letter case
/// ignored, at most a third of the letters different. Empty if none is that close. Views into
/// `candidates`.
std::optional<std::string_view> closest(std::string_view name,
                                        std::span<const std::string_view> candidates);

}  // namespace cadenza
