#include "cadenza/rest/view_set.h"

#include <algorithm>

#include "cadenza/base/error.h"
#include "cadenza/rest/exceptions.h"

namespace cadenza {

const ActionHandler* ActionMap::find(Method method) const {
    for (const ActionHandler& handler : handlers_) {
        if (handler.method == method) return &handler;
    }
    return method == HEAD ? find(GET) : nullptr;
}

MethodSet ActionMap::methods() const {
    MethodSet methods{OPTIONS};
    for (const ActionHandler& handler : handlers_) methods.add(handler.method);
    if (methods.contains(GET)) methods.add(HEAD);
    return methods;
}

namespace internal {

std::string_view last_identifier(std::string_view pretty_function) {
    // "… [with auto Member = &books::BookViewSet::publish; std::string_view = …]" or "… [Member =
    // &…]".
    const std::string_view text =
        pretty_function.substr(0, pretty_function.find("; std::string_view"));
    const auto part_of_name = [](char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
               (c >= 'A' && c <= 'Z');
    };
    std::size_t end = text.size();
    while (end > 0 && !part_of_name(text[end - 1])) --end;
    std::size_t begin = end;
    while (begin > 0 && part_of_name(text[begin - 1])) --begin;
    return text.substr(begin, end - begin);
}

void ViewSetState::add_action(std::string_view name, Response (*call)(APIView&, Request&),
                              ActionOptions options) {
    ViewSetAction action;
    action.function = name;
    for (unsigned method = 0; method <= static_cast<unsigned>(Method::TRACE); ++method) {
        const auto kind = static_cast<Method>(method);
        if (options.methods.contains(kind))
            action.handlers.push_back({kind, std::string(name), call});
    }
    action.options = std::move(options);
    actions_.own().push_back(std::move(action));
}

void ViewSetState::add_mapping(Method method, std::string_view action, std::string_view name,
                               Response (*call)(APIView&, Request&)) {
    std::vector<ViewSetAction>& actions = actions_.own();
    const auto found = std::ranges::find(actions, action, &ViewSetAction::function);
    if (found == actions.end()) {
        throw ImproperlyConfigured("mapping of " + std::string(name) + ": there is no action " +
                                   std::string(action) + "; declare it first");
    }
    found->handlers.push_back({method, std::string(name), call});
}

Response ViewSetState::run_action(APIView& view, Request& request) const {
    const ActionHandler* handler = map_ != nullptr ? map_->find(request.method_kind()) : nullptr;
    if (handler == nullptr) throw MethodNotAllowed(request.method());
    return handler->call(view, request);
}

void ViewSetAccess::bind(ViewSetState& state, const ActionMap& map, const Request& request) {
    state.map_ = &map;
    if (request.is(OPTIONS)) {
        state.action_ = "metadata";
    } else if (const ActionHandler* handler = map.find(request.method_kind())) {
        state.action_ = handler->name;
    }
}

}  // namespace internal
}  // namespace cadenza
