#pragma once

#include <cstddef>
#include <initializer_list>
#include <utility>

#include "cadenza/base/value.h"
#include "cadenza/db/models/expression.h"
#include "cadenza/db/models/names/checked_names.h"

namespace cadenza {

class ModelInfo;

namespace internal {

/// A string literal as a template argument.
template <std::size_t N>
struct Literal {
    char text[N];
    consteval Literal(const char (&literal)[N]) {
        for (std::size_t i = 0; i < N; ++i) text[i] = literal[i];
    }
};

/// A name with a value, for the engine.
struct KeywordValue {
    const char* name;
    Value value;
    const Model* object = nullptr;  ///< the object whose key the value is

    KeywordValue(const char* n, Value v, const Model* o = nullptr) noexcept;
    KeywordValue(KeywordValue&&) noexcept;
    ~KeywordValue();
};

Value key_of(const Model& object);
const Model& prototype_of(const ModelInfo& info);
Value value_of_query(const QueryBase& query);

template <class V>
Value to_value(const V& value);
template <class R>
Value to_list(const R& range) {
    List list;
    for (const auto& item : range) list.push_back(to_value(item));
    return Value(std::move(list));
}
template <class V>
Value to_value(const V& value) {
    constexpr ValueClass c = value_class<V>();
    if constexpr (std::is_base_of_v<ForeignKeyBase, V>) {
        return value.pk();
    } else if constexpr (c == ValueClass::Model) {
        return key_of(value);
    } else if constexpr (c == ValueClass::Expression) {
        return value.value();
    } else if constexpr (c == ValueClass::Query) {
        return value_of_query(value);
    } else if constexpr (requires {
                             value.is_null();
                             value.value();
                         }) {
        return value.is_null() ? Value() : Value(value.value());
    } else if constexpr (requires { typename OptionalValue<V>::type; }) {
        return value ? to_value(*value) : Value();
    } else if constexpr (c == ValueClass::List) {
        return to_list(value);
    } else {
        return Value(value);
    }
}

/// "title__icontains"_k = "c++": the name is in the type, so that the model's methods can check it.
template <Literal Name, ValueClass V>
struct Keyword : KeywordValue {
    using KeywordValue::KeywordValue;
    template <class M>
    static consteval bool is_lookup_of() {
        return check_lookup<M, V>(Name.text);
    }
    template <class M>
    static consteval bool is_assignment_of() {
        return check_assignment<M, V>(Name.text);
    }
};

template <Literal Name>
struct KeywordName {
    template <class V>
    auto operator=(const V& value) const {
        if constexpr (requires { typename V::Self; })
            return Keyword<Name, ValueClass::Model>(Name.text, key_of(value), &value);
        else
            return Keyword<Name, value_class<std::decay_t<V>>()>(Name.text, to_value(value));
    }
    template <std::size_t N>
    auto operator=(const char (&text)[N]) const {
        return Keyword<Name, ValueClass::Text>(Name.text, Value(std::string_view(text, N - 1)));
    }
    template <class T>
    auto operator=(std::initializer_list<T> items) const {
        return Keyword<Name, ValueClass::List>(Name.text, to_list(items));
    }
};

}  // namespace internal

inline namespace literals {
/// A keyword argument: filter("author__username"_k = "matt").
template <internal::Literal Name>
constexpr internal::KeywordName<Name> operator""_k() {
    return {};
}
}  // namespace literals

}  // namespace cadenza
