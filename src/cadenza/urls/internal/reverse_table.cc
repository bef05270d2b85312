#include "cadenza/urls/internal/reverse_table.h"

#include <re2/re2.h>

#include <algorithm>
#include <ranges>

#include "cadenza/base/text.h"
#include "cadenza/http/uri.h"
#include "cadenza/urls/url_resolver.h"

namespace cadenza::internal {
namespace {

UrlTemplate route_template(const std::vector<RouteElement>& elements) {
    UrlTemplate way;
    for (const RouteElement& element : elements) {
        way.pieces.push_back({element.text, element.is_parameter, element.converter});
    }
    return way;
}

std::shared_ptr<const ReverseStage> make_stage(const UrlPattern& pattern, RegexCache& regexes) {
    auto stage = std::make_shared<ReverseStage>();
    stage->route = pattern.route;
    if (pattern.kind == UrlPattern::Kind::Regex) {
        stage->ways = regex_templates(pattern.route);
        stage->check = regexes.get(pattern.route);
        return stage;
    }
    auto elements = parse_route(pattern.route, pattern.find_converter);
    if (!elements)
        throw ImproperlyConfigured("The URL pattern \"" + pattern.route + "\" " +
                                   elements.error().message);
    stage->ways.push_back(route_template(*elements));
    bool own = std::ranges::any_of(*elements, [](const RouteElement& e) {
        return e.is_parameter && !e.converter->takes_all();
    });
    if (own) {
        stage->check = regexes.get(
            "^" + route_regex(elements->data(), elements->data() + elements->size()) + "\\z");
    }
    return stage;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        std::size_t end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return parts;
}

std::string repr(const Value& value) {
    return value.is_text() ? "'" + value.str() + "'" : value.str();
}

std::string describe(const Kwargs& kwargs, const std::vector<Value>& args) {
    std::string text;
    if (!args.empty()) {
        for (const Value& value : args) text += (text.empty() ? "" : ", ") + repr(value);
        return "arguments '(" + text + (args.size() == 1 ? ",)'" : ")'");
    }
    if (kwargs.empty()) return "no arguments";
    for (const auto& [name, value] : kwargs)
        text += (text.empty() ? "'" : ", '") + name + "': " + repr(value);
    return "keyword arguments '{" + text + "}'";
}

std::string join_routes(const std::vector<std::shared_ptr<const ReverseStage>>& prefix,
                        const std::vector<std::shared_ptr<const ReverseStage>>& stages) {
    std::string route;
    for (const auto* part : {&prefix, &stages}) {
        for (const auto& stage : *part) {
            bool anchored = !route.empty() && stage->route.starts_with('^');
            route += anchored ? stage->route.substr(1) : stage->route;
        }
    }
    return route;
}

}  // namespace

ReverseTable::ReverseTable(const UrlPatterns& patterns, RegexCache& regexes) {
    // The last of equal names is tried first, but the first of equal namespaces counts.
    for (std::size_t i = patterns.size(); i-- > 0;) add(patterns[i], regexes);
}

void ReverseTable::add(const UrlPattern& pattern, RegexCache& regexes) {
    auto stage = make_stage(pattern, regexes);
    if (pattern.included == nullptr) {
        if (!pattern.name.empty()) entries_[pattern.name].push_back({{stage}, pattern.extra});
        return;
    }
    auto inner = std::make_shared<const ReverseTable>(pattern.included->patterns, regexes);
    if (pattern.included->name_space.empty()) return adopt(stage, pattern, *inner);
    apps_[pattern.included->app_name].push_back(pattern.included->name_space);
    namespaces_[pattern.included->name_space] = {{stage}, std::move(inner)};
}

// The names of an inclusion without a namespace are names of this table.
void ReverseTable::adopt(const std::shared_ptr<const ReverseStage>& stage,
                         const UrlPattern& pattern, const ReverseTable& inner) {
    auto behind = [&](const Stages& stages) {
        Stages all{stage};
        all.insert(all.end(), stages.begin(), stages.end());
        return all;
    };
    for (const auto& [name, entries] : inner.entries_) {
        for (const Entry& entry : entries) {
            Entry& own = entries_[name].emplace_back(behind(entry.stages), entry.defaults);
            for (const auto& [key, value] : pattern.extra) own.defaults.set(key, value);
        }
    }
    for (const auto& [name, inclusion] : inner.namespaces_) {
        namespaces_[name] = {behind(inclusion.prefix), inclusion.table};
    }
    for (const auto& [app, names] : inner.apps_) {
        std::vector<std::string>& own = apps_[app];
        own.insert(own.end(), names.begin(), names.end());
    }
}

// A name may be that of an application: then the current instance counts, or the one of the same
// name, or the first.
std::string ReverseTable::choose_namespace(const std::string& name,
                                           const std::string& current) const {
    auto app = apps_.find(name);
    if (app == apps_.end()) return name;
    const std::vector<std::string>& instances = app->second;
    if (!current.empty() && std::ranges::find(instances, current) != instances.end())
        return current;
    return std::ranges::find(instances, name) != instances.end() ? name : instances.front();
}

const ReverseTable& ReverseTable::enter(const std::vector<std::string>& path,
                                        std::string_view current_app, Stages& prefix) const {
    std::vector<std::string> current = split(current_app, ':');
    std::string resolved;
    const ReverseTable* table = this;
    for (std::size_t i = 0; i < path.size(); ++i) {
        std::string current_name = i < current.size() ? current[i] : std::string();
        std::string name = table->choose_namespace(path[i], current_name);
        if (name != current_name) current.clear();
        auto found = table->namespaces_.find(name);
        if (found == table->namespaces_.end()) {
            throw NoReverseMatch("'" + name + "' is not a registered namespace" +
                                 (resolved.empty() ? "" : " inside '" + resolved + "'"));
        }
        resolved += (resolved.empty() ? "" : ":") + name;
        prefix.insert(prefix.end(), found->second.prefix.begin(), found->second.prefix.end());
        table = found->second.table.get();
    }
    return *table;
}

std::string ReverseTable::reverse(std::string_view full_name, const Kwargs& kwargs,
                                  const std::vector<Value>& args,
                                  std::string_view current_app) const {
    std::vector<std::string> path = split(full_name, ':');
    std::string name = path.empty() ? std::string() : path.back();
    if (!path.empty()) path.pop_back();
    Stages prefix;
    const ReverseTable& table = enter(path, current_app, prefix);
    auto found = table.entries_.find(name);
    if (found == table.entries_.end()) table.fail(name, prefix, nullptr, kwargs, args);
    for (const Entry& entry : found->second) {
        Stages stages = prefix;
        stages.insert(stages.end(), entry.stages.begin(), entry.stages.end());
        std::string url = "/";
        if (fill_stages(stages, 0, {kwargs, args, entry.defaults}, 0, url)) {
            return escape_leading_slashes(percent_encode(url, "!$&'()*+,;=/~:@"));
        }
    }
    table.fail(name, prefix, &found->second, kwargs, args);
}

bool ReverseTable::fill(const UrlTemplate& way, const Query& query, std::size_t& used,
                        std::string& out) {
    for (const UrlTemplate::Piece& piece : way.pieces) {
        if (!piece.is_parameter) {
            out += piece.text;
            continue;
        }
        const Value* value = nullptr;
        if (!query.args.empty()) {
            if (used < query.args.size()) value = &query.args[used];
        } else {
            value = query.kwargs.find(piece.text);
        }
        if (value == nullptr) return false;
        ++used;
        std::optional<std::string> text = piece.converter != nullptr
                                              ? piece.converter->to_url(*value)
                                              : std::optional(value->str());
        if (!text) return false;
        out += *text;
    }
    return true;
}

// Every argument is used; a keyword that is no parameter must be a constant of the pattern, with
// that value.
bool ReverseTable::fits(const Query& query, std::size_t used) {
    if (!query.args.empty()) return used == query.args.size();
    std::size_t constants = 0;
    for (const auto& [name, value] : query.kwargs) {
        const Value* constant = query.defaults.find(name);
        if (constant == nullptr) continue;
        if (!(*constant == value)) return false;
        ++constants;
    }
    return used + constants == query.kwargs.size();
}

bool ReverseTable::fill_stages(const Stages& stages, std::size_t at, const Query& query,
                               std::size_t used, std::string& out) {
    if (at == stages.size()) return fits(query, used);
    std::size_t before = out.size();
    for (const UrlTemplate& way : stages[at]->ways) {
        std::size_t now_used = used;
        bool filled = fill(way, query, now_used, out);
        if (filled && stages[at]->check != nullptr) {
            re2::StringPiece text(out.data() + before, out.size() - before);
            filled = RE2::PartialMatch(text, *stages[at]->check);
        }
        if (filled && fill_stages(stages, at + 1, query, now_used, out)) return true;
        out.resize(before);
    }
    return false;
}

void ReverseTable::fail(std::string_view name, const Stages& prefix,
                        const std::vector<Entry>* tried, const Kwargs& kwargs,
                        const std::vector<Value>& args) const {
    std::string message = "Reverse for '" + std::string(name) + "'";
    if (tried == nullptr) {
        message +=
            " not found. '" + std::string(name) + "' is not a valid view function or pattern name.";
        std::vector<std::string_view> known;
        for (const auto& [other, entries] : entries_) known.push_back(other);
        if (auto close = closest(name, known))
            message += " Did you mean '" + std::string(*close) + "'?";
        throw NoReverseMatch(message);
    }
    std::string routes;
    for (const Entry& entry : *tried) {
        routes += (routes.empty() ? "'" : ", '") + join_routes(prefix, entry.stages) + "'";
    }
    throw NoReverseMatch(message + " with " + describe(kwargs, args) + " not found. " +
                         std::to_string(tried->size()) + " pattern(s) tried: [" + routes + "]");
}

}  // namespace cadenza::internal
