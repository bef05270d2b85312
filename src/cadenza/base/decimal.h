#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cadenza {

enum class Rounding : std::uint8_t {
    HalfEven,
    HalfUp,
    HalfDown,
    Up,
    Down,
    Ceiling,
    Floor,
    ZeroFiveUp
};

/// A decimal number of any length, exact, with the exponent kept ("1.10" is not "1.1"), as Python's
/// Decimal.
class Decimal {
 public:
    Decimal() = default;
    Decimal(std::int64_t value);  // NOLINT(google-explicit-constructor)

    /// Python's Decimal(text): sign, digits, point, exponent, "NaN", "Infinity"; surrounding blanks
    /// allowed.
    static std::optional<Decimal> parse(std::string_view text);
    static Decimal from_double(double value);  ///< the shortest text that reads back as value

    bool is_nan() const { return special_ == Special::NaN; }
    bool is_infinite() const { return special_ == Special::Infinity; }
    bool is_finite() const { return special_ == Special::None; }
    bool is_negative() const { return negative_; }
    bool is_zero() const;
    const std::string& digits() const { return digits_; }  ///< without leading zeros; "0" for zero
    std::int64_t exponent() const { return exponent_; }

    /// The nearest number with `places` digits after the point.
    Decimal quantize(int places, Rounding rounding = Rounding::HalfEven) const;
    Decimal normalize() const;  ///< without trailing zeros
    /// str(Decimal): "1.10", "1E+20"
    std::string str() const;
    /// "{:f}": never an exponent
    std::string fixed() const;
    double to_double() const;
    std::optional<std::int64_t> to_int64() const;  ///< empty where fractional or too large

    std::partial_ordering operator<=>(const Decimal& other) const;
    bool operator==(const Decimal& other) const { return (*this <=> other) == 0; }

 private:
    enum class Special : std::uint8_t { None, NaN, Infinity };
    std::string digits_ = "0";
    std::int64_t exponent_ = 0;
    bool negative_ = false;
    Special special_ = Special::None;
};

}  // namespace cadenza
