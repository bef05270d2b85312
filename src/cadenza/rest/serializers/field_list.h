#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/rest/fields/field.h"

namespace cadenza {

class SerializerBase;

/// What a validate_… hook is given: the value to check, and to change where needed.
using FieldValue = Value;

namespace serializers {

/// A hook that checks the value of one field after the field's own validation.
struct FieldHook {
    void (*call)(SerializerBase& serializer, Value& value) = nullptr;
};

/// One line of `fields`: a name with a field, a hook, or both. The field is handed over to the list
/// that the entry is assigned to. (Plain pointers, so that entries can be checked at compile time.)
struct FieldEntry {
    const char* name = nullptr;
    Field* field = nullptr;
    FieldHook hook{};

    template <class F>
    requires std::is_base_of_v<Field, F> FieldEntry(const char* field_name, F definition,
                                                    FieldHook validation = {})
        : name(field_name), field(new F(std::move(definition))), hook(validation) {}

 protected:
    constexpr explicit FieldEntry(const char* field_name, FieldHook validation = {})
        : name(field_name), hook(validation) {}
};

/// The attribute `fields` of a serializer, assigned in its constructor: fields = {{"x",
/// IntegerField{}}, …}. The copy of a serializer borrows what its class has bound already, so a
/// copied list is empty.
class FieldList {
 public:
    struct Declared {
        std::string name;
        std::shared_ptr<Field> field;  ///< empty: the model's field of that name
        FieldHook hook;
    };

    FieldList() = default;
    FieldList(const FieldList&) noexcept {}
    FieldList& operator=(const FieldList&) = delete;
    FieldList& operator=(std::initializer_list<FieldEntry> entries);
    /// Adds to the list of the base class; a name that it has already is replaced where it stands.
    FieldList& operator+=(std::initializer_list<FieldEntry> entries);

    bool is_set() const { return set_; }
    const std::vector<Declared>& declared() const { return declared_; }

 protected:
    void clear();
    void add(const FieldEntry& entry);

 private:
    std::vector<Declared> declared_;
    bool set_ = false;
};

template <class F>
struct HookTraits;
template <class S, class R, class V>
struct HookTraits<R (S::*)(V)> {
    using Serializer = S;
    using Argument = V;
    using Result = R;
};
template <class S, class R, class V>
struct HookTraits<R (S::*)(V) const> : HookTraits<R (S::*)(V)> {};

template <auto Hook>
void call_hook(SerializerBase& serializer, Value& value) {
    using Traits = HookTraits<decltype(Hook)>;
    auto& self = static_cast<typename Traits::Serializer&>(serializer);
    if constexpr (std::is_void_v<typename Traits::Result>)
        (self.*Hook)(value);
    else
        value = (self.*Hook)(value);
}

}  // namespace serializers

/// Names the hook of a field: {"title", validated_by<&PostSerializer::validate_title>()}. It runs
/// after the field's own checks, on every value that the client sent (or the default gave). A hook
/// is `void validate_title(FieldValue& title)`, which may change the value, or `Value
/// validate_title(const Value& title)`, which returns it; both refuse it by throwing
/// ValidationError.
template <auto Hook>
constexpr serializers::FieldHook validated_by() {
    return {&serializers::call_hook<Hook>};
}

}  // namespace cadenza
