#include "cadenza/views/view.h"

namespace cadenza {

View::View() = default;
View::View(const View&) = default;
View::~View() = default;

Response View::get(Request& request) {
    return http_method_not_allowed(request);
}
Response View::post(Request& request) {
    return http_method_not_allowed(request);
}
Response View::put(Request& request) {
    return http_method_not_allowed(request);
}
Response View::patch(Request& request) {
    return http_method_not_allowed(request);
}
Response View::remove(Request& request) {
    return http_method_not_allowed(request);
}
Response View::head(Request& request) {
    return get(request);
}
Response View::trace(Request& request) {
    return http_method_not_allowed(request);
}

Response View::options(Request&) {
    HttpResponse response;
    response.headers.set("Allow", allowed_methods().str());
    response.headers.borrow("Content-Length", "0");
    return response;
}

void View::attach(Request& request, const Kwargs& kwargs, MethodSet handlers,
                  std::string_view type_name) noexcept {
    type_name_ = type_name;
    request_ = &request;
    kwargs_ = &kwargs;
    handlers_ = handlers;
}

Response View::dispatch(Request& request) {
    if (!allowed_methods().contains(request.method_kind())) return http_method_not_allowed(request);
    return call_handler(request.method_kind(), request);
}

Response View::http_method_not_allowed(Request&) {
    return HttpResponseNotAllowed(allowed_methods());
}

Response View::call_handler(Method method, Request& request) {
    switch (method) {
        case Method::GET: return get(request);
        case Method::POST: return post(request);
        case Method::PUT: return put(request);
        case Method::PATCH: return patch(request);
        case Method::DELETE: return remove(request);
        case Method::HEAD: return head(request);
        case Method::OPTIONS: return options(request);
        case Method::TRACE: return trace(request);
        case Method::OTHER: break;
    }
    return http_method_not_allowed(request);
}

namespace internal {

ClassViewObject::ClassViewObject(std::string_view type_name, MethodSet handlers)
    : handlers_(handlers) {
    name = type_name;
}

Response ClassViewObject::run(View& view, Request& request, const Kwargs& kwargs) const {
    view.attach(request, kwargs, handlers_, name);
    view.setup();
    return view.dispatch(request);
}

}  // namespace internal

}  // namespace cadenza
