#include "cadenza/urls/url_resolver.h"

#include "cadenza/urls/internal/reverse_table.h"
#include "cadenza/urls/internal/router.h"
#include "cadenza/urls/internal/router_builder.h"

namespace cadenza {

struct UrlResolver::Impl {
    explicit Impl(const UrlPatterns& patterns) : names(patterns, regexes) {
        internal::RouterBuilder(router, endpoints, regexes).build(patterns);
    }
    internal::RegexCache regexes;
    std::vector<std::unique_ptr<internal::Endpoint>> endpoints;
    internal::Router router;
    internal::ReverseTable names;
};

UrlResolver::UrlResolver() : UrlResolver(UrlPatterns()) {}
UrlResolver::UrlResolver(const UrlPatterns& patterns) : impl_(std::make_unique<Impl>(patterns)) {}
UrlResolver::UrlResolver(UrlResolver&&) noexcept = default;
UrlResolver& UrlResolver::operator=(UrlResolver&&) noexcept = default;
UrlResolver::~UrlResolver() = default;

bool UrlResolver::resolve(std::string_view path, ResolverMatch& out) const {
    if (!path.starts_with('/')) return false;
    internal::RouterSearch search;
    impl_->router.search(path.substr(1), search);
    const internal::Endpoint* endpoint = search.endpoint();
    if (endpoint == nullptr) return false;
    out.view = endpoint->view.get();
    out.kwargs = search.kwargs();
    out.url_name = endpoint->url_name;
    out.route = endpoint->route;
    out.app_name = endpoint->app_name;
    out.name_space = endpoint->name_space;
    return true;
}

bool UrlResolver::is_valid_path(std::string_view path) const {
    if (!path.starts_with('/')) return false;
    internal::RouterSearch search;
    impl_->router.search(path.substr(1), search);
    return search.endpoint() != nullptr;
}

std::string UrlResolver::reverse(std::string_view name, const Kwargs& kwargs,
                                 std::string_view current_app) const {
    return impl_->names.reverse(name, kwargs, {}, current_app);
}

std::string UrlResolver::reverse_args(std::string_view name, const std::vector<Value>& args,
                                      std::string_view current_app) const {
    return impl_->names.reverse(name, {}, args, current_app);
}

std::vector<UrlResolver::Line> UrlResolver::lines() const {
    std::vector<Line> lines;
    for (const auto& endpoint : impl_->endpoints) {
        std::string prefix = endpoint->name_space.empty() ? "" : endpoint->name_space + ":";
        lines.push_back({endpoint->route,
                         endpoint->url_name.empty() ? "" : prefix + endpoint->url_name,
                         endpoint->view->name});
    }
    return lines;
}

}  // namespace cadenza
