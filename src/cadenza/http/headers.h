#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cadenza {

/// The name and the value of a header line; the views belong to whoever hands them out.
using HeaderView = std::pair<std::string_view, std::string_view>;

/// True if both are equal but for ASCII case.
bool same_header_name(std::string_view a, std::string_view b) noexcept;

/// A header that many responses carry: checked when it is made, and borrowed by those responses,
/// which it outlives.
class FixedHeader {
 public:
    /// Throws InvalidHeader as Headers::set.
    FixedHeader(std::string name, std::string value);
    const std::string& name() const noexcept { return name_; }
    const std::string& value() const noexcept { return value_; }

 private:
    std::string name_, value_;
};

/// The headers of a response: in the order of insertion, names without regard to case. The writers
/// refuse a name that is no token (RFC 9110 5.1) and a value with CR, LF or NUL: they throw
/// InvalidHeader and change nothing. Cost: at most two allocations for the usual response; a
/// borrowed header costs none.
class Headers {
 public:
    using const_iterator = const HeaderView*;

    Headers() noexcept;
    Headers(std::initializer_list<HeaderView> headers);
    Headers(const Headers&);
    Headers(Headers&&) noexcept;
    Headers& operator=(const Headers&);
    Headers& operator=(Headers&&) noexcept;
    ~Headers();

    /// Replaces every line of that name by one; in the place of the first.
    void set(std::string_view name, std::string_view value);
    /// set(), unless there is one already; as Django's setdefault.
    void set_default(std::string_view name, std::string_view value);
    /// One more line, for Set-Cookie, Link and their like.
    void append(std::string_view name, std::string_view value);
    /// set_default() without a copy or a check.
    void set_default(const FixedHeader& header);
    /// set() that keeps the views instead of copies: name and value outlive the response.
    void borrow(std::string_view name, std::string_view value);
    /// Removes every line of that name; false if there was none.
    bool erase(std::string_view name);
    void clear() noexcept;

    /// The first value of that name, or fallback.
    std::string_view get(std::string_view name, std::string_view fallback = {}) const noexcept;
    /// The first value of that name; "" if there is none.
    std::string_view operator[](std::string_view name) const noexcept { return get(name); }
    const HeaderView* find(std::string_view name) const noexcept;
    bool contains(std::string_view name) const noexcept { return find(name) != nullptr; }
    std::vector<std::string_view> getall(std::string_view name) const;
    /// Adds the comma-separated names to a list-valued header unless they are in it; as
    /// patch_vary_headers.
    /// "*" in the old or new value makes it "*".
    void add_to_list(std::string_view name, std::string_view items);

    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    const_iterator begin() const noexcept { return entries_; }
    const_iterator end() const noexcept { return entries_ + size_; }
    std::span<const HeaderView> entries() const noexcept { return {entries_, size_}; }

 private:
    struct Chunk;
    std::string_view keep(std::string_view text);
    HeaderView* mutable_find(std::string_view name) noexcept;
    void replace(HeaderView header);
    void add(HeaderView header);

    void reserve(std::size_t count);
    void take(Headers& other) noexcept;
    HeaderView* inline_entries() noexcept { return reinterpret_cast<HeaderView*>(inline_); }

    static constexpr std::size_t kInline = 6;
    HeaderView* entries_;
    std::uint32_t size_ = 0;
    std::uint32_t capacity_ = kInline;
    Chunk* chunks_ = nullptr;
    alignas(HeaderView) std::byte inline_[kInline * sizeof(HeaderView)];
};

}  // namespace cadenza
