#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cadenza/urls/internal/endpoint.h"
#include "cadenza/urls/internal/router.h"
#include "cadenza/urls/url_pattern.h"

namespace cadenza::internal {

/// Regular expressions by their text, each compiled once.
class RegexCache {
 public:
    /// Throws ImproperlyConfigured, naming the pattern, if it cannot be compiled.
    std::shared_ptr<const re2::RE2> get(const std::string& regex);

 private:
    std::map<std::string, std::shared_ptr<const re2::RE2>> compiled_;
};

/// Turns a list of patterns, with all that it includes, into a Router. Inclusions whose route the
/// tree can follow become part of it; behind a regular expression stands a Router of its own.
class RouterBuilder {
 public:
    RouterBuilder(Router& router, std::vector<std::unique_ptr<Endpoint>>& endpoints,
                  RegexCache& regexes);

    void build(const UrlPatterns& patterns);

 private:
    // What the patterns of one inclusion have in common.
    struct Scope {
        Router* router;
        std::vector<RouteElement> elements;          // since the last regular expression
        std::vector<std::vector<Binding>> bindings;  // of each level
        int captures = 0;
        std::string route, app_name, name_space;
        bool only_routes = true;
    };
    void build(const UrlPatterns& patterns, const Scope& scope);
    void add(const UrlPattern& pattern, const Scope& outer);
    void add_route(const UrlPattern& pattern, Scope scope);
    void add_regex(const UrlPattern& pattern, Scope scope);
    void add_elements(const UrlPattern& pattern, std::vector<RouteElement> elements, Scope scope);
    void finish_tail(const UrlPattern& pattern, RegexTail tail, Scope scope);
    const Endpoint* new_endpoint(const UrlPattern& pattern, const Scope& scope);
    void check_arity(const Endpoint& endpoint, const Scope& scope) const;

    Router& router_;
    std::vector<std::unique_ptr<Endpoint>>& endpoints_;
    RegexCache& regexes_;
};

}  // namespace cadenza::internal
