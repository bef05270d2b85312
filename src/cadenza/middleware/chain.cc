#include "cadenza/middleware/chain.h"

#include "cadenza/middleware/exceptions.h"

namespace cadenza {

std::optional<Response> Middleware::process_view(Request&, const ViewObject&, const Kwargs&) const {
    return {};
}

Response Next::operator()(Request& request) const noexcept {
    return chain_.run_from(index_, request);
}

MiddlewareChain::MiddlewareChain(std::vector<std::unique_ptr<Middleware>> layers, Endpoint endpoint,
                                 const void* context)
    : layers_(std::move(layers)), endpoint_(endpoint), context_(context) {
    for (const auto& layer : layers_) {
        if (layer->has_process_view()) view_hooks_.push_back(layer.get());
    }
}

MiddlewareChain::~MiddlewareChain() = default;

Response MiddlewareChain::run_from(std::size_t index, Request& request) const noexcept {
    try {
        if (index == layers_.size()) return endpoint_(context_, request);
        return layers_[index]->process(request, Next(*this, index + 1));
    } catch (...) {
        return response_for_current_exception(request);
    }
}

std::optional<Response> MiddlewareChain::process_view(Request& request, const ViewObject& view,
                                                      const Kwargs& kwargs) const {
    for (const Middleware* hook : view_hooks_) {
        if (auto response = hook->process_view(request, view, kwargs)) return response;
    }
    return {};
}

}  // namespace cadenza
