#pragma once

#include <string>
#include <vector>

#include "cadenza/conf/settings.h"
#include "cadenza/http/exceptions.h"
#include "cadenza/middleware/chain.h"
#include "cadenza/middleware/defaults.h"
#include "cadenza/urls/url_resolver.h"

namespace cadenza::test {

/// A request through the middleware of a test's settings to the views of its patterns.
struct Stack {
    Settings settings;
    UrlPatterns patterns;
    Request request;
    std::unique_ptr<UrlResolver> resolver;
    std::unique_ptr<MiddlewareChain> chain;
    ResolverMatch match;

    Stack() { settings.allowed_hosts = {"testserver", ".example.test"}; }

    Response send(std::string_view target, std::string_view method = "GET",
                  std::vector<HeaderView> headers = {{"Host", "testserver"}}) {
        // A new project for each request; the last one stays, since responses borrow from it.
        resolver = std::make_unique<UrlResolver>(patterns);
        chain = std::make_unique<MiddlewareChain>(make_middleware(settings), &run_view, this);
        request.assign({.method = method, .target = target, .headers = headers});
        request.settings = &settings;
        request.resolver = resolver.get();
        request.match_storage = &match;
        return chain->run(request);
    }

 private:
    static Response run_view(const void* self, Request& request) {
        ResolverMatch& match = *request.match_storage;
        if (!request.resolver->resolve(request.path(), match)) throw Http404();
        request.resolver_match = &match;
        const MiddlewareChain& chain = *static_cast<const Stack*>(self)->chain;
        if (auto early = chain.process_view(request, *match.view, match.kwargs))
            return std::move(*early);
        return (*match.view)(request, match.kwargs);
    }
};

}  // namespace cadenza::test
