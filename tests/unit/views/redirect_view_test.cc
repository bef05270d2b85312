#include "cadenza/views/redirect_view.h"

#include <gtest/gtest.h>

#include "cadenza/urls/url_resolver.h"

namespace cadenza {
namespace {

Response call(const ViewHandle& view, std::string_view target = "/old/?a=1",
              std::string_view method = "GET") {
    UrlResolver resolver({path("new/<slug:slug>/", view, "new")});
    Request request;
    request.assign({.method = method, .target = target});
    request.resolver = &resolver;
    return (*view)(request, {{"slug", "a-b"}});
}

TEST(RedirectView, fills_in_the_values_of_the_url) {
    Response response =
        call(as_view<RedirectView>(RedirectView::Options{.url = "/x/%(slug)s/100%%/%(none)s%"}));
    EXPECT_EQ(response.status_code, 302);
    EXPECT_EQ(response.headers["Location"], "/x/a-b/100%/%");
}

TEST(RedirectView, reverses_names_and_keeps_the_query) {
    RedirectView::Options options{.pattern_name = "new", .permanent = true, .query_string = true};
    Response response = call(as_view<RedirectView>(options));
    EXPECT_EQ(response.status_code, 301);
    EXPECT_EQ(response.headers["Location"], "/new/a-b/?a=1");
    EXPECT_EQ(call(as_view<RedirectView>(options), "/old/", "DELETE").headers["Location"],
              "/new/a-b/");
}

TEST(RedirectView, without_a_target_is_gone) {
    EXPECT_EQ(call(as_view<RedirectView>()).status_code, 410);
}

struct Derived : RedirectView {
    Derived() { redirect = Options{.url = "/derived/"}; }
};

TEST(RedirectView, may_be_derived_from) {
    EXPECT_EQ(call(as_view<Derived>(), "/", "POST").headers["Location"], "/derived/");
    EXPECT_EQ(call(as_view<Derived>(), "/", "TRACE").status_code, 405);
}

}  // namespace
}  // namespace cadenza
