#pragma once

#include "cadenza/rest/api_view.h"
#include "cadenza/urls/view_handle.h"

namespace cadenza::authtoken {

/// POST of "username" and "password" answers {"token": …}, which is made at the first time. As
/// rest_framework.authtoken.views.ObtainAuthToken; override post() to answer more.
struct ObtainAuthToken : APIView {
    ObtainAuthToken();
    Response post(Request& request) override;
};

/// `path("api-token-auth/", authtoken::obtain_auth_token())`
ViewHandle obtain_auth_token();

}  // namespace cadenza::authtoken
