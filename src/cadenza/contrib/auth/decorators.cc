#include "cadenza/contrib/auth/decorators.h"

#include "cadenza/base/text.h"
#include "cadenza/conf/settings.h"
#include "cadenza/contrib/auth/permission_checks.h"
#include "cadenza/contrib/auth/request_user.h"
#include "cadenza/http/exceptions.h"
#include "cadenza/http/request.h"
#include "cadenza/http/uri.h"
#include "cadenza/urls/url_resolver.h"
#include "cadenza/views/wrapped_view.h"

namespace cadenza::auth {
namespace {

// A path or a URL stands for itself, anything else is the name of a route: Django's resolve_url.
std::string resolved_url(const Request& request, const std::string& url) {
    if (request.resolver == nullptr || url.find_first_of("/.") != std::string::npos) return url;
    return request.resolver->reverse(url);
}

bool has_all(const RequestUser& user, const std::vector<std::string>& permissions) {
    if (user.is_authenticated()) return user.has_permissions(permissions);
    // A backend may give permissions to anonymous visitors.
    for (const std::string& permission : permissions)
        if (!backends_grant(nullptr, permission, nullptr)) return false;
    return true;
}

}  // namespace

Response redirect_to_login(const Request& request, const LoginRedirect& target) {
    const std::string& url =
        target.login_url.empty() ? request.settings->login_url : target.login_url;
    const std::string resolved = resolved_url(request, url);
    if (target.redirect_field_name.empty()) return HttpResponseRedirect(resolved);
    SplitUri parts = split_uri(resolved);
    std::string next = request.build_absolute_uri();
    const SplitUri here = split_uri(next);
    if ((parts.scheme.empty() || parts.scheme == here.scheme) &&
        (parts.netloc.empty() || parts.netloc == here.netloc))
        next = request.get_full_path();
    const std::size_t fragment = resolved.find('#');
    std::string location = resolved.substr(0, fragment);
    location += parts.query.empty() ? (location.ends_with('?') ? "" : "?") : "&";
    location += percent_encode(target.redirect_field_name, "") + "=" + percent_encode(next, "/");
    if (fragment != std::string::npos) location += resolved.substr(fragment);
    return HttpResponseRedirect(location);
}

ViewHandle user_passes_test(std::function<bool(const RequestUser&)> test, ViewHandle view,
                            LoginRedirect target) {
    return wrap_view(
        std::move(view),
        [test = std::move(test), target = std::move(target)](
            const ViewObject& inner, Request& request, const Kwargs& kwargs) -> Response {
            if (test(user(request))) return inner(request, kwargs);
            return redirect_to_login(request, target);
        });
}

ViewHandle login_required(ViewHandle view, LoginRedirect target) {
    return user_passes_test([](const RequestUser& visitor) { return visitor.is_authenticated(); },
                            std::move(view), std::move(target));
}

ViewHandle permission_required(std::vector<std::string> permissions, ViewHandle view,
                               PermissionOptions options) {
    const bool raise = options.raise_exception;
    return user_passes_test(
        [permissions = std::move(permissions), raise](const RequestUser& visitor) {
            const bool granted = has_all(visitor, permissions);
            if (!granted && raise) throw PermissionDenied();
            return granted;
        },
        std::move(view), {.login_url = std::move(options.login_url)});
}

ViewHandle login_not_required(ViewHandle view) {
    auto wrapped = std::make_shared<WrappedView>(std::move(view), nullptr);
    wrapped->login_required = false;
    return ViewHandle(std::move(wrapped));
}

}  // namespace cadenza::auth
