#include "cadenza/rest/routers.h"

#include <algorithm>

#include "cadenza/base/error.h"
#include "cadenza/rest/reverse.h"
#include "cadenza/urls/resolver_match.h"
#include "cadenza/urls/url_resolver.h"

namespace cadenza {
namespace {

constexpr std::string_view kAnyLookup = "[^/.]+";

/// "Set price" of "set_price".
std::string pretty_name(std::string_view function) {
    std::string name(function);
    std::ranges::replace(name, '_', ' ');
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - 32);
    return name;
}

ActionOptions completed(const ViewSetAction& action) {
    ActionOptions options = action.options;
    if (options.url_path.empty()) options.url_path = action.function;
    if (options.url_name.empty()) {
        options.url_name = action.function;
        std::ranges::replace(options.url_name, '_', '-');
    }
    if (options.name.empty()) options.name = pretty_name(action.function);
    return options;
}

struct FormatSuffix {
    static constexpr std::string_view name = "drf_format_suffix";
    static constexpr std::string_view regex = "\\.[a-z0-9]+/?";
    static std::optional<Value> to_value(std::string_view text) {
        const std::size_t first = text.find_first_not_of("./");
        if (first == std::string_view::npos) return std::nullopt;
        return Value(text.substr(first, text.find_last_not_of("./") - first + 1));
    }
    static std::optional<std::string> to_url(const Value& value) { return "." + value.str() + "/"; }
};

std::string_view without_end(std::string_view pattern) {
    while (pattern.ends_with('$')) pattern.remove_suffix(1);
    while (pattern.ends_with('/')) pattern.remove_suffix(1);
    return pattern;
}

}  // namespace

SimpleRouter::SimpleRouter(RouterOptions options) : options_(options) {}
SimpleRouter::~SimpleRouter() = default;

void SimpleRouter::add(internal::RoutedViewSet view_set) {
    if (view_set.basename.empty()) {
        throw ImproperlyConfigured(
            "register_(\"" + view_set.prefix +
            "\") needs a basename: the view set has no queryset to take it from.");
    }
    static constexpr std::string_view kUsual[] = {"list",   "create",         "retrieve",
                                                  "update", "partial_update", "destroy"};
    for (const ViewSetAction& action : view_set.actions) {
        if (std::ranges::find(kUsual, std::string_view(action.function)) != std::end(kUsual)) {
            throw ImproperlyConfigured("An action cannot be called " + action.function +
                                       ": the router routes that one by itself.");
        }
    }
    registry_.push_back(std::move(view_set));
}

void SimpleRouter::add_lines(const internal::RoutedViewSet& set, std::vector<Line>& lines) const {
    const std::string_view slash = options_.trailing_slash ? "/" : "";
    const std::string start = set.prefix.empty() ? "^" : "^" + set.prefix + "/";
    const std::string lookup =
        "(?P<" + set.lookup_kwarg + ">" +
        (set.lookup_value_regex.empty() ? std::string(kAnyLookup) : set.lookup_value_regex) + ")";
    const auto add_usual = [&](const std::vector<ActionHandler>& handlers, std::string regex,
                               std::string_view suffix, std::string_view name) {
        if (handlers.empty()) return;
        lines.push_back({std::move(regex), set.make(ActionMap(handlers), suffix, nullptr),
                         set.basename + std::string(name)});
    };
    const auto add_actions = [&](bool detail) {
        for (const ViewSetAction& action : set.actions) {
            if (action.options.detail != detail) continue;
            const ActionOptions options = completed(action);
            std::string regex = start + (detail ? lookup + "/" : "") + options.url_path;
            regex.append(slash).append("$");
            lines.push_back({std::move(regex), set.make(ActionMap(action.handlers), {}, &options),
                             set.basename + "-" + options.url_name});
        }
    };
    std::string list = "^" + set.prefix;
    if (!set.prefix.empty()) list.append(slash);
    add_usual(set.list, list + "$", "List", "-list");
    add_actions(false);
    add_usual(set.detail, start + lookup + std::string(slash) + "$", "Instance", "-detail");
    add_actions(true);
}

std::vector<SimpleRouter::Line> SimpleRouter::lines() const {
    std::vector<Line> lines;
    for (const internal::RoutedViewSet& set : registry_) add_lines(set, lines);
    return lines;
}

UrlPatterns SimpleRouter::urls() const {
    UrlPatterns patterns;
    for (const Line& line : lines()) patterns.push_back(re_path(line.regex, line.view, line.name));
    return patterns;
}

Response APIRootView::get(Request& request) {
    const ResolverMatch* match = request.resolver_match;
    const std::string space =
        match != nullptr && !match->name_space.empty() ? std::string(match->name_space) + ":" : "";
    Dict addresses;
    for (const auto& [prefix, name] : *routes) {
        Kwargs given(kwargs());
        given.erase(settings().format_suffix_kwarg);
        try {
            addresses.set(prefix, reverse(space + name, std::move(given), request, format_kwarg()));
        } catch (const NoReverseMatch&) {
            // A view set without a list has no address to show.
        }
    }
    return Response(Value(std::move(addresses)));
}

DefaultRouter::DefaultRouter(RouterOptions options)
    : SimpleRouter(options), make_root_(&internal::make_root_view<APIRootView>) {}

UrlPatterns DefaultRouter::urls() const {
    UrlPatterns patterns = SimpleRouter::urls();
    APIRootView::Routes routes;
    for (const internal::RoutedViewSet& set : registry()) {
        routes.emplace_back(set.prefix, set.basename + "-list");
    }
    patterns.push_back(re_path("^$", make_root_(std::move(routes)), "api-root"));
    return format_suffix_patterns(patterns);
}

UrlPatterns format_suffix_patterns(const UrlPatterns& patterns) {
    UrlPatterns result;
    for (const UrlPattern& pattern : patterns) {
        if (pattern.included != nullptr) {
            UrlPattern copy = pattern;
            auto included = std::make_shared<Include>(*pattern.included);
            included->patterns = format_suffix_patterns(included->patterns);
            copy.included = std::move(included);
            result.push_back(std::move(copy));
            continue;
        }
        result.push_back(pattern);
        UrlPattern suffixed = pattern;
        suffixed.route = without_end(pattern.route);
        if (pattern.kind == UrlPattern::Kind::Regex) {
            suffixed.route += R"(\.(?P<format>[a-z0-9]+)/?$)";
        } else {
            suffixed.route += "<drf_format_suffix:format>";
            suffixed.find_converter = &BasicRoute<FormatSuffix>::converter;
        }
        result.push_back(std::move(suffixed));
    }
    return result;
}

}  // namespace cadenza
