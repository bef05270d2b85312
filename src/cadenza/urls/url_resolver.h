#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/error.h"
#include "cadenza/urls/kwargs.h"
#include "cadenza/urls/resolver_match.h"
#include "cadenza/urls/url_pattern.h"

namespace cadenza {

/// reverse() found no pattern of that name for those arguments; the message lists what it tried.
class NoReverseMatch : public Error {
 public:
    using Error::Error;
};

/// The URL configuration, compiled: paths to views, and names back to paths. Immutable once built,
/// so every thread may use it. Matching is Django's, first pattern wins, but by a radix tree: its
/// cost depends on the length of the path, not on the number of routes. Patterns that need
/// backtracking, and re_path, run in RE2 at the place in the tree that their literal prefix leads
/// to.
class UrlResolver {
 public:
    UrlResolver();  ///< no patterns
    /// Throws ImproperlyConfigured for a malformed regular expression and for a view function whose
    /// parameters do not fit its route.
    explicit UrlResolver(const UrlPatterns& patterns);
    UrlResolver(UrlResolver&&) noexcept;
    UrlResolver& operator=(UrlResolver&&) noexcept;
    ~UrlResolver();

    /// path is decoded and starts with '/'. False, with out untouched, if no pattern matches.
    bool resolve(std::string_view path, ResolverMatch& out) const;
    /// For checks: whether the path resolves at all.
    bool is_valid_path(std::string_view path) const;

    /// The path of the pattern called name ("blog:detail"), percent-encoded, with a leading '/'.
    /// Throws NoReverseMatch.
    std::string reverse(std::string_view name, const Kwargs& kwargs = {},
                        std::string_view current_app = {}) const;
    /// With arguments by position.
    std::string reverse_args(std::string_view name, const std::vector<Value>& args,
                             std::string_view current_app = {}) const;

    struct Line {
        std::string route;  ///< full: "api/blogposts/<int:pk>/"
        std::string name;   ///< with namespaces
        std::string view;
    };
    /// Every pattern in the order in which it is tried; for debug pages, `show_urls` and checks.
    std::vector<Line> lines() const;

 private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace cadenza
