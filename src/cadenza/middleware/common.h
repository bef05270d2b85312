#pragma once

#include "cadenza/middleware/middleware.h"
#include "cadenza/middleware/regex_list.h"

namespace cadenza {

struct Settings;

/// Django's CommonMiddleware: refuses hosts that allowed_hosts does not list (400) and user agents
/// that disallowed_user_agents names (403); with prepend_www redirects to "www."; with append_slash
/// redirects a URL that no pattern matches to the same with a slash, if that one exists.
/// (Content-Length is the server's business.)
class CommonMiddleware : public Middleware {
 public:
    explicit CommonMiddleware(const Settings& settings);
    Response process(Request& request, Next next) const override;

 private:
    bool redirects_with_slash(const Request& request) const;
    std::string path_with_slash(const Request& request) const;

    const Settings& settings_;
    internal::RegexList disallowed_user_agents_;
};

}  // namespace cadenza
