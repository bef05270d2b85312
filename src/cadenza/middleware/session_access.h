#pragma once

#include <string>
#include <string_view>

namespace cadenza {

class Request;

/// What middleware of this rank keeps in the session of a request without knowing its class: the
/// session middleware gives one to each request.
class SessionAccess {
 public:
    virtual ~SessionAccess() = default;
    /// The text under that key; "" if there is none, or something else.
    virtual std::string text(std::string_view key) = 0;
    virtual void set_text(std::string_view key, std::string_view text) = 0;
};

/// nullptr where no session middleware has run.
SessionAccess* session_access(const Request& request) noexcept;
/// To be called by the session middleware; the access lives as long as the request.
void set_session_access(Request& request, SessionAccess& access);

}  // namespace cadenza
