#include "conformance/library/plain_views.h"

#include <cadenza/contrib/sessions/session.h>
#include <cadenza/http.h>
#include <cadenza/middleware/csrf.h>
#include <cadenza/views.h>

#include <algorithm>
#include <array>

namespace library {
namespace {

using namespace cadenza;

Response plain(Request& request) {
    return HttpResponse("plain text, " + std::string(request.method()), "text/plain");
}

Response plain_json(Request& request) {
    return JsonResponse(
        {{"path", request.path()}, {"query", request.GET().dict()}, {"caffè", "☕"}});
}

Response plain_json_list(Request&) {
    return JsonResponse(Value::list({1, 2, 3}));
}

Response plain_redirect(Request&, std::string_view kind) {
    if (kind == "permanent") return HttpResponsePermanentRedirect("/library/plain/");
    return HttpResponseRedirect("/library/plain/");
}

Response plain_error(Request&, std::string_view kind) {
    if (kind == "404") throw Http404("secret reason");
    if (kind == "403") throw PermissionDenied("secret reason");
    if (kind == "400") throw SuspiciousOperation("secret reason");
    if (kind == "410") return HttpResponseGone();
    throw Error("secret reason");
}

Response plain_methods(Request& request) {
    const MethodSet allowed{GET, POST};
    if (!allowed.contains(request.method_kind())) return HttpResponseNotAllowed(allowed);
    return HttpResponse(std::string(request.method()));
}

struct PlainView : View {
    Response get(Request&) override { return HttpResponse("class get"); }
    Response put(Request&) override { return HttpResponse("class put"); }
    bool csrf_exempt = true;
};

Response plain_headers(Request& request) {
    Dict wanted;
    for (const char* name : {"User-Agent", "X-Thing", "Accept-Language", "Content-Type"}) {
        wanted.set(name, request.has_header(name) ? Value(request.header(name)) : Value());
    }
    return JsonResponse(Value(std::move(wanted)));
}

Response plain_cookies(Request& request) {
    std::vector<std::pair<std::string, Value>> sorted(request.COOKIES().begin(),
                                                      request.COOKIES().end());
    std::ranges::sort(sorted, {}, [](const auto& entry) { return entry.first; });
    Dict cookies;
    for (auto& [name, value] : sorted) cookies.set(name, std::move(value));
    JsonResponse response(Value(std::move(cookies)));
    response.set_cookie("plain", "one");
    response.set_cookie("careful", "two words",
                        {.max_age = 60,
                         .path = "/library/",
                         .secure = true,
                         .httponly = true,
                         .samesite = "Strict"});
    response.delete_cookie("gone");
    return response;
}

Response plain_session(Request& request) {
    Session& visit = session(request);
    if (!request.query("flush").empty()) {
        visit.flush();
        return JsonResponse({{"flushed", true}});
    }
    if (!request.query("peek").empty()) return JsonResponse({{"count", visit["count"]}});
    visit.set("count", visit.get("count", 0).as_int() + 1);
    if (!request.query("short").empty()) visit.set_expiry(0);
    return JsonResponse({{"count", visit["count"]}});
}

Response plain_csrf(Request& request) {
    if (request.is(GET)) return JsonResponse({{"token", csrf::get_token(request)}});
    return JsonResponse({{"accepted", request.POST().dict()}});
}

class Chunks : public BodyStream {
 public:
    bool next(std::string& chunk) override {
        if (count_ == 3) return false;
        chunk = "chunk " + std::to_string(count_++) + "\n";
        return true;
    }

 private:
    int count_ = 0;
};

Response plain_stream(Request&) {
    return StreamingHttpResponse(std::make_unique<Chunks>(), "text/plain");
}

Response plain_url(Request& request) {
    return JsonResponse({{"path", request.path()},
                         {"full", request.get_full_path()},
                         {"absolute", request.build_absolute_uri()},
                         {"scheme", request.scheme()},
                         {"secure", request.is_secure()},
                         {"host", request.get_host()}});
}

Response convert(Request&, const Kwargs& kwargs) {
    const Value& value = kwargs["value"];
    const bool number = value.is_int() || value.kind() == Value::Kind::BigInt;
    return JsonResponse({{"kind", kwargs["kind"]},
                         {"value", number ? value : Value(value.str())},
                         {"type", value.type_name()}});
}

}  // namespace

UrlPatterns plain_urlpatterns() {
    return {
        path("plain/", plain),
        path("plain/json/", plain_json),
        path("plain/json-list/", plain_json_list),
        path("plain/redirect/<slug:kind>/", plain_redirect),
        path("plain/error/<slug:kind>/", plain_error),
        path("plain/methods/", csrf_exempt(plain_methods)),
        path("plain/class/", as_view<PlainView>()),
        path("plain/headers/", plain_headers),
        path("plain/cookies/", plain_cookies),
        path("plain/session/", plain_session),
        path("plain/csrf/", plain_csrf),
        path("plain/stream/", csrf_protect(plain_stream)),
        path("plain/url/", plain_url),
        path("plain/no-slash", plain),
        path("convert/int/<int:value>/", convert, Dict{{"kind", "int"}}),
        path("convert/str/<str:value>/", convert, Dict{{"kind", "str"}}),
        path("convert/slug/<slug:value>/", convert, Dict{{"kind", "slug"}}),
        path("convert/uuid/<uuid:value>/", convert, Dict{{"kind", "uuid"}}),
        path("convert/path/<path:value>/", convert, Dict{{"kind", "path"}}),
        re_path("^convert/regex/(?P<value>[0-9]{4})/$", convert, Dict{{"kind", "regex"}}),
    };
}

}  // namespace library
