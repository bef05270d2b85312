#pragma once

#include "cadenza/http/handler.h"
#include "cadenza/middleware/chain.h"
#include "cadenza/urls/url_resolver.h"

namespace cadenza {

struct Settings;

/// From a request to its response: the middleware of the settings, the URL resolver, the view.
/// Built once; several requests run through it at a time. Settings and resolver outlive it.
class RequestPipeline : public Handler {
 public:
    /// Throws ImproperlyConfigured for settings that a middleware cannot work with.
    RequestPipeline(const Settings& settings, const UrlResolver& resolver);

    /// Whatever goes wrong is a response; one of 400 or above is logged. Data that no renderer has
    /// rendered becomes compact JSON.
    Response handle(Request& request) noexcept override;

 private:
    static Response run_view(const void* self, Request& request);

    const Settings& settings_;
    const UrlResolver& resolver_;
    MiddlewareChain chain_;
};

}  // namespace cadenza
