#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/rest/api_view.h"

namespace cadenza {

namespace internal {
struct ViewSetAccess;
}

/// How an action beside the usual ones is routed and shown. As the arguments of DRF's @action.
struct ActionOptions {
    bool detail = false;  ///< of one object, "books/7/publish/"; else of all, "books/cheapest/"
    MethodSet methods = {GET};
    std::string url_path = {};  ///< default: the name of the function
    std::string url_name = {};  ///< default: the same with "-" for "_"
    std::string name = {};      ///< what people see; default: "Set price" of set_price
    std::string description = {};
    /// Changes attributes of the view for this action: `[](APIView& view) { view.permission_classes
    /// = {…}; }`
    void (*configure)(APIView& view) = nullptr;
};

/// One function of a view set, for one method.
struct ActionHandler {
    Method method = Method::GET;
    std::string name;  ///< "list", "set_price"
    Response (*call)(APIView& view, Request& request) = nullptr;
};

/// A routed action: its functions by method.
struct ViewSetAction {
    ActionOptions options;
    std::string function;  ///< the first one, which the action is called after
    std::vector<ActionHandler> handlers;
};

/// Which function of a view set serves which method at one URL.
class ActionMap {
 public:
    ActionMap() = default;
    explicit ActionMap(std::vector<ActionHandler> handlers) : handlers_(std::move(handlers)) {}
    const ActionHandler* find(Method method) const;  ///< HEAD finds that of GET
    MethodSet methods() const;                       ///< with HEAD where GET is, and OPTIONS
    bool empty() const { return handlers_.empty(); }
    const std::vector<ActionHandler>& handlers() const { return handlers_; }

 private:
    std::vector<ActionHandler> handlers_;
};

namespace internal {

/// The text of a member pointer's name: "publish" of &BookViewSet::publish.
std::string_view last_identifier(std::string_view pretty_function);

template <auto Member>
std::string_view member_name() {
    return last_identifier(__PRETTY_FUNCTION__);
}

template <auto Member>
struct MemberCall;
template <class V, Response (V::*Member)(Request&)>
struct MemberCall<Member> {
    static Response call(APIView& view, Request& request) {
        return (static_cast<V&>(view).*Member)(request);
    }
};

/// The part of a view set that does not depend on its base.
class ViewSetState {
 public:
    /// The function that serves this request: "list", "retrieve", "publish"; "metadata" for
    /// OPTIONS, "" for a method without one. As DRF's self.action.
    std::string_view action() const noexcept { return action_; }

 protected:
    void add_action(std::string_view name, Response (*call)(APIView&, Request&),
                    ActionOptions options);
    void add_mapping(Method method, std::string_view action, std::string_view name,
                     Response (*call)(APIView&, Request&));
    Response run_action(APIView& view, Request& request) const;

 private:
    friend struct ViewSetAccess;
    Attribute<std::vector<ViewSetAction>> actions_;
    const ActionMap* map_ = nullptr;
    std::string_view action_;
};

struct ViewSetAccess {
    static void bind(ViewSetState& state, const ActionMap& map, const Request& request);
    static const std::vector<ViewSetAction>& actions(const ViewSetState& state) {
        return *state.actions_;
    }
};

}  // namespace internal

/// Makes a view set of a view class: requests go to list(), create(), retrieve(), update(),
/// partial_update() and destroy(), or to actions, as a router maps methods to them.
///
///     struct BookViewSet : ModelViewSet<BookSerializer> {
///         BookViewSet() {
///             queryset = Book::objects.all();
///             action<&BookViewSet::publish>({.detail = true, .methods = {POST}});
///         }
///         Response publish(Request& request);
///     };
template <class Base>
class ViewSetMixin : public Base, public internal::ViewSetState {
 public:
    Response get(Request& request) override { return run_action(*this, request); }
    Response post(Request& request) override { return run_action(*this, request); }
    Response put(Request& request) override { return run_action(*this, request); }
    Response patch(Request& request) override { return run_action(*this, request); }
    Response remove(Request& request) override { return run_action(*this, request); }
    Response trace(Request& request) override { return run_action(*this, request); }

 protected:
    /// Routes one more function; in the constructor.
    template <auto Member>
    void action(ActionOptions options) {
        add_action(internal::member_name<Member>(), &internal::MemberCall<Member>::call,
                   std::move(options));
    }
    using internal::ViewSetState::action;
    /// Another function for another method at the URL of an action:
    /// `mapping<&BookViewSet::replace_tags>(PUT, "tags")`.
    template <auto Member>
    void mapping(Method method, std::string_view action_function) {
        add_mapping(method, action_function, internal::member_name<Member>(),
                    &internal::MemberCall<Member>::call);
    }
};

using ViewSet = ViewSetMixin<APIView>;

namespace internal {

/// The ViewObject of a view set at one URL.
template <class V>
class ViewSetObject final : public ViewObject {
 public:
    explicit ViewSetObject(ActionMap map) : map_(std::move(map)), methods_(map_.methods()) {
        name = short_type_name<V>();
        csrf_exempt = prototype_.csrf_exempt;
    }
    Response operator()(Request& request, const Kwargs& kwargs) const override {
        V view(prototype_);
        view.attach(request, kwargs, methods_, name);
        ViewSetAccess::bind(view, map_, request);
        view.setup();
        return view.dispatch(request);
    }
    const void* prototype() const noexcept override {
        return static_cast<const View*>(&prototype_);
    }
    V& configurable() { return prototype_; }  ///< before the first request

 private:
    ActionMap map_;
    MethodSet methods_;
    V prototype_;
};

}  // namespace internal

/// A view set at one URL: `viewset_view<BookViewSet>({{GET, …}})`. Routers make these.
template <class V>
ViewHandle viewset_view(ActionMap map, void (*configure)(APIView&) = nullptr) {
    auto object = std::make_shared<internal::ViewSetObject<V>>(std::move(map));
    if (configure != nullptr) configure(object->configurable());
    return ViewHandle(std::shared_ptr<const ViewObject>(std::move(object)));
}

}  // namespace cadenza
