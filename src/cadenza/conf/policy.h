#pragma once

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace cadenza {

/// The name of a class where an object is wanted: `inline constexpr PolicyOf<parsers::JSONParser>
/// JSONParser;` makes `parser_classes = {JSONParser}` read as in DRF. Every use shares one
/// instance.
template <class T>
struct PolicyOf {};

/// The same for a class without such a name: `permission_classes = {policy<IsOwner>}`.
template <class T>
inline constexpr PolicyOf<T> policy{};

namespace internal {

template <class T>
const std::shared_ptr<const T>& shared_policy() {
    static const std::shared_ptr<const T> instance = std::make_shared<const T>();
    return instance;
}

}  // namespace internal

/// One of a family of interchangeable parts (a parser, a permission, an authentication scheme): a
/// shared handle of an immutable object, so every thread may use it at once. Made of an object,
/// `IsOwner()`, or of a PolicyOf. Base may be incomplete where a Policy is only carried.
template <class Base>
class Policy {
 public:
    Policy() noexcept = default;  ///< none
    Policy(std::nullptr_t) noexcept {}
    template <class T>
    requires std::derived_from<T, Base> Policy(T object)  // NOLINT(google-explicit-constructor)
        : object_(std::make_shared<const T>(std::move(object))) {}
    template <class T>
    requires std::derived_from<T, Base> Policy(PolicyOf<T>)  // NOLINT(google-explicit-constructor)
        : object_(internal::shared_policy<T>()) {}
    template <class T>
    requires std::derived_from<T, Base> Policy(
        std::shared_ptr<const T> object)  // NOLINT(google-explicit-constructor)
        : object_(std::move(object)) {}

    explicit operator bool() const noexcept { return object_ != nullptr; }
    const Base* get() const noexcept { return object_.get(); }
    const Base* operator->() const noexcept { return object_.get(); }
    const Base& operator*() const noexcept { return *object_; }

 private:
    std::shared_ptr<const Base> object_;
};

/// A list of parts, or "unset": whatever the next place to look (the settings, then the framework's
/// default) says. `= {}` is the empty list, which is not unset. Immutable: copies share the parts.
/// borrow() gives a list that costs nothing to hand on and must not outlive the one it borrows
/// from; copies of it borrow too.
template <class Base>
class Policies {
 public:
    using value_type = Policy<Base>;
    using const_iterator = const Policy<Base>*;

    static Policies unset() noexcept { return Policies(nullptr, 0, false); }
    static Policies borrow(const Policies& other) noexcept {
        return Policies(other.items_, other.size_, other.set_);
    }
    Policies(std::initializer_list<Policy<Base>> items)
        : Policies(std::vector<Policy<Base>>(items)) {}
    explicit Policies(std::vector<Policy<Base>> items) : Policies(nullptr, items.size(), true) {
        const auto shared = std::make_shared<const std::vector<Policy<Base>>>(std::move(items));
        items_ = shared->data();
        owner_ = shared;
    }
    // A moved list would leave views of nothing behind, so that lists are only copied.
    Policies(const Policies&) noexcept = default;
    Policies& operator=(const Policies&) noexcept = default;
    ~Policies() = default;

    bool is_set() const noexcept { return set_; }
    bool empty() const noexcept { return size_ == 0; }
    std::size_t size() const noexcept { return size_; }
    const Policy<Base>& operator[](std::size_t index) const { return items_[index]; }
    const Policy<Base>& front() const { return *items_; }
    const_iterator begin() const noexcept { return items_; }
    const_iterator end() const noexcept { return items_ + size_; }

 private:
    Policies(const Policy<Base>* items, std::size_t size, bool set) noexcept
        : items_(items), size_(size), set_(set) {}

    // Without the type of the vector: what a class with lists costs the compiler does not grow with
    // their kinds.
    std::shared_ptr<const void> owner_;
    const Policy<Base>* items_;
    std::size_t size_;
    bool set_;
};

}  // namespace cadenza
