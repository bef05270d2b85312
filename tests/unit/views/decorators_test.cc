#include "cadenza/views/decorators.h"

#include <gtest/gtest.h>

#include "cadenza/base/clock.h"
#include "cadenza/conf/settings.h"
#include "cadenza/middleware/csrf.h"
#include "cadenza/views/view.h"

namespace cadenza {
namespace {

Response hello(Request&, const Kwargs& kwargs) {
    return HttpResponse("hello " + kwargs.str("name"));
}

Response call(const ViewHandle& view, std::string_view method = "GET",
              std::vector<HeaderView> headers = {}) {
    Request request;
    request.assign({.method = method, .headers = headers});
    return (*view)(request, {{"name", "you"}});
}

TEST(Decorators, methods_are_required) {
    EXPECT_EQ(call(require_GET(hello)).content, "hello you");
    EXPECT_EQ(call(require_GET(hello), "POST").status_code, 405);
    EXPECT_EQ(call(require_GET(hello), "POST").headers["Allow"], "GET");
    EXPECT_EQ(call(require_POST(hello), "POST").status_code, 200);
    EXPECT_EQ(call(require_safe(hello), "HEAD").status_code, 200);
    EXPECT_EQ(call(require_http_methods({GET, PUT}, hello), "DELETE").headers["Allow"], "GET, PUT");
}

struct Named : View {
    Response get(Request&) override { return HttpResponse(""); }
};

TEST(Decorators, the_view_inside_stays_what_it_is) {
    ViewHandle plain = as_view<Named>();
    ViewHandle wrapped = csrf_exempt(require_GET(plain));
    EXPECT_TRUE(wrapped->csrf_exempt);
    EXPECT_FALSE(plain->csrf_exempt);
    EXPECT_EQ(wrapped->name, "Named");
    EXPECT_EQ(wrapped->prototype(), plain->prototype());
    EXPECT_TRUE(require_GET(csrf_exempt(plain))->csrf_exempt);
    EXPECT_FALSE(no_append_slash(plain)->append_slash);
    EXPECT_EQ(require_GET([](Request&, std::int64_t) { return HttpResponse(""); })->arity(), 1);
}

Response call_with_settings(const ViewHandle& view, std::string_view method) {
    static const Settings settings;
    Request request;
    request.assign({.method = method});
    request.settings = &settings;
    return (*view)(request, {});
}

TEST(Decorators, csrf_protection_works_without_the_middleware) {
    EXPECT_EQ(call_with_settings(csrf_protect(hello), "POST").status_code, 403);
    EXPECT_EQ(call_with_settings(csrf_protect(hello), "GET").status_code, 200);
    EXPECT_FALSE(call_with_settings(csrf_protect(hello), "GET").headers.contains("Set-Cookie"));
    EXPECT_EQ(call_with_settings(requires_csrf_token(hello), "POST").status_code, 200);
}

TEST(Decorators, the_csrf_cookie_is_sent_where_it_is_asked_for) {
    const Response forced = call_with_settings(ensure_csrf_cookie(hello), "GET");
    EXPECT_TRUE(forced.headers["Set-Cookie"].starts_with("csrftoken="));
    EXPECT_EQ(forced.headers["Vary"], "Cookie");
    const auto asks = [](Request& request) { return HttpResponse(csrf::get_token(request)); };
    EXPECT_TRUE(
        call_with_settings(requires_csrf_token(asks), "GET").headers.contains("Set-Cookie"));
    EXPECT_TRUE(call_with_settings(csrf_protect(asks), "GET").headers.contains("Set-Cookie"));
}

TEST(Decorators, headers_are_added) {
    EXPECT_TRUE(call(xframe_options_exempt(hello)).xframe_options_exempt);
    EXPECT_EQ(call(xframe_options_deny(hello)).headers["X-Frame-Options"], "DENY");
    EXPECT_EQ(call(xframe_options_sameorigin(hello)).headers["X-Frame-Options"], "SAMEORIGIN");
    EXPECT_EQ(
        call(vary_on_headers("Cookie, Accept", vary_on_headers("accept", hello))).headers["Vary"],
        "accept, Cookie");
    ClockOverride clock(1'700'000'000'000'000);
    Response response = call(never_cache(hello));
    EXPECT_EQ(response.headers["Cache-Control"],
              "max-age=0, no-cache, no-store, must-revalidate, private");
    EXPECT_EQ(response.headers["Expires"], "Tue, 14 Nov 2023 22:13:20 GMT");
}

TEST(Decorators, conditional_pages_answer_304) {
    const std::string etag(call(conditional_page(hello)).headers["ETag"]);
    EXPECT_FALSE(etag.empty());
    EXPECT_EQ(call(conditional_page(hello), "GET", {{"If-None-Match", etag}}).status_code, 304);
}

}  // namespace
}  // namespace cadenza
