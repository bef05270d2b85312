#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/http/response.h"
#include "cadenza/urls/view_handle.h"
#include "cadenza/views/user.h"

namespace cadenza::auth {

inline constexpr std::string_view kRedirectFieldName = "next";

/// Where those go who may not see a view.
struct LoginRedirect {
    std::string login_url = {};  ///< "": settings.login_url. A path, a URL, or the name of a route
    std::string redirect_field_name = std::string(kRedirectFieldName);  ///< "": none
};

/// A redirect to the login page, which is told where to come back to: this request's path, or its
/// whole URL where the login page is on another site.
Response redirect_to_login(const Request& request, const LoginRedirect& target = {});

// What Django's decorators do, around any view: path("x/", login_required(page)).

/// Only who passes the test sees the view.
ViewHandle user_passes_test(std::function<bool(const RequestUser&)> test, ViewHandle view,
                            LoginRedirect target = {});
ViewHandle login_required(ViewHandle view, LoginRedirect target = {});

struct PermissionOptions {
    std::string login_url = {};
    bool raise_exception = false;  ///< 403 instead of the login page
};
/// All of the permissions: permission_required({"blog.add_post"}, page).
ViewHandle permission_required(std::vector<std::string> permissions, ViewHandle view,
                               PermissionOptions options = {});
/// middleware::login_required leaves the view alone: for the login page itself.
ViewHandle login_not_required(ViewHandle view);

}  // namespace cadenza::auth
