#pragma once

#include <cstdint>
#include <string_view>

namespace cadenza::internal {

/// SipHash-1-3 with a key drawn from the operating system once per process: names that clients
/// choose cannot be made to collide. Differs from run to run; never store it.
std::uint64_t keyed_hash(std::string_view bytes) noexcept;

}  // namespace cadenza::internal
