#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
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

/// A value of any kind that a field can hold, a client can send or a response can carry; the framework's
/// counterpart of a Python object. Cheap to move; copying a list or a dictionary copies its contents.
class Value {
 public:
    enum class Kind : std::uint8_t {
        Null, Bool, Int, BigInt, Float, Decimal, Text, Bytes, Date, Time, DateTime, Duration, Uuid,
        List, Dict, Form,  ///< Form: names with repeated values, as HTML forms and query strings send them
        Json,              ///< JSON text that is written as it is
        Object,            ///< an Opaque
    };

    Value() noexcept;  ///< null
    Value(std::nullptr_t) noexcept;
    Value(bool value) noexcept;
    template <std::integral T>
        requires(!std::same_as<T, bool> && sizeof(T) <= 8)
    Value(T value) noexcept : Value(Tag{}, static_cast<std::int64_t>(value)) {}
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
    /// A dictionary: Value{{"error", "…"}, {"code", 3}}.
    Value(std::initializer_list<std::pair<std::string_view, Value>> entries);
    Value(const Value&);
    Value(Value&&) noexcept;
    Value& operator=(const Value&);
    Value& operator=(Value&&) noexcept;
    ~Value();

    static Value bytes(std::string bytes);
    static Value json(std::string text);         ///< text must be one well-formed JSON value
    static Value big_int(std::string digits);    ///< an integer beyond 64 bits: [-]digits
    static Value list(std::initializer_list<Value> items);

    Kind kind() const noexcept { return kind_; }
    bool is_null() const noexcept { return kind_ == Kind::Null; }
    bool is_text() const noexcept { return kind_ == Kind::Text; }
    bool is_int() const noexcept { return kind_ == Kind::Int; }
    bool is_list() const noexcept { return kind_ == Kind::List; }
    bool is_dict() const noexcept { return kind_ == Kind::Dict; }
    bool is_form() const noexcept { return kind_ == Kind::Form; }
    /// Python's truth: false for null, false, 0, and anything empty.
    explicit operator bool() const noexcept;
    /// The name of the Python type that users know from DRF's messages: "str", "int", "dict", "NoneType".
    std::string_view type_name() const noexcept;

    // The contents. Each asserts the kind.
    bool as_bool() const;
    std::int64_t as_int() const;
    double as_double() const;              ///< also of Int
    const std::string& as_text() const;    ///< also of Bytes, Json and BigInt (its digits)
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

    /// The entry of a Dict or the last value of a Form; null if there is none or this is no dictionary.
    const Value& operator[](std::string_view key) const;
    /// The entry, or nullptr: tells a missing key from null.
    const Value* find(std::string_view key) const;
    bool contains(std::string_view key) const { return find(key) != nullptr; }

    friend bool operator==(const Value& a, const Value& b);  ///< as Python: 1 == 1.0 == Decimal("1.0")

 private:
    struct Tag {};
    Value(Tag, std::int64_t value) noexcept;

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
};

/// Names and values in the order of insertion, each name once. Looking up is linear while small and hashed
/// (with a random seed) beyond.
class Dict {
 public:
    using Entry = std::pair<std::string, Value>;
    using const_iterator = std::vector<Entry>::const_iterator;
    using iterator = std::vector<Entry>::iterator;

    Dict();
    Dict(std::initializer_list<std::pair<std::string_view, Value>> entries);
    Dict(const Dict&);
    Dict(Dict&&) noexcept;
    Dict& operator=(const Dict&);
    Dict& operator=(Dict&&) noexcept;
    ~Dict();

    Value& operator[](std::string_view key);              ///< made null if missing
    const Value& operator[](std::string_view key) const;  ///< null if missing
    const Value* find(std::string_view key) const;
    Value* find(std::string_view key);
    bool contains(std::string_view key) const { return find(key) != nullptr; }
    void set(std::string_view key, Value value);
    std::optional<Value> pop(std::string_view key);
    bool erase(std::string_view key);
    std::string str(std::string_view key) const;  ///< the text of an entry, "" if missing or null
    std::size_t size() const { return entries_.size(); }
    bool empty() const { return entries_.empty(); }
    void clear();
    const_iterator begin() const { return entries_.begin(); }
    const_iterator end() const { return entries_.end(); }
    iterator begin() { return entries_.begin(); }
    iterator end() { return entries_.end(); }
    friend bool operator==(const Dict& a, const Dict& b);

 private:
    struct Index;
    std::vector<Entry> entries_;
    std::unique_ptr<Index> index_;
    std::size_t position(std::string_view key) const;
};

/// Names with one or more values each, in the order of first appearance; the data of Django's QueryDict.
class MultiDict {
 public:
    using Entry = std::pair<std::string, List>;

    MultiDict();
    MultiDict(const MultiDict&);
    MultiDict(MultiDict&&) noexcept;
    MultiDict& operator=(const MultiDict&);
    MultiDict& operator=(MultiDict&&) noexcept;
    ~MultiDict();

    /// The last value; null if the name is missing. As QueryDict.get.
    const Value& operator[](std::string_view name) const;
    const Value* find(std::string_view name) const;
    bool contains(std::string_view name) const { return find(name) != nullptr; }
    const List& getlist(std::string_view name) const;  ///< empty if missing
    std::string get(std::string_view name, std::string_view fallback = {}) const;  ///< text of the last value
    void append(std::string_view name, Value value);
    void set(std::string_view name, Value value);
    void setlist(std::string_view name, List values);
    bool erase(std::string_view name);
    std::size_t size() const;  ///< of different names
    bool empty() const { return size() == 0; }
    const std::vector<Entry>& entries() const;
    Dict dict() const;              ///< the last value of each name
    std::string urlencode() const;  ///< "a=1&a=2&b=%C3%A9"

 private:
    struct Data;
    std::unique_ptr<Data> data_;
};

}  // namespace cadenza
