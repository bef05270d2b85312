#pragma once

#include <cstdint>
#include <string_view>

#include "cadenza/base/value.h"

namespace cadenza {

struct SessionSettings;

namespace sessions {

/// Where a session's data says how long it lives: seconds, or a moment in ISO 8601.
inline constexpr std::string_view kExpiryKey = "_session_expiry";

/// When a session ends that was last changed at `modified`: `custom` is its entry of kExpiryKey;
/// null, 0 and what is no time stand for settings.cookie_age.
DateTime expiry_date(const Value& custom, const SessionSettings& settings, DateTime modified);

/// The seconds from `modified` until then, rounded down.
std::int64_t expiry_age(const Value& custom, const SessionSettings& settings, DateTime modified);

}  // namespace sessions
}  // namespace cadenza
