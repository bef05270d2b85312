#include "cadenza/urls/url_pattern.h"

#include "cadenza/base/error.h"
#include "cadenza/urls/internal/route_text.h"

namespace cadenza {
namespace {

UrlPattern make(UrlPattern::Kind kind, std::string_view route) {
    UrlPattern pattern;
    pattern.kind = kind;
    pattern.route = route;
    return pattern;
}

UrlPattern make(UrlPattern::Kind kind, std::string_view route, const ViewHandle& view,
                std::string_view name) {
    UrlPattern pattern = make(kind, route);
    pattern.view = view.shared();
    pattern.name = name;
    return pattern;
}

UrlPattern make(UrlPattern::Kind kind, std::string_view route, Include included) {
    UrlPattern pattern = make(kind, route);
    pattern.included = std::make_shared<const Include>(std::move(included));
    return pattern;
}

std::string_view checked(std::string_view route) {
    if (auto elements = internal::parse_route(route, &Route::converter); !elements) {
        throw ImproperlyConfigured("The route \"" + std::string(route) + "\" " +
                                   elements.error().message);
    }
    return route;
}

}  // namespace

UrlPatterns::UrlPatterns() = default;
UrlPatterns::UrlPatterns(std::initializer_list<UrlPattern> patterns) : patterns_(patterns) {}
UrlPatterns::UrlPatterns(const UrlPatterns&) = default;
UrlPatterns::UrlPatterns(UrlPatterns&&) noexcept = default;
UrlPatterns& UrlPatterns::operator=(const UrlPatterns&) = default;
UrlPatterns& UrlPatterns::operator=(UrlPatterns&&) noexcept = default;
UrlPatterns::~UrlPatterns() = default;

UrlPatterns& UrlPatterns::operator+=(const UrlPatterns& more) {
    std::vector<UrlPattern> copy = more.patterns_;  // more may be this
    for (UrlPattern& pattern : copy) patterns_.push_back(std::move(pattern));
    return *this;
}

void UrlPatterns::push_back(UrlPattern pattern) {
    patterns_.push_back(std::move(pattern));
}
std::size_t UrlPatterns::size() const noexcept {
    return patterns_.size();
}
const UrlPattern& UrlPatterns::operator[](std::size_t i) const {
    return patterns_[i];
}
UrlPatterns::const_iterator UrlPatterns::begin() const noexcept {
    return patterns_.begin();
}
UrlPatterns::const_iterator UrlPatterns::end() const noexcept {
    return patterns_.end();
}

Include include(UrlPatterns patterns, std::string_view app_name, std::string_view instance) {
    if (!instance.empty() && app_name.empty()) {
        throw ImproperlyConfigured("include() with the instance namespace \"" +
                                   std::string(instance) + "\" needs an app_name as well");
    }
    return {std::move(patterns), std::string(app_name),
            std::string(instance.empty() ? app_name : instance)};
}

Include include(UrlPatterns (*patterns)(), std::string_view app_name, std::string_view instance) {
    return include(patterns(), app_name, instance);
}

UrlPattern path(Route route, ViewHandle view, std::string_view name) {
    return make(UrlPattern::Kind::Route, route.text(), view, name);
}

UrlPattern path(Route route, ViewHandle view, Dict extra, std::string_view name) {
    UrlPattern pattern = make(UrlPattern::Kind::Route, route.text(), view, name);
    pattern.extra = std::move(extra);
    return pattern;
}

UrlPattern path(Route route, Include included, Dict extra) {
    UrlPattern pattern = make(UrlPattern::Kind::Route, route.text(), std::move(included));
    pattern.extra = std::move(extra);
    return pattern;
}

UrlPattern runtime_path(std::string_view route, ViewHandle view, std::string_view name) {
    return make(UrlPattern::Kind::Route, checked(route), view, name);
}

UrlPattern runtime_path(std::string_view route, Include included) {
    return make(UrlPattern::Kind::Route, checked(route), std::move(included));
}

UrlPattern re_path(std::string_view regex, ViewHandle view, std::string_view name) {
    return make(UrlPattern::Kind::Regex, regex, view, name);
}

UrlPattern re_path(std::string_view regex, ViewHandle view, Dict extra, std::string_view name) {
    UrlPattern pattern = make(UrlPattern::Kind::Regex, regex, view, name);
    pattern.extra = std::move(extra);
    return pattern;
}

UrlPattern re_path(std::string_view regex, Include included, Dict extra) {
    UrlPattern pattern = make(UrlPattern::Kind::Regex, regex, std::move(included));
    pattern.extra = std::move(extra);
    return pattern;
}

}  // namespace cadenza
