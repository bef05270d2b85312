#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <type_traits>

#include "cadenza/base/value.h"
#include "cadenza/db/schema/field_kind.h"

namespace cadenza {

class Validator;

/// One entry of a field's `choices`: the value that is stored and the text that people see.
struct ChoiceOption {
    const char* text = nullptr;  ///< the value, where it is a text
    std::int64_t number = 0;     ///< the value otherwise
    const char* label = "";

    constexpr ChoiceOption(const char* value, const char* shown) : text(value), label(shown) {}
    constexpr ChoiceOption(std::int64_t value, const char* shown) : number(value), label(shown) {}
    constexpr ChoiceOption(int value, const char* shown) : number(value), label(shown) {}
};

namespace internal {

enum class OptionKey : std::uint8_t {
    MaxLength,
    Null,
    Blank,
    Unique,
    DbIndex,
    PrimaryKey,
    Editable,
    AutoNow,
    AutoNowAdd,
    Default,
    Choices,
    Validators,
    VerboseName,
    HelpText,
    UniqueMessage,
    DbColumn,
    DbCollation,
    MaxDigits,
    DecimalPlaces,
    OnDelete,
    RelatedName,
    RelatedQueryName,
    ToField,
    DbConstraint,
    DbTable,
    Symmetrical,
    Protocol,
    UnpackIpv4,
    UploadTo,
};

/// One keyword argument of a field. It refers to the values that the initialiser holds: it lives no
/// longer than that expression.
struct Option {
    enum class Form : std::uint8_t { Int, Bool, Real, Text, Value, Call, List };
    struct Items {
        const void* data;
        std::size_t size;
    };
    struct Function {
        cadenza::Value (*call)();
        const char* name;
    };

    OptionKey key{};
    Form form = Form::Int;
    union {
        std::int64_t integer = 0;
        double real;
        const char* text;
        const cadenza::Value* value;
        Items items;
        Function function;
    };

    constexpr Option(OptionKey k, std::int64_t v) : key(k), integer(v) {}
    constexpr Option(OptionKey k, bool v) : key(k), form(Form::Bool), integer(v) {}
    constexpr Option(OptionKey k, double v) : key(k), form(Form::Real), real(v) {}
    constexpr Option(OptionKey k, const char* v) : key(k), form(Form::Text), text(v) {}
    constexpr Option(OptionKey k, const cadenza::Value* v) : key(k), form(Form::Value), value(v) {}
    constexpr Option(OptionKey k, Items v) : key(k), form(Form::List), items(v) {}
    constexpr Option(OptionKey k, Function v) : key(k), form(Form::Call), function(v) {}
};

// What kind of field an option belongs to; the type is what makes a misplaced option a compile
// error.
struct CommonOption : Option {
    using Option::Option;
};
struct TextOption : Option {
    using Option::Option;
};
struct DateOption : Option {
    using Option::Option;
};
struct DecimalOption : Option {
    using Option::Option;
};
struct IpOption : Option {
    using Option::Option;
};
struct RelationOption : Option {
    using Option::Option;
};
struct ForeignKeyOption : Option {
    using Option::Option;
};
struct ManyToManyOption : Option {
    using Option::Option;
};

/// An option of a field type that takes the groups Accepted.
template <class... Accepted>
struct OptionOf : Option {
    template <class O>
    requires std::is_base_of_v<Option, O>
    constexpr OptionOf(const O& option) : Option(option) {
        static_assert((std::is_same_v<O, Accepted> || ...),
                      "this option does not belong to this type of field");
    }
};

template <class Group, OptionKey K>
struct BoolKeyword {
    constexpr Group operator=(bool value) const { return Group(K, value); }
};
template <class Group, OptionKey K>
struct IntKeyword {
    constexpr Group operator=(int value) const { return Group(K, std::int64_t{value}); }
};
template <class Group, OptionKey K>
struct TextKeyword {
    constexpr Group operator=(const char* value) const { return Group(K, value); }
};
struct OnDeleteKeyword {
    constexpr ForeignKeyOption operator=(OnDelete value) const {
        return {OptionKey::OnDelete, static_cast<std::int64_t>(value)};
    }
};

/// A function whose result is the default of each new object, with its name for migrations.
struct DefaultCall {
    Value (*function)();
    const char* name;
};
struct DefaultKeyword {
    constexpr CommonOption operator=(DefaultCall call) const {
        return {OptionKey::Default, Option::Function{call.function, call.name}};
    }
    constexpr CommonOption operator=(Value (*function)()) const {
        return {OptionKey::Default, Option::Function{function, nullptr}};
    }
    constexpr CommonOption operator=(const char* text) const { return {OptionKey::Default, text}; }
    template <class T>
    requires std::is_integral_v<T>
    constexpr CommonOption operator=(T value) const {
        if constexpr (std::is_same_v<T, bool>) {
            return CommonOption(OptionKey::Default, value);
        } else {
            return CommonOption(OptionKey::Default, static_cast<std::int64_t>(value));
        }
    }
    constexpr CommonOption operator=(double value) const { return {OptionKey::Default, value}; }
    CommonOption operator=(const Value& value) const { return {OptionKey::Default, &value}; }
};
struct ChoicesKeyword {
    constexpr CommonOption operator=(std::initializer_list<ChoiceOption> list) const {
        return {OptionKey::Choices, Option::Items{list.begin(), list.size()}};
    }
    template <std::size_t N>
    constexpr CommonOption operator=(const ChoiceOption (&list)[N]) const {
        return {OptionKey::Choices, Option::Items{list, N}};
    }
};
struct ValidatorsKeyword {
    CommonOption operator=(std::initializer_list<Validator> list) const {
        return {OptionKey::Validators, Option::Items{list.begin(), list.size()}};
    }
};

}  // namespace internal
}  // namespace cadenza
