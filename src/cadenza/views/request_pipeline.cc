#include "cadenza/views/request_pipeline.h"

#include "cadenza/base/json/writer.h"
#include "cadenza/conf/settings.h"
#include "cadenza/http/exceptions.h"
#include "cadenza/middleware/defaults.h"
#include "cadenza/middleware/exceptions.h"

namespace cadenza {
namespace {

Response call_view(Request& request, const ResolverMatch& match) {
    Response response = (*match.view)(request, match.kwargs);
    if (!response.is_rendered) {
        JsonWriter(response.content).value(response.data);
        response.headers.borrow("Content-Type", "application/json");
        response.is_rendered = true;
    }
    return response;
}

}  // namespace

RequestPipeline::RequestPipeline(const Settings& settings, const UrlResolver& resolver)
    : settings_(settings),
      resolver_(resolver),
      chain_(make_middleware(settings), &run_view, this) {}

Response RequestPipeline::handle(Request& request) noexcept {
    ResolverMatch match;
    request.settings = &settings_;
    request.resolver = &resolver_;
    request.match_storage = &match;
    Response response = chain_.run(request);
    log_error_response(request, response);
    request.resolver_match = nullptr;
    request.match_storage = nullptr;
    return response;
}

Response RequestPipeline::run_view(const void* self, Request& request) {
    const auto& pipeline = *static_cast<const RequestPipeline*>(self);
    ResolverMatch& match = *request.match_storage;
    if (!request.resolver->resolve(request.path(), match)) throw Http404();
    request.resolver_match = &match;
    if (pipeline.chain_.has_view_hooks()) {
        if (auto early = pipeline.chain_.process_view(request, *match.view, match.kwargs))
            return std::move(*early);
    }
    return call_view(request, match);
}

}  // namespace cadenza
