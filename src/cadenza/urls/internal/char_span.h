#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cadenza::internal {

/// A run of characters of one class, such as [^/]+, or a UUID: what the router reads without a
/// regular expression. It is read as far as it goes, which is what a regular expression does too
/// where the following text cannot be part of the run.
class CharSpan {
 public:
    /// Of "[…]+", "\d+", "\w+", ".+" and the regular expression of uuid; empty for anything else.
    static std::optional<CharSpan> of(std::string_view regex);

    bool takes(char c) const noexcept {
        auto byte = static_cast<unsigned char>(c);
        return (bits_[byte >> 6] >> (byte & 63) & 1) != 0;
    }
    /// How many bytes at the start of text belong to the run; 0 if none.
    std::size_t munch(std::string_view text) const noexcept;
    /// Whether more than one length of the run may be tried by a regular expression.
    bool has_fixed_length() const noexcept { return uuid_; }
    bool operator==(const CharSpan&) const noexcept = default;

 private:
    void add(unsigned char first, unsigned char last) noexcept;
    bool add_escape(char letter) noexcept;
    bool add_class(std::string_view inside) noexcept;

    std::array<std::uint64_t, 4> bits_{};
    bool uuid_ = false;
};

inline constexpr std::string_view kUuidRegex =
    "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

}  // namespace cadenza::internal
