#include "cadenza/views/view.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

struct Hello : View {
    explicit Hello(int* built = nullptr) {
        if (built != nullptr) ++*built;
        greeting = "Hello";
    }
    Attribute<std::string> greeting;
    int calls = 0;
    Response get(Request&) override {
        ++calls;
        return HttpResponse(greeting.get() + " " + kwargs().str("name") + " " +
                            std::to_string(calls));
    }
    Response post(Request& request) override { return HttpResponse(std::string(request.body())); }
};
struct Child : Hello {
    Child() { http_method_names = {GET, HEAD, OPTIONS}; }
};
struct OnlyPost : View {
    Response post(Request&) override { return HttpResponse("posted"); }
};
struct Exempt : View {
    bool csrf_exempt = true;
    Response get(Request&) override { return HttpResponse(""); }
};

Response call(const ViewHandle& view, std::string_view method, const Kwargs& kwargs = {}) {
    Request request;
    request.assign({.method = method, .body = "body"});
    return (*view)(request, kwargs);
}

TEST(View, handlers_are_called_by_method) {
    ViewHandle view = as_view<Hello>();
    EXPECT_EQ(call(view, "GET", {{"name", "you"}}).content, "Hello you 1");
    EXPECT_EQ(call(view, "POST").content, "body");
    EXPECT_EQ(call(view, "HEAD", {{"name", "me"}}).content, "Hello me 1")
        << "HEAD is answered by get()";
}

TEST(View, the_constructor_runs_once_and_requests_share_nothing) {
    int built = 0;
    ViewHandle view = as_view<Hello>(&built);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(call(view, "GET", {{"name", "x"}}).content, "Hello x 1");
    EXPECT_EQ(built, 1);
}

TEST(View, other_methods_are_405_with_allow) {
    for (const char* method : {"PUT", "PATCH", "DELETE", "TRACE", "BREW"}) {
        Response response = call(as_view<Hello>(), method);
        EXPECT_EQ(response.status_code, 405) << method;
        EXPECT_EQ(response.headers["Allow"], "GET, POST, HEAD, OPTIONS");
    }
    EXPECT_EQ(call(as_view<OnlyPost>(), "GET").headers["Allow"], "POST, OPTIONS");
    EXPECT_EQ(call(as_view<OnlyPost>(), "HEAD").status_code, 405);
}

TEST(View, http_method_names_narrows_what_the_class_inherits) {
    EXPECT_EQ(call(as_view<Child>(), "POST").status_code, 405);
    EXPECT_EQ(call(as_view<Child>(), "POST").headers["Allow"], "GET, HEAD, OPTIONS");
    EXPECT_EQ(call(as_view<Child>(), "GET", {{"name", "x"}}).status_code, 200);
}

TEST(View, options_lists_the_methods) {
    Response response = call(as_view<Hello>(), "OPTIONS");
    EXPECT_EQ(response.status_code, 200);
    EXPECT_EQ(response.headers["Allow"], "GET, POST, HEAD, OPTIONS");
    EXPECT_EQ(response.headers["Content-Length"], "0");
}

TEST(View, its_object_knows_the_class) {
    EXPECT_EQ(as_view<Hello>()->name, "Hello");
    EXPECT_TRUE(as_view<Exempt>()->csrf_exempt);
    EXPECT_FALSE(as_view<Hello>()->csrf_exempt);
    EXPECT_NE(as_view<Hello>()->prototype(), nullptr);
}

}  // namespace
}  // namespace cadenza
