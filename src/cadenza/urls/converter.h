#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "cadenza/base/value.h"

namespace cadenza {

/// How one part of a URL becomes a value and back, type-erased. The built-in ones are Django's:
/// `int` [0-9]+ → Int (BigInt beyond 64 bits), `str` [^/]+, `slug` [-a-zA-Z0-9_]+, `uuid` (lower
/// case) → Uuid, `path` .+ (no line break). One object serves all routes and lives as long as the
/// program.
class Converter {
 public:
    virtual ~Converter() = default;
    virtual std::string_view name() const noexcept = 0;
    virtual std::string_view regex() const noexcept = 0;  ///< RE2, without capturing groups
    /// Empty: the text is none of its values, the route does not match.
    virtual std::optional<Value> to_value(std::string_view text) const = 0;
    /// True if to_value() takes every text that matches regex(): then it is called for the pattern
    /// that wins only.
    virtual bool takes_all() const noexcept { return false; }
    /// Empty: the value cannot stand in such a URL.
    virtual std::optional<std::string> to_url(const Value& value) const = 0;
};

/// The built-in converter of that name, or nullptr.
const Converter* builtin_converter(std::string_view name) noexcept;

/// A converter of one's own is a type that a route names and the pattern lists:
///
///     struct FourDigitYear {
///         static constexpr std::string_view name = "yyyy";
///         static constexpr std::string_view regex = "[0-9]{4}";
///         static std::optional<Value> to_value(std::string_view text);
///         static std::optional<std::string> to_url(const Value& value);
///     };
///     path<FourDigitYear>("articles/<yyyy:year>/", year_archive)
template <class T>
concept ConverterType = requires(std::string_view text, const Value& value) {
    {std::string_view(T::name)};
    {std::string_view(T::regex)};
    { T::to_value(text) } -> std::convertible_to<std::optional<Value>>;
    { T::to_url(value) } -> std::convertible_to<std::optional<std::string>>;
};

namespace internal {

template <ConverterType T>
class TypedConverter final : public Converter {
 public:
    std::string_view name() const noexcept override { return T::name; }
    std::string_view regex() const noexcept override { return T::regex; }
    std::optional<Value> to_value(std::string_view text) const override {
        return T::to_value(text);
    }
    std::optional<std::string> to_url(const Value& value) const override {
        return T::to_url(value);
    }
    static const Converter* instance() noexcept {
        static const TypedConverter converter;
        return &converter;
    }
};

}  // namespace internal

}  // namespace cadenza
