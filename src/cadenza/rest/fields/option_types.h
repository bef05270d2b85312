#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/validation/validator.h"

namespace cadenza {
class QueryBase;
}

namespace cadenza::serializers {

class Field;
class FieldScope;

/// Texts by error key, with {names} that are filled in: {{"blank", "Not empty!"}}.
using Messages = std::vector<std::pair<std::string, std::string>>;

/// The value of a field that the client left out, or that an instance does not have: a constant, a
/// function that is called each time, or a function that is told for which serializer.
class FieldDefault {
 public:
    using Function = Value (*)();
    using ContextFunction = Value (*)(const FieldScope&);

    template <class T>
    requires(std::is_constructible_v<Value, T>)
        FieldDefault(T&& value)  // NOLINT(google-explicit-constructor)
        : value_(std::forward<T>(value)) {}
    template <class T>
    requires(!std::is_constructible_v<Value, T> && std::is_convertible_v<T, Function>)
        FieldDefault(T function)
        : function_(function) {}  // NOLINT(google-explicit-constructor)
    template <class T>
    requires(!std::is_constructible_v<Value, T> && std::is_convertible_v<T, ContextFunction>)
        FieldDefault(T function)
        : context_function_(function) {}  // NOLINT

    /// Empty where the field is to be skipped: a CreateOnlyDefault during an update.
    std::optional<Value> get(const FieldScope& scope) const;
    /// The constant; nullptr where it is a function.
    const Value* constant() const { return function_ || context_function_ ? nullptr : &value_; }

 protected:
    Value value_;
    Function function_ = nullptr;
    ContextFunction context_function_ = nullptr;
    bool create_only_ = false;
};

/// The user of the request, as SerializerContext::user has it.
struct CurrentUserDefault : FieldDefault {
    CurrentUserDefault();
};

/// A default for new objects only: an update leaves the field alone.
struct CreateOnlyDefault : FieldDefault {
    explicit CreateOnlyDefault(FieldDefault inner) : FieldDefault(std::move(inner)) {
        create_only_ = true;
    }
};

/// One allowed value with the text that people see, or a group of them: "red", {1, "one"},
/// {"Warm", {"red", "orange"}}.
class ChoiceEntry {
 public:
    template <class T>
    requires(std::is_constructible_v<Value, T>) ChoiceEntry(T value)
        : value_(std::move(value)), label_(value_.str()) {}  // NOLINT
    template <class T>
    requires(std::is_constructible_v<Value, T>) ChoiceEntry(T value, std::string label)
        : value_(std::move(value)), label_(std::move(label)) {}
    ChoiceEntry(std::string label, std::vector<ChoiceEntry> group)
        : value_(label), label_(std::move(label)), group_(std::move(group)) {}

    const Value& value() const { return value_; }
    const std::string& label() const { return label_; }
    const std::vector<ChoiceEntry>& group() const { return group_; }

 private:
    Value value_;
    std::string label_;
    std::vector<ChoiceEntry> group_;
};
using Choices = std::vector<ChoiceEntry>;

/// A validator that must know its field and serializer, as UniqueValidator does.
class ContextValidator {
 public:
    virtual ~ContextValidator() = default;
    /// Throws ValidationError where the value is refused.
    virtual void validate(const Value& value, const Field& field, FieldScope& scope) const = 0;
};

/// One entry of `validators`: a validator of cadenza/validation, a function that throws
/// ValidationError, or one that knows its field.
class FieldValidator {
 public:
    FieldValidator(Validator validator);          // NOLINT
    FieldValidator(void (*check)(const Value&));  // NOLINT
    template <class V>
    requires(std::is_convertible_v<V, void (*)(const Value&)> && !std::is_pointer_v<V>)
        FieldValidator(V check)
        : FieldValidator(static_cast<void (*)(const Value&)>(check)) {}  // NOLINT
    FieldValidator(std::shared_ptr<const ContextValidator> validator);   // NOLINT
    template <class V>
    requires std::is_base_of_v<ContextValidator, V> FieldValidator(V validator)  // NOLINT
        : FieldValidator(
              std::shared_ptr<const ContextValidator>(std::make_shared<V>(std::move(validator)))) {}
    template <class V>
    requires(std::is_constructible_v<Validator, V> && !std::is_same_v<V, Validator> &&
             !std::is_convertible_v<V, void (*)(const Value&)> &&
             !std::is_base_of_v<ContextValidator, V>) FieldValidator(V validator)
        : FieldValidator(Validator(std::move(validator))) {}  // NOLINT

    /// Throws ValidationError where the value is refused.
    void run(const Value& value, const Field& field, FieldScope& scope) const;
    const ContextValidator* context_validator() const;
    const Validator* plain() const;  ///< nullptr if it is another kind

 private:
    std::shared_ptr<const ContextValidator> impl_;
};

/// The rows that a relation may point at: Publisher::objects.all(), or a manager.
class Queryset {
 public:
    template <class Q>
    requires requires(const Q& query) { query.base(); }
    Queryset(const Q& query) : Queryset(share(query.base())) {}  // NOLINT
    explicit Queryset(std::shared_ptr<const QueryBase> query) : query_(std::move(query)) {}
    const QueryBase& get() const { return *query_; }

 private:
    static std::shared_ptr<const QueryBase> share(const QueryBase& query);
    std::shared_ptr<const QueryBase> query_;
};

/// The field of each element, for ListField and DictField.
class ChildField {
 public:
    ChildField() = default;
    template <class F>
    requires std::is_base_of_v<Field, F> ChildField(F field)
        : field_(std::make_shared<F>(std::move(field))) {}                  // NOLINT
    ChildField(std::shared_ptr<Field> field) : field_(std::move(field)) {}  // NOLINT
    const std::shared_ptr<Field>& get() const { return field_; }

 private:
    std::shared_ptr<Field> field_;
};

}  // namespace cadenza::serializers
