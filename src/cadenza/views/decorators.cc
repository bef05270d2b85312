#include "cadenza/views/decorators.h"

#include <string>

#include "cadenza/base/clock.h"
#include "cadenza/http/conditional.h"
#include "cadenza/http/http_date.h"
#include "cadenza/middleware/csrf.h"
#include "cadenza/views/wrapped_view.h"

namespace cadenza {
namespace {

/// The view, with its response changed.
template <class F>
ViewHandle after(ViewHandle view, F change) {
    return wrap_view(std::move(view),
                     [change](const ViewObject& inner, Request& request, const Kwargs& kwargs) {
                         Response response = inner(request, kwargs);
                         change(response);
                         return response;
                     });
}

}  // namespace

ViewHandle require_http_methods(MethodSet methods, ViewHandle view) {
    return wrap_view(
        std::move(view),
        [methods](const ViewObject& inner, Request& request, const Kwargs& kwargs) -> Response {
            if (!methods.contains(request.method_kind())) return HttpResponseNotAllowed(methods);
            return inner(request, kwargs);
        });
}

ViewHandle require_GET(ViewHandle view) {
    return require_http_methods({GET}, std::move(view));
}
ViewHandle require_POST(ViewHandle view) {
    return require_http_methods({POST}, std::move(view));
}
ViewHandle require_safe(ViewHandle view) {
    return require_http_methods({GET, HEAD}, std::move(view));
}

ViewHandle csrf_exempt(ViewHandle view) {
    auto wrapped = std::make_shared<WrappedView>(std::move(view), nullptr);
    wrapped->csrf_exempt = true;
    return ViewHandle(std::move(wrapped));
}

ViewHandle csrf_protect(ViewHandle view) {
    return wrap_view(
        std::move(view),
        [](const ViewObject& inner, Request& request, const Kwargs& kwargs) -> Response {
            csrf::begin(request);
            const auto reason = csrf::check(request);
            Response response = reason ? csrf::refusal(request, *reason) : inner(request, kwargs);
            csrf::finish(request, response);
            return response;
        });
}

ViewHandle ensure_csrf_cookie(ViewHandle view) {
    return wrap_view(std::move(view),
                     [](const ViewObject& inner, Request& request, const Kwargs& kwargs) {
                         csrf::begin(request);
                         csrf::get_token(request);
                         Response response = inner(request, kwargs);
                         csrf::finish(request, response);
                         return response;
                     });
}

ViewHandle requires_csrf_token(ViewHandle view) {
    return wrap_view(std::move(view),
                     [](const ViewObject& inner, Request& request, const Kwargs& kwargs) {
                         csrf::begin(request);
                         Response response = inner(request, kwargs);
                         csrf::finish(request, response);
                         return response;
                     });
}

ViewHandle no_append_slash(ViewHandle view) {
    auto wrapped = std::make_shared<WrappedView>(std::move(view), nullptr);
    wrapped->append_slash = false;
    return ViewHandle(std::move(wrapped));
}

ViewHandle xframe_options_exempt(ViewHandle view) {
    return after(std::move(view),
                 [](Response& response) { response.xframe_options_exempt = true; });
}

ViewHandle xframe_options_deny(ViewHandle view) {
    return after(std::move(view), [](Response& response) {
        response.headers.set_default("X-Frame-Options", "DENY");
    });
}

ViewHandle xframe_options_sameorigin(ViewHandle view) {
    return after(std::move(view), [](Response& response) {
        response.headers.set_default("X-Frame-Options", "SAMEORIGIN");
    });
}

ViewHandle never_cache(ViewHandle view) {
    return after(std::move(view), [](Response& response) {
        response.headers.set_default("Expires", http_date(now_microseconds() / 1'000'000));
        response.headers.add_to_list("Cache-Control",
                                     "max-age=0, no-cache, no-store, must-revalidate, private");
    });
}

ViewHandle vary_on_headers(std::string_view names, ViewHandle view) {
    return after(std::move(view), [names = std::string(names)](Response& response) {
        response.headers.add_to_list("Vary", names);
    });
}

ViewHandle conditional_page(ViewHandle view) {
    return wrap_view(std::move(view),
                     [](const ViewObject& inner, Request& request, const Kwargs& kwargs) {
                         return conditional_get(request, inner(request, kwargs));
                     });
}

}  // namespace cadenza
