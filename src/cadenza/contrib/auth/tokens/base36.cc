#include "cadenza/contrib/auth/tokens/base36.h"

#include <algorithm>

namespace cadenza::auth {
namespace {

constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuvwxyz";
constexpr std::size_t kMostDigits = 12;  // fit in 63 bits

}  // namespace

std::string to_base36(std::int64_t number) {
    std::string out;
    auto rest = static_cast<std::uint64_t>(std::max<std::int64_t>(number, 0));
    do {
        out += kDigits[rest % kDigits.size()];
        rest /= kDigits.size();
    } while (rest != 0);
    std::ranges::reverse(out);
    return out;
}

std::optional<std::int64_t> from_base36(std::string_view text) {
    if (text.empty() || text.size() > kMostDigits) return std::nullopt;
    std::int64_t number = 0;
    for (char c : text) {
        std::size_t digit = kDigits.find(c);
        if (digit == kDigits.npos) return std::nullopt;
        number =
            number * static_cast<std::int64_t>(kDigits.size()) + static_cast<std::int64_t>(digit);
    }
    return number;
}

}  // namespace cadenza::auth
