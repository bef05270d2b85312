#include "cadenza/urls/checks.h"

#include <algorithm>
#include <map>

namespace cadenza {
namespace {

std::string describe(const UrlPattern& pattern) {
    std::string text = "'" + pattern.route + "'";
    if (!pattern.name.empty()) text += " [name='" + pattern.name + "']";
    return text;
}

void check_pattern(const UrlPattern& pattern, std::vector<CheckMessage>& found) {
    const bool regex = pattern.kind == UrlPattern::Kind::Regex;
    if (regex && pattern.included != nullptr && pattern.route.ends_with('$') &&
        !pattern.route.ends_with("\\$")) {
        found.push_back(check_warning(
            "urls.W001",
            "Your URL pattern " + describe(pattern) +
                " uses include with a route ending with a '$'.",
            "Remove the dollar from the route: nothing of what it includes can match.",
            pattern.route));
    }
    if (pattern.route.starts_with(regex ? "^/" : "/")) {
        found.push_back(check_warning(
            "urls.W002",
            "Your URL pattern " + describe(pattern) + " has a route beginning with a '/'.",
            "Remove this slash: the path is matched without its first one. If this pattern is "
            "included, let the include's route end with a '/'.",
            pattern.route));
    }
    if (pattern.name.find(':') != std::string::npos) {
        found.push_back(check_warning(
            "urls.W003", "Your URL pattern " + describe(pattern) + " has a name including a ':'.",
            "Remove the colon: it separates namespaces, so that reverse() cannot find the name.",
            pattern.route));
    }
}

void walk(const UrlPatterns& patterns, const std::string& outer,
          std::map<std::string, int>& namespaces, std::vector<CheckMessage>& found) {
    for (const UrlPattern& pattern : patterns) {
        check_pattern(pattern, found);
        if (pattern.included == nullptr) continue;
        std::string inner = outer;
        if (!pattern.included->name_space.empty()) {
            inner += (inner.empty() ? "" : ":") + pattern.included->name_space;
            ++namespaces[inner];
        }
        walk(pattern.included->patterns, inner, namespaces, found);
    }
}

void ask_views(const UrlPatterns& patterns, const Settings& settings,
               std::vector<CheckMessage>& found) {
    for (const UrlPattern& pattern : patterns) {
        if (pattern.included != nullptr) {
            ask_views(pattern.included->patterns, settings, found);
        } else if (const ViewObject* view = pattern.view.get()) {
            view->check(settings, found);
        }
    }
}

}  // namespace

std::vector<CheckMessage> check_views(const UrlPatterns& patterns, const Settings& settings) {
    std::vector<CheckMessage> found;
    ask_views(patterns, settings, found);
    std::vector<CheckMessage> different;
    for (CheckMessage& message : found) {
        if (std::ranges::find(different, message) == different.end())
            different.push_back(std::move(message));
    }
    return different;
}

std::vector<CheckMessage> check_urls(const UrlPatterns& patterns) {
    std::vector<CheckMessage> found;
    std::map<std::string, int> namespaces;
    walk(patterns, "", namespaces, found);
    for (const auto& [name, count] : namespaces) {
        if (count < 2) continue;
        found.push_back(check_warning(
            "urls.W005",
            "URL namespace '" + name +
                "' isn't unique. You may not be able to reverse all "
                "URLs in this namespace",
            "Give each include() of the application an instance name of its own.", name));
    }
    return found;
}

}  // namespace cadenza
