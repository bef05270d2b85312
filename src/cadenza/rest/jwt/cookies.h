#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cadenza {

class Request;
class Response;

namespace jwt {

/// The cookies that carry tokens to and from a browser; see JwtCookieSettings. Scripts cannot read
/// them, and a browser takes them back from this host only.
class TokenCookies {
 public:
    explicit TokenCookies(Request& request);

    const std::string& access_name() const noexcept { return access_name_; }
    const std::string& refresh_name() const noexcept { return refresh_name_; }
    /// What the request brought; nothing where there is no such cookie.
    std::optional<std::string> access() const;
    std::optional<std::string> refresh() const;

    /// Each cookie lives as long as its token.
    void set_access(Response& response, std::string_view token) const;
    void set_refresh(Response& response, std::string_view token) const;
    void clear(Response& response) const;

 private:
    std::optional<std::string> value(const std::string& name) const;
    void set(Response& response, const std::string& name, std::string_view token,
             std::string_view path, std::string_view samesite) const;

    Request& request_;
    bool plain_;  // development: a browser over plain HTTP, which may refuse Secure and prefixes
    std::string access_name_, refresh_name_;
};

}  // namespace jwt
}  // namespace cadenza
