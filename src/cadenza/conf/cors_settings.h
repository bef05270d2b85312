#pragma once

#include <string>
#include <vector>

#include "cadenza/base/datetime.h"

namespace cadenza {

class Request;

/// Which pages of other origins may read answers (CORS): the CORS_… settings of
/// django-cors-headers, with its defaults. They matter where middleware::cors is listed.
struct CorsSettings {
    bool allow_all_origins = false;
    std::vector<std::string> allowed_origins;  ///< "https://app.example.com", or "null"
    /// Regular expressions (RE2) that match from the start of an origin; end them with "$".
    std::vector<std::string> allowed_origin_regexes;
    bool allow_credentials = false;  ///< cookies may be sent along
    std::vector<std::string> allow_headers = {"accept",     "authorization", "content-type",
                                              "user-agent", "x-csrftoken",   "x-requested-with"};
    std::vector<std::string> allow_methods = {"DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"};
    std::vector<std::string> expose_headers;
    Duration preflight_max_age = Duration::days(1);  ///< 0: no such header
    bool allow_private_network = false;
    std::string urls_regex = "^.*$";  ///< paths that it is about, matched from their start
    /// Allows a request that the lists do not; as the signal check_request_enabled.
    bool (*allow_request)(const Request& request) = nullptr;
};

}  // namespace cadenza
