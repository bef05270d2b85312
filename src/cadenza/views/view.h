#pragma once

#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

#include "cadenza/http/method.h"
#include "cadenza/http/request.h"
#include "cadenza/http/response.h"
#include "cadenza/urls/kwargs.h"
#include "cadenza/urls/view_handle.h"
#include "cadenza/views/attribute.h"

namespace cadenza {

/// A class-based view: override the handlers of the methods that it answers.
///
///     struct Hello : View {
///         Response get(Request& request) override { return HttpResponse("Hello, " +
///         kwargs().str("name")); }
///     };
///     path("hello/<name>/", as_view<Hello>(), "hello")
///
/// Attributes are assigned in the constructor, which as_view() runs once; each request gets a copy
/// of that prototype, so state of a request may be kept in members. HEAD is answered by get()
/// unless head() is overridden; OPTIONS answers the Allow header; a method without a handler is
/// 405.
class View {
 public:
    View();
    View(const View&);
    View& operator=(const View&) = delete;
    virtual ~View();

    virtual Response get(Request& request);
    virtual Response post(Request& request);
    virtual Response put(Request& request);
    virtual Response patch(Request& request);
    virtual Response remove(Request& request);  ///< DELETE; `delete` is a keyword
    virtual Response head(Request& request);
    virtual Response options(Request& request);
    virtual Response trace(Request& request);

    /// The methods that may be used at all, of those that have a handler.
    MethodSet http_method_names = MethodSet::all();

    /// Runs before dispatch(): a place to look at request() and kwargs().
    virtual void setup() {}
    /// Calls the handler of the request's method; override it to wrap every method.
    virtual Response dispatch(Request& request);
    /// 405 with the Allow header.
    virtual Response http_method_not_allowed(Request& request);

    /// What keeps the view from working with these settings. Asked of the object that the
    /// constructor made, without a request, by the system checks.
    virtual void check(const Settings&, std::vector<CheckMessage>&) const {}

    Request& request() const noexcept { return *request_; }
    const Kwargs& kwargs() const noexcept { return *kwargs_; }
    /// What the Allow header lists: the methods with a handler, HEAD with GET, and OPTIONS.
    MethodSet allowed_methods() const noexcept { return http_method_names & handlers_; }

    /// The name of the class without namespaces, "BlogPostList"; "" for a view that as_view() did
    /// not make.
    std::string_view type_name() const noexcept { return type_name_; }

    /// For ViewObjects: gives the copy its request. Everything given outlives the view.
    void attach(Request& request, const Kwargs& kwargs, MethodSet handlers,
                std::string_view type_name = {}) noexcept;

 protected:
    /// Calls the handler of a method that is in allowed_methods().
    Response call_handler(Method method, Request& request);

 private:
    Request* request_ = nullptr;
    const Kwargs* kwargs_ = nullptr;
    std::string_view type_name_;
    MethodSet handlers_;
};

/// The name of a type as its author wrote it, without namespaces: "BlogPostList".
template <class T>
constexpr std::string_view short_type_name() noexcept {
    std::string_view name = __PRETTY_FUNCTION__;
    std::size_t begin = name.find("T = ") + 4;
    std::size_t end = name.find_first_of(";]", begin);
    name = name.substr(begin, end - begin);
    std::size_t angle = name.find('<');
    std::size_t colon = name.substr(0, angle).rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

namespace internal {

// A handler is overridden where the pointer to it is no longer one to a member of the base that
// declares it.
#define CADENZA_OVERRIDDEN(name)                                               \
    template <class V, class Base>                                             \
    constexpr bool overrides_##name() {                                        \
        if constexpr (requires { &V::name; })                                  \
            return !std::is_same_v<decltype(&V::name), decltype(&Base::name)>; \
        else                                                                   \
            return true;                                                       \
    }
CADENZA_OVERRIDDEN(get)
CADENZA_OVERRIDDEN(post)
CADENZA_OVERRIDDEN(put)
CADENZA_OVERRIDDEN(patch)
CADENZA_OVERRIDDEN(remove)
CADENZA_OVERRIDDEN(head)
CADENZA_OVERRIDDEN(trace)
#undef CADENZA_OVERRIDDEN

}  // namespace internal

/// The methods for which V has a handler: those that it, or a class between it and View, overrides.
/// HEAD comes with GET; OPTIONS is always there.
template <class V>
constexpr MethodSet handlers_of() noexcept {
    MethodSet set{OPTIONS};
    if (internal::overrides_get<V, View>()) set.add(GET), set.add(HEAD);
    if (internal::overrides_post<V, View>()) set.add(POST);
    if (internal::overrides_put<V, View>()) set.add(PUT);
    if (internal::overrides_patch<V, View>()) set.add(PATCH);
    if (internal::overrides_remove<V, View>()) set.add(DELETE);
    if (internal::overrides_head<V, View>()) set.add(HEAD);
    if (internal::overrides_trace<V, View>()) set.add(TRACE);
    return set;
}

namespace internal {

/// The type-erased half of a class-based view's ViewObject.
class ClassViewObject : public ViewObject {
 public:
    const void* prototype() const noexcept override { return &prototype_view(); }
    void check(const Settings& settings, std::vector<CheckMessage>& found) const override {
        prototype_view().check(settings, found);
    }
    /// The object that the view's constructor made; for tools that inspect views.
    virtual const View& prototype_view() const noexcept = 0;
    MethodSet handlers() const noexcept { return handlers_; }

 protected:
    ClassViewObject(std::string_view type_name, MethodSet handlers);
    Response run(View& view, Request& request, const Kwargs& kwargs) const;

 private:
    MethodSet handlers_;
};

template <class V>
class TypedClassView final : public ClassViewObject {
 public:
    // In place: a copy of V would borrow the attributes of what it was copied from.
    template <class... Args>
    explicit TypedClassView(std::in_place_t, Args&&... args)
        : ClassViewObject(short_type_name<V>(), handlers_of<V>()),
          prototype_(std::forward<Args>(args)...) {
        if constexpr (requires { V::csrf_exempt; }) csrf_exempt = prototype_.csrf_exempt;
    }
    Response operator()(Request& request, const Kwargs& kwargs) const override {
        V view(prototype_);
        return run(view, request, kwargs);
    }
    const View& prototype_view() const noexcept override { return prototype_; }

 private:
    const V prototype_;
};

}  // namespace internal

/// The view of class V for a URL pattern. V's constructor runs here, once; arguments go to it.
template <std::derived_from<View> V, class... Args>
ViewHandle as_view(Args&&... args) {
    return ViewHandle(std::make_shared<const internal::TypedClassView<V>>(
        std::in_place, std::forward<Args>(args)...));
}

}  // namespace cadenza
