#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/urls/converter.h"
#include "cadenza/urls/route.h"
#include "cadenza/urls/view_handle.h"

namespace cadenza {

class UrlPattern;

/// A list of URL patterns: what a project's `urls()` and an app's `urlpatterns()` return. The order
/// counts: the first pattern that matches wins.
class UrlPatterns {
 public:
    using const_iterator = std::vector<UrlPattern>::const_iterator;

    UrlPatterns();
    UrlPatterns(std::initializer_list<UrlPattern> patterns);
    UrlPatterns(const UrlPatterns&);
    UrlPatterns(UrlPatterns&&) noexcept;
    UrlPatterns& operator=(const UrlPatterns&);
    UrlPatterns& operator=(UrlPatterns&&) noexcept;
    ~UrlPatterns();

    UrlPatterns& operator+=(const UrlPatterns& more);
    void push_back(UrlPattern pattern);
    std::size_t size() const noexcept;
    bool empty() const noexcept { return size() == 0; }
    const UrlPattern& operator[](std::size_t i) const;
    const_iterator begin() const noexcept;
    const_iterator end() const noexcept;

 private:
    std::vector<UrlPattern> patterns_;
};

/// Patterns below a common prefix; made by include().
struct Include {
    UrlPatterns patterns;
    std::string app_name;    ///< the application namespace: "blog"
    std::string name_space;  ///< the instance namespace: by default the app_name
};

/// The patterns of another list below the route of path(). With an app_name their names are
/// reversed as "app_name:name"; instance tells two inclusions of one list apart.
Include include(UrlPatterns patterns, std::string_view app_name = {},
                std::string_view instance = {});
Include include(UrlPatterns (*patterns)(), std::string_view app_name = {},
                std::string_view instance = {});

/// One line of a URL configuration: a route or regular expression, and a view or more patterns.
/// Made by path() and re_path(); plain data for the resolver.
class UrlPattern {
 public:
    enum class Kind : std::uint8_t { Route, Regex };
    using FindConverter = const Converter* (*)(std::string_view name) noexcept;

    Kind kind = Kind::Route;
    std::string route;  ///< the route's text, or the regular expression
    FindConverter find_converter = &Route::converter;
    std::shared_ptr<const ViewObject> view;  ///< or
    std::shared_ptr<const Include> included;
    std::string name;
    Dict extra;  ///< values that the view gets beside those of the URL; they override them
};

/// `path("blogposts/<int:pk>/", view, "blogpost-detail")`
UrlPattern path(Route route, ViewHandle view, std::string_view name = {});
UrlPattern path(Route route, ViewHandle view, Dict extra, std::string_view name = {});
UrlPattern path(Route route, Include included, Dict extra = {});

/// `path<FourDigitYear>("articles/<yyyy:year>/", view)`: with converters of one's own.
template <ConverterType First, ConverterType... More>
UrlPattern path(std::type_identity_t<BasicRoute<First, More...>> route, ViewHandle view,
                std::string_view name = {}) {
    UrlPattern pattern;
    pattern.route = route.text();
    pattern.find_converter = &BasicRoute<First, More...>::converter;
    pattern.view = view.shared();
    pattern.name = name;
    return pattern;
}
template <ConverterType First, ConverterType... More>
UrlPattern path(std::type_identity_t<BasicRoute<First, More...>> route, Include included) {
    UrlPattern pattern;
    pattern.route = route.text();
    pattern.find_converter = &BasicRoute<First, More...>::converter;
    pattern.included = std::make_shared<const Include>(std::move(included));
    return pattern;
}

/// A route that is known at run time only, as routers make them. Throws ImproperlyConfigured where
/// path() would not compile.
UrlPattern runtime_path(std::string_view route, ViewHandle view, std::string_view name = {});
UrlPattern runtime_path(std::string_view route, Include included);

/// A regular expression in RE2's syntax, which is Python's without look-around and back-references:
/// `re_path("^articles/(?P<year>[0-9]{4})/$", view)`. It is searched for, so start it with '^';
/// with '$' at its end it stands for the whole path. Named groups become keyword arguments; only
/// without any named group the unnamed ones become positional. Every value is text.
UrlPattern re_path(std::string_view regex, ViewHandle view, std::string_view name = {});
UrlPattern re_path(std::string_view regex, ViewHandle view, Dict extra, std::string_view name = {});
UrlPattern re_path(std::string_view regex, Include included, Dict extra = {});

}  // namespace cadenza
