#include "cadenza/base/text/normalization.h"

#include <algorithm>

#include "cadenza/base/text/normalization_tables.h"
#include "cadenza/base/text/utf8.h"

// Unicode Standard Annex 15, and section 3.12 of the standard for Hangul.
namespace cadenza {
namespace {

using Points = std::u32string;

constexpr char32_t kSyllables = 0xAC00, kLeads = 0x1100, kVowels = 0x1161, kTails = 0x11A7;
constexpr char32_t kLeadCount = 19, kVowelCount = 21, kTailCount = 28;
constexpr char32_t kSyllableCount = kLeadCount * kVowelCount * kTailCount;

std::uint8_t combining_class(char32_t point) {
    const auto& ranges = internal::kCombining;
    const auto after = std::upper_bound(
        ranges.begin(), ranges.end(), point,
        [](char32_t value, const internal::CombiningRange& range) { return value < range.first; });
    if (after == ranges.begin() || point > std::prev(after)->last) return 0;
    return std::prev(after)->combining_class;
}

void decompose(char32_t point, Points& out) {
    if (point >= kSyllables && point < kSyllables + kSyllableCount) {
        const char32_t index = point - kSyllables;
        out += kLeads + index / (kVowelCount * kTailCount);
        out += kVowels + index % (kVowelCount * kTailCount) / kTailCount;
        if (index % kTailCount != 0) out += kTails + index % kTailCount;
        return;
    }
    const auto& all = internal::kDecompositions;
    const auto found = std::lower_bound(
        all.begin(), all.end(), point,
        [](const internal::Decomposition& one, char32_t value) { return one.code_point < value; });
    if (found == all.end() || found->code_point != point) {
        out += point;
    } else {
        out.append(internal::kDecomposed + found->at, found->size);
    }
}

void order_marks(Points& points) {
    for (auto begin = points.begin(); begin != points.end();) {
        if (combining_class(*begin) == 0) {
            ++begin;
            continue;
        }
        const auto end = std::find_if(begin, points.end(),
                                      [](char32_t point) { return combining_class(point) == 0; });
        std::stable_sort(begin, end, [](char32_t a, char32_t b) {
            return combining_class(a) < combining_class(b);
        });
        begin = end;
    }
}

// 0 if the two do not compose.
char32_t composed(char32_t first, char32_t second) {
    if (first >= kLeads && first < kLeads + kLeadCount && second >= kVowels &&
        second < kVowels + kVowelCount)
        return kSyllables + ((first - kLeads) * kVowelCount + (second - kVowels)) * kTailCount;
    if (first >= kSyllables && first < kSyllables + kSyllableCount &&
        (first - kSyllables) % kTailCount == 0 && second > kTails && second < kTails + kTailCount)
        return first + (second - kTails);
    const auto& all = internal::kCompositions;
    const auto found = std::lower_bound(
        all.begin(), all.end(), std::pair(first, second),
        [](const internal::Composition& one, const std::pair<char32_t, char32_t>& wanted) {
            return std::pair(one.first, one.second) < wanted;
        });
    if (found == all.end() || found->first != first || found->second != second) return 0;
    return found->composed;
}

void compose(Points& points) {
    std::size_t starter = Points::npos;
    std::size_t end = 0;  // of what is kept
    int last_class = -1;  // of what was kept behind the starter; -1: nothing
    for (const char32_t point : Points(points)) {
        const int own_class = combining_class(point);
        if (starter != Points::npos && last_class < own_class) {
            if (const char32_t joined = composed(points[starter], point)) {
                points[starter] = joined;
                continue;
            }
        }
        if (own_class == 0) {
            starter = end;
            last_class = -1;
        } else {
            last_class = own_class;
        }
        points[end++] = point;
    }
    points.resize(end);
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string nfkc(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    Points points;
    for (std::size_t at = 0; at < text.size();) decompose(next_code_point(text, at), points);
    order_marks(points);
    compose(points);
    std::string result;
    for (const char32_t point : points) append_utf8(result, point);
    return result;
}

}  // namespace cadenza
