#include "cadenza/rest/fields/option_types.h"

#include "cadenza/rest/exceptions.h"
#include "cadenza/rest/fields/scope.h"

namespace cadenza::serializers {
namespace {

class PlainValidator final : public ContextValidator {
 public:
    explicit PlainValidator(Validator validator) : validator(std::move(validator)) {}
    void validate(const Value& value, const Field&, FieldScope&) const override {
        if (auto refused = validator(value))
            throw ValidationError(
                ErrorDetail(std::move(refused->message), std::string(refused->code)));
    }
    Validator validator;
};

class FunctionValidator final : public ContextValidator {
 public:
    explicit FunctionValidator(void (*check)(const Value&)) : check_(check) {}
    void validate(const Value& value, const Field&, FieldScope&) const override { check_(value); }

 private:
    void (*check_)(const Value&);
};

Value current_user(const FieldScope& scope) {
    return scope.context ? scope.context->user : Value();
}

}  // namespace

std::optional<Value> FieldDefault::get(const FieldScope& scope) const {
    if (create_only_ && scope.has_instance()) return std::nullopt;
    if (context_function_ != nullptr) return context_function_(scope);
    if (function_ != nullptr) return function_();
    return value_;
}

CurrentUserDefault::CurrentUserDefault() : FieldDefault(&current_user) {}

FieldValidator::FieldValidator(Validator validator)
    : impl_(std::make_shared<PlainValidator>(std::move(validator))) {}
FieldValidator::FieldValidator(void (*check)(const Value&))
    : impl_(std::make_shared<FunctionValidator>(check)) {}
FieldValidator::FieldValidator(std::shared_ptr<const ContextValidator> validator)
    : impl_(std::move(validator)) {}

void FieldValidator::run(const Value& value, const Field& field, FieldScope& scope) const {
    impl_->validate(value, field, scope);
}

const ContextValidator* FieldValidator::context_validator() const {
    return impl_.get();
}

const Validator* FieldValidator::plain() const {
    const auto* plain = dynamic_cast<const PlainValidator*>(impl_.get());
    return plain ? &plain->validator : nullptr;
}

}  // namespace cadenza::serializers
