#pragma once

#include <cstdint>
#include <span>

namespace cadenza::internal {

struct CodePointRange {
    char32_t first, last;
};
/// Every stride-th code point from first to last moves by delta.
struct CaseRun {
    char32_t first, last;
    std::uint8_t stride;
    std::int32_t delta;
};
struct Latin {
    char32_t code_point;
    const char* ascii;
};

// All sorted by code point.
extern const std::span<const CodePointRange> kWord;
extern const std::span<const CodePointRange> kUnprintable;
extern const std::span<const CaseRun> kLower;
extern const std::span<const CaseRun> kUpper;
extern const std::span<const CaseRun> kFold;
extern const std::span<const char32_t> kDigitZeros;
extern const std::span<const Latin> kLatin;

bool in_ranges(std::span<const CodePointRange> ranges, char32_t code_point) noexcept;

}  // namespace cadenza::internal
