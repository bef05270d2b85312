#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "cadenza/base/datetime.h"
#include "cadenza/base/decimal.h"
#include "cadenza/base/uuid.h"

namespace cadenza {

class Value;
class Dict;
class MultiDict;
using List = std::vector<Value>;

/// Something that a Value can carry without knowing it: a model instance, an uploaded file.
class Opaque {
 public:
    virtual ~Opaque() = default;
    virtual std::string_view type_name() const = 0;
    virtual std::string str() const = 0;  ///< what str() of the object shows
};

/// A value of any kind that a field can hold, a client can send or a response can carry; the
/// framework's counterpart of a Python object. Cheap to move; copying a list or a dictionary copies
/// its contents.
class Value {
 public:
    enum class Kind : std::uint8_t {
        Null,
        Bool,
        Int,
        BigInt,
        Float,
        Decimal,
        Text,
        Bytes,
        Date,
        Time,
        DateTime,
        Duration,
        Uuid,
        List,
        Dict,
        Form,    ///< Form: names with repeated values, as HTML forms and query strings send them
        Json,    ///< JSON text that is written as it is
        Object,  ///< an Opaque
    };

    Value() noexcept;  ///< null
    Value(std::nullptr_t) noexcept;
    template <std::same_as<bool> T>  // a template, so that no pointer turns into a bool
    Value(T value) noexcept : Value(Tag{}, static_cast<bool>(value)) {}
    template <std::integral T>
    requires(!std::same_as<T, bool> && sizeof(T) <= 8) Value(T value)
        : Value(Tag{},
                static_cast<std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>>(
                    value)) {}
    Value(double value) noexcept;
    Value(const char* text);
    Value(std::string_view text);
    Value(std::string text) noexcept;
    Value(Decimal value);
    Value(Date value) noexcept;
    Value(Time value) noexcept;
    Value(DateTime value) noexcept;
    Value(Duration value) noexcept;
    Value(Uuid value) noexcept;
    Value(List list);
    Value(Dict dict);
    Value(MultiDict form);
    Value(std::shared_ptr<const Opaque> object);
    template <std::derived_from<Opaque> T>
    Value(std::shared_ptr<T> object) : Value(std::shared_ptr<const Opaque>(std::move(object))) {}
    /// A dictionary: Value{{"error", "…"}, {"code", 3}}.
    Value(std::initializer_list<std::pair<std::string_view, Value>> entries);
    Value(const Value&);
    Value(Value&&) noexcept;
    Value& operator=(const Value&);
    Value& operator=(Value&&) noexcept;  // the source becomes null
    ~Value();

    static Value bytes(std::string bytes);
    static Value json(std::string text);       ///< text must be one well-formed JSON value
    static Value big_int(std::string digits);  ///< an integer beyond 64 bits: [-]digits
    static Value list(std::initializer_list<Value> items);

    Kind kind() const noexcept { return kind_; }
    bool is_null() const noexcept { return kind_ == Kind::Null; }
    bool is_text() const noexcept { return kind_ == Kind::Text; }
    bool is_int() const noexcept { return kind_ == Kind::Int; }
    bool is_list() const noexcept { return kind_ == Kind::List; }
    bool is_dict() const noexcept { return kind_ == Kind::Dict; }
    bool is_form() const noexcept { return kind_ == Kind::Form; }
    /// Bool, Int, BigInt, Float or Decimal.
    bool is_number() const noexcept { return kind_ >= Kind::Bool && kind_ <= Kind::Decimal; }
    /// Python's truth: false for null, false, 0, and anything empty.
    explicit operator bool() const noexcept;
    /// The name of the Python type that users know from DRF's messages: "str", "int", "dict",
    /// "NoneType".
    std::string_view type_name() const noexcept;

    // The contents. Asking for another kind than the Value's throws Error, which names both.
    bool as_bool() const;
    std::int64_t as_int() const;
    double as_double() const;            ///< also of Int, BigInt and Decimal
    const std::string& as_text() const;  ///< also of Bytes, Json and BigInt (its digits)
    std::string& as_text();
    const Decimal& as_decimal() const;
    Date as_date() const;
    Time as_time() const;
    DateTime as_datetime() const;
    Duration as_duration() const;
    Uuid as_uuid() const;
    const List& as_list() const;
    List& as_list();
    const Dict& as_dict() const;
    Dict& as_dict();
    const MultiDict& as_form() const;
    MultiDict& as_form();
    const std::shared_ptr<const Opaque>& as_object() const;

    /// What str() shows in Python: text as it is, "None", "True", numbers, ISO dates.
    std::string str() const;
    /// What repr() shows in Python, as inside the text of a list or a dictionary: text in quotes,
    /// Decimal('1.10').
    std::string repr() const;

    /// The entry of a Dict or the last value of a Form; null if there is none or this is no
    /// dictionary.
    const Value& operator[](std::string_view key) const;
    /// The entry, or nullptr: tells a missing key from null.
    const Value* find(std::string_view key) const;
    bool contains(std::string_view key) const { return find(key) != nullptr; }

    friend bool operator==(const Value& a,
                           const Value& b);  ///< as Python: 1 == 1.0 == Decimal("1.0")
    /// As Python's < and >: numbers of any kinds, else two of one kind: text, bytes, dates, times,
    /// durations, UUIDs. Unordered where Python would raise TypeError, and for NaN.
    static std::partial_ordering compare(const Value& a, const Value& b);

 private:
    struct Tag {};
    Value(Tag, bool value) noexcept;
    Value(Tag, std::int64_t value) noexcept;
    Value(Tag, std::uint64_t value);  // a BigInt where it does not fit
    Value(Tag, Kind kind, std::string text) noexcept;

    Kind kind_;
    union {
        bool bool_;
        std::int64_t int_;  // Int, Time, Duration
        double double_;
        Date date_;
        DateTime datetime_;
        Uuid uuid_;
        std::string text_;
        Decimal* decimal_;
        List* list_;
        Dict* dict_;
        MultiDict* form_;
        std::shared_ptr<const Opaque> object_;
    };
    void destroy() noexcept;
    void copy_from(const Value& other);
    void steal_from(Value& other) noexcept;
    [[noreturn]] void wrong_kind(std::string_view wanted) const;
};

}  // namespace cadenza
