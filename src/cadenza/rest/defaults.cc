#include "cadenza/rest/defaults.h"

#include "cadenza/conf/settings.h"
#include "cadenza/http/request.h"
#include "cadenza/rest/authentication/basic_authentication.h"
#include "cadenza/rest/authentication/session_authentication.h"
#include "cadenza/rest/filters.h"
#include "cadenza/rest/negotiation.h"
#include "cadenza/rest/parsers.h"
#include "cadenza/rest/permissions.h"
#include "cadenza/rest/renderers.h"
#include "cadenza/rest/throttling.h"

namespace cadenza {

const RestFrameworkSettings& rest_settings(const Request& request) {
    static const RestFrameworkSettings defaults;
    return request.settings != nullptr ? request.settings->rest_framework : defaults;
}

namespace internal {

const RestDefaults& rest_defaults() {
    static const RestDefaults defaults{
        .renderers = {JSONRenderer, BrowsableAPIRenderer},
        .parsers = {JSONParser, FormParser, MultiPartParser},
        .permissions = {AllowAny},
        .authentication = {SessionAuthentication, BasicAuthentication},
        .throttles = {},
        .filters = {},
        .negotiation = DefaultContentNegotiation,
    };
    return defaults;
}

}  // namespace internal
}  // namespace cadenza
