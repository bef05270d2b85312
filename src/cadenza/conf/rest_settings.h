#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cadenza/conf/policy.h"

namespace cadenza {

class Response;
struct ExceptionContext;
namespace renderers {
class BaseRenderer;
}
namespace parsers {
class BaseParser;
}
namespace authentication {
class BaseAuthentication;
}
namespace permissions {
class BasePermission;
}
namespace throttling {
class BaseThrottle;
}
namespace negotiation {
class BaseContentNegotiation;
}
namespace versioning {
class BaseVersioning;
}
namespace pagination {
class BasePagination;
}
namespace filters {
class BaseFilterBackend;
}

/// How the REST views behave unless a view says otherwise: REST_FRAMEWORK of a Django project, with
/// DRF's defaults. A list left unset takes DRF's own: JSON and browsable renderers; JSON, form and
/// multipart parsers; sessions and HTTP Basic; AllowAny; no throttles, filters or pagination.
struct RestFrameworkSettings {
    Policies<renderers::BaseRenderer> default_renderer_classes =
        Policies<renderers::BaseRenderer>::unset();
    Policies<parsers::BaseParser> default_parser_classes = Policies<parsers::BaseParser>::unset();
    Policies<authentication::BaseAuthentication> default_authentication_classes =
        Policies<authentication::BaseAuthentication>::unset();
    Policies<permissions::BasePermission> default_permission_classes =
        Policies<permissions::BasePermission>::unset();
    Policies<throttling::BaseThrottle> default_throttle_classes =
        Policies<throttling::BaseThrottle>::unset();
    Policy<negotiation::BaseContentNegotiation> default_content_negotiation_class;
    Policy<versioning::BaseVersioning> default_versioning_class;

    Policy<pagination::BasePagination> default_pagination_class;
    Policies<filters::BaseFilterBackend> default_filter_backends =
        Policies<filters::BaseFilterBackend>::unset();
    int page_size = 0;  ///< 0: pages only where a paginator sets its own size
    std::string search_param = "search";
    std::string ordering_param = "ordering";

    std::optional<std::string> default_version;
    std::vector<std::string> allowed_versions;  ///< empty: any
    std::string version_param = "version";

    /// Rates by scope, as {"anon", "100/day"}.
    std::vector<std::pair<std::string, std::string>> default_throttle_rates;
    std::optional<int> num_proxies;

    /// Makes the response of an exception, or nothing: then the request ends with status 500.
    std::optional<Response> (*exception_handler)(std::exception&,
                                                 const ExceptionContext&) = nullptr;

    std::string url_format_override =
        "format";  ///< the query parameter that names a renderer; "" for none
    std::string format_suffix_kwarg = "format";  ///< the URL argument that does
    std::string url_field_name =
        "url";  ///< the field that a created object's Location is taken from
    bool compact_json = true;
    bool strict_json = true;  ///< NaN and Infinity are refused in requests
};

}  // namespace cadenza
