#pragma once

#include "cadenza/conf/rest_settings.h"

namespace cadenza {

class Request;

/// The REST settings of the project that a request belongs to; DRF's defaults where there is none.
const RestFrameworkSettings& rest_settings(const Request& request);

namespace internal {

/// DRF's own lists, for what the settings leave unset.
struct RestDefaults {
    Policies<renderers::BaseRenderer> renderers;
    Policies<parsers::BaseParser> parsers;
    Policies<permissions::BasePermission> permissions;
    Policies<authentication::BaseAuthentication> authentication;
    Policies<throttling::BaseThrottle> throttles;
    Policies<filters::BaseFilterBackend> filters;
    Policy<negotiation::BaseContentNegotiation> negotiation;
};
const RestDefaults& rest_defaults();

}  // namespace internal
}  // namespace cadenza
