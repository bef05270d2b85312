#pragma once

#include <cstdint>

#include "cadenza/validation/validator.h"

namespace cadenza {

/// Flags of a regular expression, to be joined with |.
enum class RegexFlags : std::uint8_t {
    None = 0,
    IgnoreCase = 1,
    Multiline = 2,
    DotAll = 4,
    Ascii = 8
};
constexpr RegexFlags operator|(RegexFlags a, RegexFlags b) {
    return static_cast<RegexFlags>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
constexpr bool has(RegexFlags flags, RegexFlags one) {
    return (static_cast<std::uint8_t>(flags) & static_cast<std::uint8_t>(one)) != 0;
}

/// The text contains a match of a regular expression (or, inverse, contains none). The syntax is
/// Python's without lookaround and backreferences, and takes time in proportion to the text
/// whatever the expression (RE2); \d and \w know every script unless Ascii is given. `message` may
/// contain %(value)s.
class RegexValidator : public ValidatorRule {
 public:
    explicit RegexValidator(std::string regex, std::string message = {},
                            std::string code = "invalid", bool inverse_match = false,
                            RegexFlags flags = RegexFlags::None);

    /// Throws ImproperlyConfigured where the expression is malformed; see error().
    std::optional<ValidationMessage> check(const Value& value) const override;
    std::string describe() const override;

    const std::string& regex() const { return regex_; }
    bool inverse_match() const { return inverse_match_; }
    RegexFlags flags() const { return flags_; }
    /// What is wrong with the expression; empty if nothing.
    std::string error() const;

 private:
    class Engine;  // compiled on first use, once
    std::string regex_, message_, code_;
    bool inverse_match_;
    RegexFlags flags_;
    std::shared_ptr<Engine> engine_;
};

}  // namespace cadenza
