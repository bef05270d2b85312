#pragma once

#include <string>
#include <vector>

#include "cadenza/http/uri.h"
#include "cadenza/middleware/middleware.h"
#include "cadenza/middleware/regex_list.h"

namespace cadenza {

struct Settings;

/// The CorsMiddleware of django-cors-headers (4.x): answers preflight requests itself, with status
/// 200 and nothing in it, and says in the headers of every answer which other origins may read it.
/// Stands in front of whatever may answer by itself: best as the outermost.
class CorsMiddleware : public Middleware {
 public:
    /// Throws ImproperlyConfigured for a regular expression that RE2 does not know.
    explicit CorsMiddleware(const Settings& settings);
    Response process(Request& request, Next next) const override;

 private:
    bool concerns(const Request& request) const;
    bool allows(const Request& request, std::string_view origin) const;
    void add_headers(const Request& request, Response& response) const;

    const Settings& settings_;
    std::vector<SplitUri> allowed_;
    bool allows_null_ = false;
    internal::RegexList allowed_expressions_, urls_;
    std::string expose_headers_, allow_headers_, allow_methods_;
};

}  // namespace cadenza
