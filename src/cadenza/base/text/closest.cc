#include "cadenza/base/text/closest.h"

#include <algorithm>
#include <string>
#include <vector>

#include "cadenza/base/text/case.h"

namespace cadenza {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > limit) return limit + 1;
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t change = last[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        if (*std::ranges::min_element(row) > limit) return limit + 1;
        before.swap(last);
        last.swap(row);
    }
    return std::min(last[b.size()], limit + 1);
}

std::optional<std::string_view> closest(std::string_view name,
                                        std::span<const std::string_view> candidates) {
    constexpr std::size_t kLongest = 100;  // nobody mistypes a longer one
    if (name.empty() || name.size() > kLongest) return std::nullopt;
    std::string wanted = to_lower(name);
    std::optional<std::string_view> best;
    std::size_t best_distance = kLongest;
    for (std::string_view candidate : candidates) {
        std::size_t longer = std::max(name.size(), candidate.size());
        std::size_t limit = std::min(std::max<std::size_t>(1, longer / 3), best_distance - 1);
        std::size_t distance = edit_distance(wanted, to_lower(candidate), limit);
        if (distance > limit) continue;
        best = candidate;
        best_distance = distance;
        if (distance == 0) break;
    }
    return best;
}

}  // namespace cadenza
