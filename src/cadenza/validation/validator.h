#pragma once

#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cadenza/base/value.h"

namespace cadenza {

/// Why a validator refused a value: the sentence for the person who entered it, and a short code
/// for programs.
struct ValidationMessage {
    std::string message;
    std::string code = "invalid";

    bool operator==(const ValidationMessage&) const = default;
};

/// What a class of validators implements. Immutable; used by many threads at once.
class ValidatorRule {
 public:
    virtual ~ValidatorRule();
    /// Nothing where the value is fine.
    virtual std::optional<ValidationMessage> check(const Value& value) const = 0;
    /// The C++ expression that makes an equal validator ("MinValueValidator(1)"), for migrations;
    /// equal descriptions mean equal validators. Empty where there is none: such a validator equals
    /// itself only.
    virtual std::string describe() const { return {}; }
};

/// A shared handle of a check on one value: `validators = {validate_slug, MinLengthValidator(2)}`.
/// Cheap to copy. Made of an object of a class derived from ValidatorRule, or of a function.
class Validator {
 public:
    using Function = std::optional<ValidationMessage> (*)(const Value&);

    template <class T>
    requires std::derived_from<T, ValidatorRule> Validator(T rule)
        : Validator(std::make_shared<const T>(std::move(rule))) {}
    Validator(Function function);
    Validator(std::shared_ptr<const ValidatorRule> rule);
    /// A function of the program with the name by which migrations mention it:
    /// "api::validate_even".
    static Validator named(std::string_view name, Function function);

    std::optional<ValidationMessage> operator()(const Value& value) const {
        return rule_->check(value);
    }
    /// See ValidatorRule::describe.
    std::string describe() const { return rule_->describe(); }
    /// The rule if it is a T: for what a serializer or a form reads off it, such as a limit.
    template <class T>
    const T* as() const {
        return dynamic_cast<const T*>(rule_.get());
    }
    const ValidatorRule& rule() const { return *rule_; }

    friend bool operator==(const Validator& a, const Validator& b);

 private:
    std::shared_ptr<const ValidatorRule> rule_;
};

}  // namespace cadenza
