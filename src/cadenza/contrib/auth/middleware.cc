#include "cadenza/contrib/auth/middleware.h"

#include "cadenza/base/error.h"
#include "cadenza/contrib/auth/current_user.h"
#include "cadenza/contrib/auth/decorators.h"
#include "cadenza/contrib/auth/request_user.h"
#include "cadenza/contrib/sessions/session.h"
#include "cadenza/urls/view_object.h"

namespace cadenza {

Response AuthenticationMiddleware::process(Request& request, Next next) const {
    if (find_session(request) == nullptr)
        throw ImproperlyConfigured(
            "The authentication middleware needs sessions: list middleware::sessions in front of "
            "middleware::authentication in Settings::middleware");
    request.set_attribute(auth::CurrentUser{});
    return next(request);
}

Response LoginRequiredMiddleware::process(Request& request, Next next) const {
    return next(request);
}

std::optional<Response> LoginRequiredMiddleware::process_view(Request& request,
                                                              const ViewObject& view,
                                                              const Kwargs&) const {
    if (!view.login_required || auth::user(request).is_authenticated()) return std::nullopt;
    return handle_no_permission(request);
}

Response LoginRequiredMiddleware::handle_no_permission(Request& request) const {
    return auth::redirect_to_login(request);
}

namespace middleware {

std::unique_ptr<Middleware> authentication(const Settings&) {
    return std::make_unique<AuthenticationMiddleware>();
}
std::unique_ptr<Middleware> login_required(const Settings&) {
    return std::make_unique<LoginRequiredMiddleware>();
}

}  // namespace middleware
}  // namespace cadenza
