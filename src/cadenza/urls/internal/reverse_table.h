#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/dict.h"
#include "cadenza/urls/internal/router_builder.h"
#include "cadenza/urls/internal/url_template.h"
#include "cadenza/urls/kwargs.h"
#include "cadenza/urls/url_pattern.h"

namespace cadenza::internal {

/// The part of a URL that one pattern or inclusion contributes.
struct ReverseStage {
    std::vector<UrlTemplate> ways;
    std::shared_ptr<const re2::RE2>
        check;  ///< what the filled in text must match; none where the converters see to it
    std::string route;
};

/// Names to URLs, as Django's URLResolver.reverse_dict, namespace_dict and app_dict.
class ReverseTable {
 public:
    ReverseTable(const UrlPatterns& patterns, RegexCache& regexes);

    /// Throws NoReverseMatch.
    std::string reverse(std::string_view name, const Kwargs& kwargs, const std::vector<Value>& args,
                        std::string_view current_app) const;

 private:
    using Stages = std::vector<std::shared_ptr<const ReverseStage>>;
    struct Entry {
        Stages stages;
        Dict defaults;
    };
    struct Namespace {
        Stages prefix;
        std::shared_ptr<const ReverseTable> table;
    };

    void add(const UrlPattern& pattern, RegexCache& regexes);
    void adopt(const std::shared_ptr<const ReverseStage>& stage, const UrlPattern& pattern,
               const ReverseTable& inner);
    const ReverseTable& enter(const std::vector<std::string>& path, std::string_view current_app,
                              Stages& prefix) const;
    std::string choose_namespace(const std::string& name, const std::string& current) const;
    [[noreturn]] void fail(std::string_view name, const Stages& prefix,
                           const std::vector<Entry>* tried, const Kwargs& kwargs,
                           const std::vector<Value>& args) const;

    // What is asked of one pattern.
    struct Query {
        const Kwargs& kwargs;
        const std::vector<Value>& args;
        const Dict& defaults;
    };
    static bool fill_stages(const Stages& stages, std::size_t at, const Query& query,
                            std::size_t used, std::string& out);
    static bool fill(const UrlTemplate& way, const Query& query, std::size_t& used,
                     std::string& out);
    static bool fits(const Query& query, std::size_t used);

    std::map<std::string, std::vector<Entry>, std::less<>> entries_;
    std::map<std::string, Namespace, std::less<>> namespaces_;
    std::map<std::string, std::vector<std::string>, std::less<>> apps_;
};

}  // namespace cadenza::internal
