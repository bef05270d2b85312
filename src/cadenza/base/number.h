#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cadenza/base/value.h"

namespace cadenza {

/// Appends a number as Python's repr shows it: the shortest digits that read back as the same
/// double, with
/// ".0" on whole ones and an exponent from 1e+16 and below 1e-04: "3.0", "-0.0", "1e+22", "1e-07",
/// "nan", "inf".
void append_double(std::string& out, double value);
std::string double_repr(double value);
void append_integer(std::string& out, std::int64_t value);

/// The value of a well-formed `[-]digits[.digits][e[+-]digits]`: an infinity where it is too large,
/// a zero where it is too small.
double read_double(std::string_view number);

/// Python's float(text): blanks around, underscores between digits, an exponent, "nan" and
/// "infinity" in any case, decimal digits of every script. Empty if it is no number; beyond the
/// range it is an infinity.
std::optional<double> parse_float(std::string_view text);

/// Python's int(text): blanks around, a sign, underscores between digits, decimal digits of every
/// script. An Int, or a BigInt beyond 64 bits; empty if it is no integer or has more than
/// `max_digits` digits.
std::optional<Value> parse_integer(std::string_view text, std::size_t max_digits = 4300);

/// Fills in ASCII digits for the decimal digits of other scripts; everything else stays.
std::string ascii_digits(std::string_view text);

}  // namespace cadenza
