#pragma once

#include <cstdint>
#include <span>

namespace cadenza::internal {

/// A code point whose compatibility decomposition, down to the last, lies in kDecomposed.
struct Decomposition {
    char32_t code_point;
    std::uint16_t at;
    std::uint8_t size;
};
struct Composition {
    char32_t first, second, composed;
};
struct CombiningRange {
    char32_t first, last;
    std::uint8_t combining_class;
};

// All sorted by code point.
extern const std::span<const Decomposition> kDecompositions;
extern const char32_t* const kDecomposed;
extern const std::span<const Composition> kCompositions;
extern const std::span<const CombiningRange> kCombining;

}  // namespace cadenza::internal
