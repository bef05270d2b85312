#include "cadenza/validation/validator.h"

#include "cadenza/validation/functions.h"

namespace cadenza {
namespace {

class FunctionRule : public ValidatorRule {
 public:
    FunctionRule(Validator::Function function, std::string name)
        : function_(function), name_(std::move(name)) {}
    std::optional<ValidationMessage> check(const Value& value) const override {
        return function_(value);
    }
    std::string describe() const override { return name_; }
    Validator::Function function() const { return function_; }

 private:
    Validator::Function function_;
    std::string name_;
};

std::string known_name(Validator::Function function) {
    struct Known {
        Validator::Function function;
        const char* name;
    };
    static constexpr Known kKnown[] = {
        {validate_integer, "validate_integer"},
        {validate_email, "validate_email"},
        {validate_slug, "validate_slug"},
        {validate_unicode_slug, "validate_unicode_slug"},
        {validate_ipv4_address, "validate_ipv4_address"},
        {validate_ipv6_address, "validate_ipv6_address"},
        {validate_ipv46_address, "validate_ipv46_address"},
        {validate_comma_separated_integer_list, "validate_comma_separated_integer_list"},
        {validate_domain_name, "validate_domain_name"},
    };
    for (const Known& known : kKnown) {
        if (known.function == function) return known.name;
    }
    return {};
}

}  // namespace

ValidatorRule::~ValidatorRule() = default;

Validator::Validator(Function function)
    : rule_(std::make_shared<const FunctionRule>(function, known_name(function))) {}

Validator::Validator(std::shared_ptr<const ValidatorRule> rule) : rule_(std::move(rule)) {}

Validator Validator::named(std::string_view name, Function function) {
    return FunctionRule(function, std::string(name));
}

bool operator==(const Validator& a, const Validator& b) {
    if (a.rule_ == b.rule_) return true;
    const auto* function_a = a.as<FunctionRule>();
    const auto* function_b = b.as<FunctionRule>();
    if (function_a && function_b) return function_a->function() == function_b->function();
    std::string description = a.describe();
    return !description.empty() && description == b.describe();
}

}  // namespace cadenza
