#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/rest/view_set.h"
#include "cadenza/urls/url_pattern.h"

namespace cadenza {

/// How a router routes.
struct RouterOptions {
    bool trailing_slash = true;
};

namespace internal {

/// What a router asks of a view set, type-erased.
struct RoutedViewSet {
    std::string prefix;
    std::string basename;
    std::string lookup_kwarg = "pk";
    std::string lookup_value_regex;  ///< default: [^/.]+
    std::vector<ActionHandler> list, detail;
    std::vector<ViewSetAction> actions;
    /// The view set at one URL, named for what is there.
    ViewHandle (*make)(ActionMap map, std::string_view suffix, const ActionOptions* action);
};

template <class V>
ViewHandle make_routed(ActionMap map, std::string_view suffix, const ActionOptions* action) {
    auto object = std::make_shared<ViewSetObject<V>>(std::move(map));
    V& view = object->configurable();
    if (action == nullptr) {
        view.suffix = std::string(suffix);
    } else {
        view.name = action->name;
        view.description = action->description;
        if (action->configure != nullptr) action->configure(view);
    }
    return ViewHandle(std::shared_ptr<const ViewObject>(std::move(object)));
}

// The usual functions, of those that V has.
#define CADENZA_ROUTED(list, http_method, function)                                    \
    if constexpr (requires(V & v, Request & r) { v.function(r); }) {                   \
        routed.list.push_back({http_method, #function, [](APIView& view, Request& r) { \
                                   return static_cast<V&>(view).function(r);           \
                               }});                                                    \
    }
template <class V>
RoutedViewSet routed_view_set(std::string_view prefix, std::string_view basename) {
    RoutedViewSet routed;
    routed.prefix = prefix;
    routed.make = &make_routed<V>;
    CADENZA_ROUTED(list, Method::GET, list)
    CADENZA_ROUTED(list, Method::POST, create)
    CADENZA_ROUTED(detail, Method::GET, retrieve)
    CADENZA_ROUTED(detail, Method::PUT, update)
    CADENZA_ROUTED(detail, Method::PATCH, partial_update)
    CADENZA_ROUTED(detail, Method::DELETE, destroy)
    const V view;
    routed.actions = ViewSetAccess::actions(view);
    if constexpr (requires { view.lookup_kwarg(); }) routed.lookup_kwarg = view.lookup_kwarg();
    if constexpr (requires { view.lookup_value_regex; }) {
        routed.lookup_value_regex = *view.lookup_value_regex;
    }
    routed.basename = basename;
    if constexpr (requires { view.default_basename(); }) {
        if (basename.empty()) routed.basename = view.default_basename();
    }
    return routed;
}
#undef CADENZA_ROUTED

}  // namespace internal

/// Makes the URL patterns of view sets: "books/" for list and create, "books/<pk>/" for the others,
/// and one for each action; names "book-list", "book-detail", "book-publish". As
/// rest_framework.routers.SimpleRouter.
class SimpleRouter {
 public:
    explicit SimpleRouter(RouterOptions options = {});
    virtual ~SimpleRouter();

    /// The name of the patterns starts with `basename`; by default the name of the queryset's model
    /// in lower case. Throws ImproperlyConfigured where it cannot be known.
    template <class V>
    void register_(std::string_view prefix, std::string_view basename = {}) {
        add(internal::routed_view_set<V>(prefix, basename));
    }
    virtual UrlPatterns urls() const;

 protected:
    struct Line {
        std::string regex;  ///< anchored
        ViewHandle view;
        std::string name;
    };
    std::vector<Line> lines() const;
    const std::vector<internal::RoutedViewSet>& registry() const { return registry_; }

 private:
    void add(internal::RoutedViewSet view_set);
    void add_lines(const internal::RoutedViewSet& view_set, std::vector<Line>& lines) const;

    RouterOptions options_;
    std::vector<internal::RoutedViewSet> registry_;
};

/// The view at a DefaultRouter's root: the addresses of all lists.
class APIRootView : public APIView {
 public:
    /// The prefix of each view set and the name of its list's pattern.
    using Routes = std::vector<std::pair<std::string, std::string>>;

    Response get(Request& request) override;
    Attribute<Routes> routes;
};

namespace internal {

template <class V>
class RootViewObject final : public ViewObject {
 public:
    explicit RootViewObject(APIRootView::Routes routes) {
        name = short_type_name<V>();
        csrf_exempt = prototype_.csrf_exempt;
        prototype_.routes = std::move(routes);
    }
    Response operator()(Request& request, const Kwargs& kwargs) const override {
        V view(prototype_);
        view.attach(request, kwargs, handlers_of<V>(), name);
        view.setup();
        return view.dispatch(request);
    }
    const void* prototype() const noexcept override {
        return static_cast<const View*>(&prototype_);
    }

 private:
    V prototype_;
};

template <class V>
ViewHandle make_root_view(APIRootView::Routes routes) {
    return ViewHandle(std::shared_ptr<const ViewObject>(
        std::make_shared<const RootViewObject<V>>(std::move(routes))));
}

}  // namespace internal

/// A SimpleRouter with a root view (named "api-root") and format suffixes: "books.json",
/// "books/7.json".
class DefaultRouter : public SimpleRouter {
 public:
    explicit DefaultRouter(RouterOptions options = {});
    UrlPatterns urls() const override;

    /// Another class for the root, derived from APIRootView.
    template <class V>
    void root_view() {
        make_root_ = &internal::make_root_view<V>;
    }

 private:
    ViewHandle (*make_root_)(APIRootView::Routes routes);
};

/// The same patterns, and behind each one with a format suffix: "negotiation.json". Routes may have
/// the built-in converters. As rest_framework.urlpatterns.format_suffix_patterns.
UrlPatterns format_suffix_patterns(const UrlPatterns& patterns);

}  // namespace cadenza
