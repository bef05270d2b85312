#include "cadenza/contrib/sessions/session_expiry.h"

#include <algorithm>

#include "cadenza/conf/session_settings.h"

namespace cadenza::sessions {
namespace {

constexpr std::int64_t kSecond = 1'000'000;

Duration seconds(std::int64_t count) {
    constexpr std::int64_t kCenturies = 200LL * 366 * 86'400;  // in 64 bits of microseconds, too
    return Duration::seconds(std::clamp(count, -kCenturies, kCenturies));
}

}  // namespace

DateTime expiry_date(const Value& custom, const SessionSettings& settings, DateTime modified) {
    if (custom.is_text()) {
        if (auto moment = DateTime::parse(custom.as_text())) {
            moment->aware = true;  // a naive one is UTC
            return moment->utc();
        }
    }
    if (custom.is_int() && custom.as_int() != 0) return modified + seconds(custom.as_int());
    return modified + settings.cookie_age;
}

std::int64_t expiry_age(const Value& custom, const SessionSettings& settings, DateTime modified) {
    const Duration left = expiry_date(custom, settings, modified) - modified;
    const std::int64_t whole = left.microseconds / kSecond;
    return left.microseconds % kSecond < 0 ? whole - 1 : whole;
}

}  // namespace cadenza::sessions
