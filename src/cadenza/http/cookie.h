#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cadenza/base/datetime.h"
#include "cadenza/base/value.h"

namespace cadenza {

/// The attributes of a cookie; the defaults are those of Django's set_cookie.
struct CookieOptions {
    std::optional<std::int64_t> max_age;  ///< seconds; Expires is derived from it
    std::optional<DateTime> expires;      ///< without max_age, Max-Age is derived from it
    std::string_view path = "/";
    std::string_view domain = {};
    bool secure = false;
    bool httponly = false;
    std::string_view samesite = {};  ///< "Lax", "Strict", "None" or none at all
};

/// The cookies of a Cookie header as Django's parse_cookie: pairs at ';', blanks around them
/// dropped, quoted values unquoted as Python's http.cookies does, the last of equal names wins, a
/// part without '=' is a value with the name "". Broken UTF-8 becomes U+FFFD. Never throws.
Dict parse_cookies(std::string_view header);

/// The value of a Set-Cookie header as Python's SimpleCookie writes it: the value quoted where
/// needed, the attributes in the order expires, HttpOnly, Max-Age, Path, SameSite, Secure. Throws
/// InvalidHeader for a name that is no token, and for a value of samesite that does not exist.
std::string render_set_cookie(std::string_view name, std::string_view value,
                              const CookieOptions& options);

}  // namespace cadenza
