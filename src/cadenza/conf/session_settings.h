#pragma once

#include <string>

#include "cadenza/base/datetime.h"

namespace cadenza {

/// Where sessions are kept and what their cookie looks like: Django's SESSION_… settings, with its
/// defaults.
struct SessionSettings {
    /// "db": the table django_session; "file": a file each; "signed_cookies": in the cookie itself,
    /// where clients can read it, and where logging out does not make a copied cookie invalid.
    std::string engine = "db";
    std::string cookie_name = "sessionid";
    Duration cookie_age = Duration::days(14);  ///< of inactivity, unless set_expiry() says else
    std::string cookie_domain;                 ///< "": the host that was asked only
    std::string cookie_path = "/";
    bool cookie_secure = false;  ///< sent over https only
    bool cookie_httponly = true;
    std::string cookie_samesite = "Lax";  ///< or "Strict", "None"; "" for no such attribute
    bool save_every_request = false;      ///< every answer renews it, not only those that change it
    bool expire_at_browser_close = false;
    std::string file_path;  ///< an existing folder for the engine "file"; "": the temporary one
};

}  // namespace cadenza
