#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cadenza {

/// A universally unique identifier (RFC 9562).
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    static Uuid random();  ///< version 4, from the operating system's generator
    /// As Python's UUID(text): 32 hex digits with dashes, braces and "urn:uuid:" ignored.
    static std::optional<Uuid> parse(std::string_view text);
    std::string str() const;      ///< "12345678-1234-4234-8234-123456789abc"
    std::string hex() const;      ///< 32 hex digits
    std::string decimal() const;  ///< as one integer of 128 bits

    auto operator<=>(const Uuid&) const = default;
};

}  // namespace cadenza
