#include "cadenza/rest/routers.h"

#include <gtest/gtest.h>

#include "cadenza/rest/exceptions.h"
#include "cadenza/urls/url_resolver.h"
#include "unit/rest/view_runner.h"

namespace cadenza {
namespace {

/// A view set without a model: what each function answers is its name and the key.
struct BookViewSet : ViewSet {
    BookViewSet() {
        action<&BookViewSet::publish>({.detail = true, .methods = {POST}});
        action<&BookViewSet::set_price>({.detail = true,
                                         .methods = {PUT, PATCH},
                                         .url_path = "set-price",
                                         .url_name = "set-price",
                                         .description = "Changes the price."});
        action<&BookViewSet::tags>({.detail = true});
        mapping<&BookViewSet::replace_tags>(PUT, "tags");
        action<&BookViewSet::cheapest>(
            {.configure = [](APIView& view) { view.permission_classes = {IsAuthenticated}; }});
    }
    Response list(Request&) { return answer(); }
    Response create(Request&) { return answer(); }
    Response retrieve(Request&) { return answer(); }
    Response destroy(Request&) { return answer(); }
    Response publish(Request&) { return answer(); }
    Response set_price(Request&) { return answer(); }
    Response tags(Request&) { return answer(); }
    Response replace_tags(Request&) { return answer(); }
    Response cheapest(Request&) { return answer(); }

    Response answer() {
        return Response(std::string(action()) + " " + kwargs().str("pk") +
                        std::string(format_kwarg()));
    }
};

class RouterTest : public ::testing::Test {
 protected:
    void use(const UrlPatterns& patterns) { resolver_ = UrlResolver(patterns); }

    Response run(std::string_view method, std::string_view path) {
        request_.assign({.method = method, .target = path, .headers = headers_});
        request_.settings = &settings_;
        request_.resolver = &resolver_;
        if (!resolver_.resolve(request_.path(), match_)) return Response(404);
        request_.resolver_match = &match_;
        return (*match_.view)(request_, match_.kwargs);
    }
    std::string text(std::string_view method, std::string_view path) {
        const Response response = run(method, path);
        return response.status_code == 200 ? json_of(response).str()
                                           : std::to_string(response.status_code);
    }

