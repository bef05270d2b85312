#include "cadenza/urls/internal/router_builder.h"

#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "cadenza/base/dict.h"
#include "cadenza/base/error.h"
#include "cadenza/urls/internal/regex_text.h"

namespace cadenza::internal {
namespace {

std::string join_route(std::string_view outer, std::string_view inner) {
    if (!outer.empty() && inner.starts_with('^')) inner.remove_prefix(1);
    return std::string(outer) + std::string(inner);
}

std::string join_namespace(const std::string& outer, const std::string& inner) {
    if (outer.empty() || inner.empty()) return outer + inner;
    return outer + ":" + inner;
}

[[noreturn]] void refuse(const UrlPattern& pattern, const std::string& why) {
    throw ImproperlyConfigured("The URL pattern \"" + pattern.route + "\" " + why);
}

/// The captures of a regular expression: its named groups, or else all its groups.
std::vector<std::pair<int, std::string>> wanted_groups(const re2::RE2& regex) {
    std::vector<std::pair<int, std::string>> groups;
    for (const auto& [index, name] : regex.CapturingGroupNames()) groups.emplace_back(index, name);
    if (!groups.empty()) return groups;
    for (int i = 1; i <= regex.NumberOfCapturingGroups(); ++i) groups.emplace_back(i, "");
    return groups;
}

bool is_named(const std::vector<Binding>& level) {
    return std::ranges::any_of(level, [](const Binding& binding) { return !binding.name.empty(); });
}

}  // namespace

std::shared_ptr<const re2::RE2> RegexCache::get(const std::string& regex) {
    auto& slot = compiled_[regex];
    if (slot != nullptr) return slot;
    re2::RE2::Options options;
    options.set_log_errors(false);
    auto compiled = std::make_shared<const re2::RE2>(regex, options);
    if (!compiled->ok()) {
        throw ImproperlyConfigured(
            "The URL pattern \"" + regex +
            "\" is no regular expression that RE2 knows: " + compiled->error());
    }
    slot = compiled;
    return slot;
}

RouterBuilder::RouterBuilder(Router& router, std::vector<std::unique_ptr<Endpoint>>& endpoints,
                             RegexCache& regexes)
    : router_(router), endpoints_(endpoints), regexes_(regexes) {}

void RouterBuilder::build(const UrlPatterns& patterns) {
    Scope scope;
    scope.router = &router_;
    build(patterns, scope);
}

void RouterBuilder::build(const UrlPatterns& patterns, const Scope& scope) {
    for (const UrlPattern& pattern : patterns) add(pattern, scope);
}

void RouterBuilder::add(const UrlPattern& pattern, const Scope& outer) {
    if (pattern.view == nullptr && pattern.included == nullptr)
        refuse(pattern, "has neither a view nor an include()");
    Scope scope = outer;
    scope.route = join_route(outer.route, pattern.route);
    scope.bindings.emplace_back();
    if (pattern.included != nullptr) {
        scope.app_name = join_namespace(outer.app_name, pattern.included->app_name);
        scope.name_space = join_namespace(outer.name_space, pattern.included->name_space);
    }
    if (pattern.kind == UrlPattern::Kind::Route) {
        add_route(pattern, std::move(scope));
    } else {
        add_regex(pattern, std::move(scope));
    }
}

void RouterBuilder::add_route(const UrlPattern& pattern, Scope scope) {
    auto elements = parse_route(pattern.route, pattern.find_converter);
    if (!elements) refuse(pattern, elements.error().message);
    add_elements(pattern, std::move(*elements), std::move(scope));
}

void RouterBuilder::add_regex(const UrlPattern& pattern, Scope scope) {
    auto elements = regex_elements(pattern.route, pattern.view != nullptr);
    if (elements && first_hard_element(*elements) == elements->size()) {
        return add_elements(pattern, std::move(*elements), std::move(scope));
    }
    RegexTail tail;
    tail.regex = regexes_.get(pattern.route);
    // As Django: an expression that ends with '$' stands for the whole path, even without '^'.
    tail.whole =
        pattern.view != nullptr && pattern.route.ends_with('$') && !pattern.route.ends_with("\\$");
    std::string prefix = literal_prefix(pattern.route);
    tail.back = prefix.size();
    if (!prefix.empty()) scope.elements.push_back({std::move(prefix)});
    for (auto& [group, name] : wanted_groups(*tail.regex)) {
        tail.groups.push_back(group);
        scope.bindings.back().push_back({std::move(name), scope.captures++});
    }
    scope.only_routes = false;
    finish_tail(pattern, std::move(tail), std::move(scope));
}

void RouterBuilder::add_elements(const UrlPattern& pattern, std::vector<RouteElement> elements,
                                 Scope scope) {
    std::size_t hard = first_hard_element(elements);
    for (const RouteElement& element : elements) {
        if (element.is_parameter)
            scope.bindings.back().push_back({element.text, scope.captures++, element.converter});
    }
    scope.elements.insert(scope.elements.end(), elements.begin(),
                          elements.begin() + static_cast<std::ptrdiff_t>(hard));
    if (hard == elements.size()) {
        for (const auto& [name, value] : pattern.extra) {
            scope.bindings.back().push_back({name, Binding::kConstant, nullptr, value});
        }
        if (pattern.included != nullptr) return build(pattern.included->patterns, scope);
        return scope.router->add(scope.elements, new_endpoint(pattern, scope));
    }
    RegexTail tail;
    const RouteElement* first = elements.data() + hard;
    std::string regex = "^" + route_regex(first, elements.data() + elements.size());
    tail.regex = regexes_.get(pattern.view != nullptr ? regex + "\\z" : regex);
    for (const auto& [group, name] : wanted_groups(*tail.regex)) tail.groups.push_back(group);
    finish_tail(pattern, std::move(tail), std::move(scope));
}

// Adds a pattern that ends in a regular expression, whose captures are bound already.
void RouterBuilder::finish_tail(const UrlPattern& pattern, RegexTail tail, Scope scope) {
    std::vector<Binding>& bindings = scope.bindings.back();
    if (tail.groups.size() > kMaxCaptures ||
        (!tail.groups.empty() && tail.groups.back() > int{kMaxCaptures})) {
        refuse(pattern, "has more than " + std::to_string(kMaxCaptures) + " groups");
    }
    for (const auto& [name, value] : pattern.extra)
        bindings.push_back({name, Binding::kConstant, nullptr, value});
    tail.order = static_cast<std::uint32_t>(endpoints_.size());
    if (pattern.included == nullptr) {
        tail.endpoint = new_endpoint(pattern, scope);
        return scope.router->add_tail(scope.elements, std::move(tail));
    }
    tail.inner = std::make_unique<Router>();
    Scope inner = scope;
    inner.router = tail.inner.get();
    inner.elements.clear();
    build(pattern.included->patterns, inner);
    scope.router->add_tail(scope.elements, std::move(tail));
}

const Endpoint* RouterBuilder::new_endpoint(const UrlPattern& pattern, const Scope& scope) {
    if (scope.captures > int{kMaxCaptures}) {
        refuse(pattern, "has more than " + std::to_string(kMaxCaptures) +
                            " values, with those of the inclusions");
    }
    auto endpoint = std::make_unique<Endpoint>();
    endpoint->order = static_cast<std::uint32_t>(endpoints_.size());
    endpoint->view = pattern.view;
    endpoint->route = scope.route;
    endpoint->url_name = pattern.name;
    endpoint->app_name = scope.app_name;
    endpoint->name_space = scope.name_space;
    // Unnamed groups of an outer level count only where neither it nor anything inside has a name.
    bool named = false;
    std::vector<bool> keep_unnamed(scope.bindings.size());
    for (std::size_t level = scope.bindings.size(); level-- > 0;) {
        named = named || is_named(scope.bindings[level]);
        keep_unnamed[level] = !named || level + 1 == scope.bindings.size();
    }
    std::set<std::string> names;
    for (std::size_t level = 0; level < scope.bindings.size(); ++level) {
        for (const Binding& binding : scope.bindings[level]) {
            if (binding.name.empty() && !keep_unnamed[level]) continue;
            if (!binding.name.empty() && !names.insert(binding.name).second)
                endpoint->has_repeated_names = true;
            if (binding.converter != nullptr && !binding.converter->takes_all())
                endpoint->has_fallible = true;
            endpoint->bindings.push_back(binding);
        }
    }
    check_arity(*endpoint, scope);
    endpoints_.push_back(std::move(endpoint));
    return endpoints_.back().get();
}

// A function that asks for values by position gets them in the order of the route: their number
// must be right.
void RouterBuilder::check_arity(const Endpoint& endpoint, const Scope& scope) const {
    int arity = endpoint.view->arity();
    if (arity <= 0 || !scope.only_routes || arity == static_cast<int>(endpoint.bindings.size()))
        return;
    throw ImproperlyConfigured(
        "The route \"" + endpoint.route + "\" gives its view " +
        std::to_string(endpoint.bindings.size()) + " value(s), but " +
        (endpoint.view->name.empty() ? "the function" : endpoint.view->name) + " takes " +
        std::to_string(arity));
}

}  // namespace cadenza::internal
