#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/datetime.h"

namespace cadenza {

class Request;
class Response;

/// How forged requests are told from honest ones: Django's CSRF_… settings, with its defaults.
struct CsrfSettings {
    std::string cookie_name = "csrftoken";
    /// Nothing: the cookie is gone when the browser closes.
    std::optional<Duration> cookie_age = Duration::days(364);
    std::string cookie_domain;  ///< "": the host that was asked only
    std::string cookie_path = "/";
    bool cookie_secure = false;    ///< sent over https only
    bool cookie_httponly = false;  ///< scripts cannot read it; they do not need it with get_token()
    std::string cookie_samesite = "Lax";  ///< or "Strict", "None"; "" for no such attribute
    std::string header_name = "X-CSRFToken";
    /// Other origins that may send unsafe requests: "https://app.example.com",
    /// "https://*.example.com", with their port where it is not the scheme's.
    std::vector<std::string> trusted_origins;
    bool use_sessions = false;  ///< the secret lies in the session instead of a cookie
    /// Answers what was refused; nullptr: the framework's page of status 403.
    Response (*failure_view)(Request& request, std::string_view reason) = nullptr;
};

}  // namespace cadenza
