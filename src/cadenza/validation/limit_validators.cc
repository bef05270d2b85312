#include "cadenza/validation/limit_validators.h"

#include <cmath>

#include "cadenza/base/text/utf8.h"
#include "cadenza/validation/describe.h"

namespace cadenza {
namespace {

// What len() gives; nothing for what has no length.
std::optional<std::int64_t> length_of(const Value& value) {
    using Kind = Value::Kind;
    switch (value.kind()) {
        case Kind::Text: return static_cast<std::int64_t>(utf8_length(value.as_text()));
        case Kind::Bytes: return static_cast<std::int64_t>(value.as_text().size());
        case Kind::List: return static_cast<std::int64_t>(value.as_list().size());
        case Kind::Dict: return static_cast<std::int64_t>(value.as_dict().size());
        case Kind::Form: return static_cast<std::int64_t>(value.as_form().size());
        default: return std::nullopt;
    }
}

bool is_multiple(const Value& value, const Value& step) {
    if (value.is_int() && step.is_int())
        return step.as_int() != 0 && value.as_int() % step.as_int() == 0;
    if (!value.is_number() || !step.is_number() || !step) return false;
    auto to_double = [](const Value& v) {
        return v.kind() == Value::Kind::Bool ? (v.as_bool() ? 1.0 : 0.0) : v.as_double();
    };
    // As Python's math.isclose(remainder, 0, abs_tol=1e-9).
    return std::fabs(std::remainder(to_double(value), to_double(step))) <= 1e-9;
}

bool is_one(const Value& limit) {
    return limit.is_int() && limit.as_int() == 1;
}

}  // namespace

LimitValidator::LimitValidator(Comparison comparison, Value limit, std::string message)
    : comparison_(comparison), limit_(std::move(limit)), message_(std::move(message)) {}

LimitValidator::LimitValidator(Comparison comparison, Value (*callable)(), std::string message)
    : comparison_(comparison), callable_(callable), message_(std::move(message)) {}

std::string LimitValidator::default_message(const Value& limit) const {
    switch (comparison_) {
        case Comparison::MaxValue:
            return "Ensure this value is less than or equal to %(limit_value)s.";
        case Comparison::MinValue:
            return "Ensure this value is greater than or equal to %(limit_value)s.";
        case Comparison::StepValue:
            return "Ensure this value is a multiple of step size %(limit_value)s.";
        case Comparison::MaxLength:
        case Comparison::MinLength: break;
    }
    std::string bound = comparison_ == Comparison::MaxLength ? "most" : "least";
    return "Ensure this value has at " + bound + " %(limit_value)d character" +
           (is_one(limit) ? "" : "s") + " (it has %(show_value)d).";
}

std::optional<ValidationMessage> LimitValidator::check(const Value& value) const {
    const Value limit = limit_value();
    Value shown = value;
    bool by_length = comparison_ == Comparison::MaxLength || comparison_ == Comparison::MinLength;
    if (by_length) {
        auto length = length_of(value);
        if (!length) return std::nullopt;
        shown = *length;
    }
    bool refused = false;
    const char* code = "";
    switch (comparison_) {
        case Comparison::MaxValue:
            refused = Value::compare(shown, limit) > 0, code = "max_value";
            break;
        case Comparison::MinValue:
            refused = Value::compare(shown, limit) < 0, code = "min_value";
            break;
        case Comparison::MaxLength:
            refused = Value::compare(shown, limit) > 0, code = "max_length";
            break;
        case Comparison::MinLength:
            refused = Value::compare(shown, limit) < 0, code = "min_length";
            break;
        case Comparison::StepValue: refused = !is_multiple(shown, limit), code = "step_size"; break;
    }
    if (!refused) return std::nullopt;
    const std::pair<std::string_view, std::string> parameters[] = {
        {"limit_value", limit.str()}, {"show_value", shown.str()}, {"value", value.str()}};
    std::string message = message_.empty() ? default_message(limit) : message_;
    return ValidationMessage{internal::interpolate(message, parameters), code};
}

std::string LimitValidator::describe() const {
    if (callable_) return {};
    constexpr const char* kNames[] = {"MaxValueValidator", "MinValueValidator",
                                      "MaxLengthValidator", "MinLengthValidator",
                                      "StepValueValidator"};
    std::string out = kNames[static_cast<int>(comparison_)];
    out += "(" + internal::cpp_expression(limit_);
    if (!message_.empty()) out += ", " + internal::cpp_string(message_);
    return out + ")";
}

}  // namespace cadenza
