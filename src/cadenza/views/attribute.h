#pragma once

#include <concepts>
#include <initializer_list>
#include <utility>

namespace cadenza {

/// An attribute of a class-based view, such as `permission_classes`. Assigned in the view's
/// constructor, which runs once per as_view(); the copies of the view that serve requests borrow
/// the prototype's value, so copying a view costs a pointer per attribute. A copy that is assigned
/// to, or changed through own(), has a value of its own from then on. A borrowing copy must not
/// outlive what it was copied from.
template <class T>
class Attribute {
 public:
    Attribute() noexcept = default;
    /// `Attribute<int> page_size{std::in_place, 20};`
    template <class... Args>
    explicit Attribute(std::in_place_t, Args&&... args)
        : value_(new T(std::forward<Args>(args)...)), owned_(true) {}
    Attribute(const Attribute& other) noexcept : value_(other.value_) {}
    Attribute& operator=(const Attribute& other) {
        if (this != &other && other.value_ != nullptr) assign(T(*other.value_));
        return *this;
    }
    Attribute& operator=(T value) {
        assign(std::move(value));
        return *this;
    }
    /// `parser_classes = {JSONParser, FormParser}`, and `= {}` for an empty list.
    template <class List = T>
    Attribute& operator=(std::initializer_list<typename List::value_type> items) requires
        std::constructible_from<List, std::initializer_list<typename List::value_type>> {
        assign(T(items));
        return *this;
    }
    ~Attribute() {
        if (owned_) delete value_;
    }

    /// False while nothing was ever assigned.
    bool is_set() const noexcept { return value_ != nullptr; }
    /// The value; that of T() while nothing was assigned.
    const T& get() const {
        if (value_ != nullptr) return *value_;
        static const T empty{};
        return empty;
    }
    operator const T&() const { return get(); }
    const T& operator*() const { return get(); }
    const T* operator->() const { return &get(); }

    /// The value to change: a copy of the prototype's, made on first use.
    T& own() {
        if (!owned_) assign(T(get()));
        return *const_cast<T*>(value_);
    }

 private:
    void assign(T value) {
        const T* fresh = new T(std::move(value));
        if (owned_) delete value_;
        value_ = fresh;
        owned_ = true;
    }
    const T* value_ = nullptr;
    bool owned_ = false;
};

}  // namespace cadenza
