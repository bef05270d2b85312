#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cadenza/middleware/middleware.h"

namespace cadenza {

struct Settings;

/// Protection against forged requests of other sites, as django.middleware.csrf (5.2): an unsafe
/// request must name a secret that only pages of this site can read. The functions work with and
/// without the middleware; they want request.settings.
namespace csrf {

/// The token for a form's field "csrfmiddlewaretoken" or the header X-CSRFToken: the secret, masked
/// anew each time (against BREACH). Makes a secret if the request came without one; the answer then
/// sets the cookie, or renews it.
std::string get_token(Request& request);

/// A new secret: to be called at login, so that a token from before is worth nothing.
void rotate_token(Request& request);

/// Why the request must be refused: "CSRF token missing."; nothing if it is safe by its method, has
/// the secret and comes from where it may, or was checked already. For views that the middleware
/// leaves alone.
std::optional<std::string> check(Request& request);

/// The answer to a refused request: settings.csrf.failure_view, or a page of status 403.
Response refusal(Request& request, std::string_view reason);

/// Takes the secret that the request came with, if that is not done; the middleware does so for
/// every request.
void begin(Request& request);
/// Sets the cookie, or the session's entry, if get_token() or rotate_token() ask for it.
void finish(Request& request, Response& response);

/// check() accepts this request whatever it says: for test clients.
void skip_checks(Request& request);

}  // namespace csrf

/// Django's CsrfViewMiddleware: refuses unsafe requests without the secret, unless the view is
/// csrf_exempt.
class CsrfMiddleware : public Middleware {
 public:
    Response process(Request& request, Next next) const override;
    std::optional<Response> process_view(Request& request, const ViewObject& view,
                                         const Kwargs& kwargs) const override;
    bool has_process_view() const noexcept override { return true; }
};

}  // namespace cadenza
