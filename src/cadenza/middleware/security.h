#pragma once

#include <optional>
#include <vector>

#include "cadenza/middleware/middleware.h"
#include "cadenza/middleware/regex_list.h"

namespace cadenza {

struct Settings;

/// Django's SecurityMiddleware: the redirect to https, and the headers Strict-Transport-Security
/// (over https), X-Content-Type-Options, Referrer-Policy and Cross-Origin-Opener-Policy where the
/// view has not set them.
class SecurityMiddleware : public Middleware {
 public:
    explicit SecurityMiddleware(const Settings& settings);
    Response process(Request& request, Next next) const override;

 private:
    const Settings& settings_;
    internal::RegexList redirect_exempt_;
    std::optional<FixedHeader> transport_security_;
    std::vector<FixedHeader> headers_;
};

}  // namespace cadenza
