#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace cadenza {

/// The request methods that views have handlers for, in the order in which Django writes an Allow
/// header. OTHER is any method beyond them: Request::method() has its name.
enum class Method : std::uint8_t { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, TRACE, OTHER };

inline constexpr Method GET = Method::GET;
inline constexpr Method POST = Method::POST;
inline constexpr Method PUT = Method::PUT;
inline constexpr Method PATCH = Method::PATCH;
inline constexpr Method DELETE = Method::DELETE;
inline constexpr Method HEAD = Method::HEAD;
inline constexpr Method OPTIONS = Method::OPTIONS;
inline constexpr Method TRACE = Method::TRACE;

/// The method of that name, in upper or lower case; OTHER if it is none of the eight.
Method parse_method(std::string_view name) noexcept;
/// "GET"; "" for OTHER.
std::string_view method_name(Method method) noexcept;

/// A set of methods: `{GET, POST}`.
class MethodSet {
 public:
    constexpr MethodSet() noexcept = default;
    constexpr MethodSet(std::initializer_list<Method> methods) noexcept {
        for (Method method : methods) add(method);
    }
    /// GET to TRACE, as Django's View.http_method_names.
    static constexpr MethodSet all() noexcept {
        return {GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, TRACE};
    }

    constexpr void add(Method method) noexcept {
        if (method != Method::OTHER) bits_ = static_cast<std::uint16_t>(bits_ | bit(method));
    }
    constexpr void remove(Method method) noexcept {
        bits_ = static_cast<std::uint16_t>(bits_ & ~bit(method));
    }
    constexpr bool contains(Method method) const noexcept { return (bits_ & bit(method)) != 0; }
    constexpr bool empty() const noexcept { return bits_ == 0; }
    /// The value of an Allow header: "GET, POST, HEAD, OPTIONS".
    std::string str() const;

    friend constexpr MethodSet operator&(MethodSet a, MethodSet b) noexcept {
        MethodSet both;
        both.bits_ = static_cast<std::uint16_t>(a.bits_ & b.bits_);
        return both;
    }
    friend constexpr MethodSet operator|(MethodSet a, MethodSet b) noexcept {
        MethodSet any;
        any.bits_ = static_cast<std::uint16_t>(a.bits_ | b.bits_);
        return any;
    }
    constexpr bool operator==(const MethodSet&) const noexcept = default;

 private:
    static constexpr unsigned bit(Method method) noexcept {
        return method == Method::OTHER ? 0U : 1U << static_cast<unsigned>(method);
    }
    std::uint16_t bits_ = 0;
};

}  // namespace cadenza