    Settings settings_ = {.allowed_hosts = {"*"}};
    UrlResolver resolver_;
    ResolverMatch match_;
    Request request_;
    std::vector<HeaderView> headers_{{"Host", "testserver"}};
};

SimpleRouter simple_router(RouterOptions options = {}) {
    SimpleRouter router(options);
    router.register_<BookViewSet>("books", "book");
    return router;
}

TEST_F(RouterTest, maps_methods_to_functions) {
    use(simple_router().urls());
    EXPECT_EQ(text("GET", "/books/"), "list ");
    EXPECT_EQ(text("POST", "/books/"), "create ");
    EXPECT_EQ(text("GET", "/books/7/"), "retrieve 7");
    EXPECT_EQ(text("DELETE", "/books/7/"), "destroy 7");
    EXPECT_EQ(text("HEAD", "/books/7/"), "retrieve 7");
    EXPECT_EQ(text("PUT", "/books/7/"), "405");
    EXPECT_EQ(text("GET", "/books"), "404");
    EXPECT_EQ(run("GET", "/books/7/").headers.get("Allow"), "GET, DELETE, HEAD, OPTIONS");
}

TEST_F(RouterTest, routes_actions_and_their_mappings) {
    use(simple_router().urls());
    EXPECT_EQ(text("POST", "/books/7/publish/"), "publish 7");
    EXPECT_EQ(text("GET", "/books/7/publish/"), "405");
    EXPECT_EQ(text("PATCH", "/books/7/set-price/"), "set_price 7");
    EXPECT_EQ(text("GET", "/books/7/tags/"), "tags 7");
    EXPECT_EQ(text("PUT", "/books/7/tags/"), "replace_tags 7");
    EXPECT_EQ(run("PUT", "/books/7/tags/").headers.get("Allow"), "GET, PUT, HEAD, OPTIONS");
}

TEST_F(RouterTest, an_action_may_change_the_view_s_attributes_for_itself) {
    use(simple_router().urls());
    EXPECT_EQ(text("GET", "/books/cheapest/"), "403");
    EXPECT_EQ(text("GET", "/books/"), "list ");
}

TEST_F(RouterTest, names_patterns_and_views) {
    use(simple_router().urls());
    EXPECT_EQ(resolver_.reverse("book-list"), "/books/");
    EXPECT_EQ(resolver_.reverse("book-detail", {{"pk", 7}}), "/books/7/");
    EXPECT_EQ(resolver_.reverse("book-set-price", {{"pk", 7}}), "/books/7/set-price/");
    EXPECT_EQ(json_of(run("OPTIONS", "/books/"))["name"], Value("Book List"));
    EXPECT_EQ(json_of(run("OPTIONS", "/books/7/"))["name"], Value("Book Instance"));
    EXPECT_EQ(json_of(run("OPTIONS", "/books/7/set-price/"))["name"], Value("Set price"));
    EXPECT_EQ(json_of(run("OPTIONS", "/books/7/set-price/"))["description"],
              Value("Changes the price."));
}

TEST_F(RouterTest, without_trailing_slash) {
    use(simple_router({.trailing_slash = false}).urls());
    EXPECT_EQ(text("GET", "/books"), "list ");
    EXPECT_EQ(text("GET", "/books/7"), "retrieve 7");
    EXPECT_EQ(text("GET", "/books/"), "404");
}

TEST_F(RouterTest, a_default_router_has_a_root_and_format_suffixes) {
    DefaultRouter router;
    router.register_<BookViewSet>("books", "book");
    router.register_<BookViewSet>("old-books", "old");
    use(UrlPatterns{path("api/", include(router.urls()))});
    EXPECT_EQ(json_of(run("GET", "/api/")),
              Value({{"books", "http://testserver/api/books/"},
                     {"old-books", "http://testserver/api/old-books/"}}));
    EXPECT_EQ(text("GET", "/api/books.json"), "list json");
    EXPECT_EQ(text("GET", "/api/books/7.json"), "retrieve 7json");
    EXPECT_EQ(text("GET", "/api/books.yaml"), "404");
    EXPECT_EQ(json_of(run("GET", "/api/.json"))["books"],
              Value("http://testserver/api/books.json"));
    EXPECT_EQ(json_of(run("OPTIONS", "/api/"))["name"], Value("Api Root"));
}

TEST_F(RouterTest, the_root_view_may_be_one_s_own) {
    struct Root : APIRootView {
        Root() { description = "The library."; }
    };
    DefaultRouter router;
    router.root_view<Root>();
    router.register_<BookViewSet>("books", "book");
    use(router.urls());
    const Value answer = json_of(run("OPTIONS", "/"));
    EXPECT_EQ(answer["name"], Value("Root"));
    EXPECT_EQ(answer["description"], Value("The library."));
}

TEST_F(RouterTest, format_suffixes_can_be_added_to_any_pattern) {
    use(format_suffix_patterns({path("books/<int:pk>/", as_view<APIRootView>(), "one")}));
    EXPECT_EQ(run("GET", "/books/7/").status_code, 200);
    EXPECT_EQ(run("GET", "/books/7.json").status_code, 200);
    EXPECT_EQ(run("GET", "/books/7.json/").status_code, 200);
    EXPECT_EQ(run("GET", "/books/7.").status_code, 404);
}

TEST(Routers, mistakes_are_named) {
    SimpleRouter router;
    try {
        router.register_<BookViewSet>("books");
        FAIL() << "a view set without queryset needs a basename";
    } catch (const ImproperlyConfigured& error) {
        EXPECT_STREQ(
            error.what(),
            "register_(\"books\") needs a basename: the view set has no queryset to take it from.");
    }
    struct Clash : ViewSet {
        Clash() { action<&Clash::list>({}); }
        Response list(Request&) { return Response(); }
    };
    EXPECT_THROW(router.register_<Clash>("clash", "clash"), ImproperlyConfigured);
    struct NoAction : ViewSet {
        NoAction() { mapping<&NoAction::other>(PUT, "missing"); }
        Response other(Request&) { return Response(); }
    };
    EXPECT_THROW(router.register_<NoAction>("none", "none"), ImproperlyConfigured);
}

}  // namespace
}  // namespace cadenza
