#pragma once

#include <concepts>

#include "cadenza/validation/validator.h"

namespace cadenza {

/// A comparison with a limit. The message may contain %(limit_value)s, %(show_value)s (what was
/// compared: a length, for example) and %(value)s; the default one is chosen for one or many where
/// it counts.
class LimitValidator : public ValidatorRule {
 public:
    /// The limit, asked anew each time where it is a function.
    Value limit_value() const { return callable_ ? callable_() : limit_; }
    std::optional<ValidationMessage> check(const Value& value) const final;
    std::string describe() const final;

 protected:
    enum class Comparison : std::uint8_t { MaxValue, MinValue, MaxLength, MinLength, StepValue };

    LimitValidator(Comparison comparison, Value limit, std::string message);
    LimitValidator(Comparison comparison, Value (*callable)(), std::string message);

 private:
    Comparison comparison_;
    Value limit_;
    Value (*callable_)() = nullptr;
    std::string message_;  // of the program; empty: the default

    std::string default_message(const Value& limit) const;
};

/// At most this much: numbers of any kind, dates, times, durations, text.
class MaxValueValidator : public LimitValidator {
 public:
    explicit MaxValueValidator(Value limit, std::string message = {})
        : LimitValidator(Comparison::MaxValue, std::move(limit), std::move(message)) {}
    template <std::same_as<Value (*)()> F>  // a template, so that the literal 0 is a number
    explicit MaxValueValidator(F limit, std::string message = {})
        : LimitValidator(Comparison::MaxValue, limit, std::move(message)) {}
};

/// At least this much.
class MinValueValidator : public LimitValidator {
 public:
    explicit MinValueValidator(Value limit, std::string message = {})
        : LimitValidator(Comparison::MinValue, std::move(limit), std::move(message)) {}
    template <std::same_as<Value (*)()> F>  // a template, so that the literal 0 is a number
    explicit MinValueValidator(F limit, std::string message = {})
        : LimitValidator(Comparison::MinValue, limit, std::move(message)) {}
};

/// A multiple of the step.
class StepValueValidator : public LimitValidator {
 public:
    explicit StepValueValidator(Value step, std::string message = {})
        : LimitValidator(Comparison::StepValue, std::move(step), std::move(message)) {}
};

/// At most so many characters (code points), bytes or items.
class MaxLengthValidator : public LimitValidator {
 public:
    explicit MaxLengthValidator(std::int64_t limit, std::string message = {})
        : LimitValidator(Comparison::MaxLength, Value(limit), std::move(message)) {}
};

/// At least so many.
class MinLengthValidator : public LimitValidator {
 public:
    explicit MinLengthValidator(std::int64_t limit, std::string message = {})
        : LimitValidator(Comparison::MinLength, Value(limit), std::move(message)) {}
};

}  // namespace cadenza
