#pragma once

#include <concepts>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "cadenza/base/json/writer.h"
#include "cadenza/rest/fields/field.h"
#include "cadenza/rest/serializers/serializer_base.h"

namespace cadenza {
namespace serializers {

/// Shows what a function makes of the instance. Use method<&S::function>().
class MethodField : public Field {
 public:
    using Show = Value (*)(SerializerBase* serializer, const Instance& instance);
    using Write = void (*)(SerializerBase* serializer, const Instance& instance, JsonWriter& out);

    MethodField(Show show, Write write, FieldOptions options);
    std::optional<Value> represent(const Instance& instance, FieldScope& scope) const override;
    void write(const Instance& instance, std::string_view key_json, JsonWriter& out,
               FieldScope& scope) const override;
    std::string_view class_name() const override { return "SerializerMethodField"; }

 private:
    Show show_;
    Write write_;
};

template <class R>
Value shown_value(R&& result) {
    using T = std::remove_cvref_t<R>;
    if constexpr (requires {
                      result.has_value();
                      *result;
                  })
        return result.has_value() ? shown_value(*std::forward<R>(result)) : Value();
    else if constexpr (std::is_constructible_v<Value, R> &&
                       !std::is_convertible_v<const T&, std::string_view>)
        return Value(std::forward<R>(result));
    else
        return Value(std::string_view(result));
}

template <class R>
void write_result(const R& result, JsonWriter& out) {
    if constexpr (std::same_as<R, bool>)
        out.boolean(result);
    else if constexpr (std::integral<R> && sizeof(R) < 8)
        out.integer(result);
    else if constexpr (std::same_as<R, std::int64_t>)
        out.integer(result);
    else if constexpr (std::is_convertible_v<const R&, std::string_view>)
        out.text(std::string_view(result));
    else
        out.value(shown_value(result));
}

/// The instance as the function wants it: a model, or the value.
template <class T>
const T& instance_as(const Instance& instance) {
    if constexpr (std::same_as<T, Value>)
        return *instance.value();
    else
        return static_cast<const T&>(*instance.model());
}

template <class F>
struct MethodTraits;
template <class S, class R, class A>
requires std::derived_from<S, SerializerBase>
struct MethodTraits<R (S::*)(A) const> {  // of the serializer, given the instance
    template <auto F>
    static decltype(auto) call(SerializerBase* serializer, const Instance& instance) {
        return (static_cast<S*>(serializer)->*F)(instance_as<std::remove_cvref_t<A>>(instance));
    }
};
template <class S, class R, class A>
requires std::derived_from<S, SerializerBase>
struct MethodTraits<R (S::*)(A)> : MethodTraits<R (S::*)(A) const> {
};
template <class M, class R>
struct MethodTraits<R (M::*)() const> {  // of the model itself
    template <auto F>
    static decltype(auto) call(SerializerBase*, const Instance& instance) {
        return (instance_as<M>(instance).*F)();
    }
};
template <class R, class A>
struct MethodTraits<R (*)(A)> {  // on its own
    template <auto F>
    static decltype(auto) call(SerializerBase*, const Instance& instance) {
        return F(instance_as<std::remove_cvref_t<A>>(instance));
    }
};

template <auto F>
Value show_method(SerializerBase* serializer, const Instance& instance) {
    return shown_value(MethodTraits<decltype(F)>::template call<F>(serializer, instance));
}
template <auto F>
void write_method(SerializerBase* serializer, const Instance& instance, JsonWriter& out) {
    const auto& result = MethodTraits<decltype(F)>::template call<F>(serializer, instance);
    write_result(result, out);
}

}  // namespace serializers

/// A read-only field that a function computes: {"summary", method<&PostSerializer::summary>()}. The
/// function is one of the serializer (`std::string summary(const BlogPost& post) const`), one of
/// the model without arguments, or a free one; it returns anything that a Value can be made of, or
/// an optional of it.
template <auto F>
serializers::MethodField method(serializers::OptionList<serializers::kCommonOptions> options = {}) {
    return {&serializers::show_method<F>, &serializers::write_method<F>,
            serializers::collect(options)};
}

}  // namespace cadenza
