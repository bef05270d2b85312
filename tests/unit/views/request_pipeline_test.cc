#include "cadenza/views/request_pipeline.h"

#include <gtest/gtest.h>

#include "cadenza/base/log/log.h"
#include "cadenza/conf/settings.h"
#include "cadenza/views/view.h"

namespace cadenza {
namespace {

struct Stack {
    Settings settings;
    UrlPatterns patterns;
    Request request;
    std::unique_ptr<UrlResolver> resolver;
    std::unique_ptr<RequestPipeline> pipeline;

    Response send(std::string_view target) {
        settings.allowed_hosts = {"testserver"};
        resolver = std::make_unique<UrlResolver>(patterns);
        pipeline = std::make_unique<RequestPipeline>(settings, *resolver);
        const std::vector<HeaderView> headers{{"Host", "testserver"}};
        request.assign({.target = target, .headers = headers});
        return pipeline->handle(request);
    }
};

TEST(RequestPipeline, unrendered_data_becomes_json) {
    Stack stack;
    stack.patterns = {path("", [](Request&) { return Response({{"message", "hi"}}, 201); })};
    Response response = stack.send("/");
    EXPECT_EQ(response.status_code, 201);
    EXPECT_EQ(response.content, R"({"message":"hi"})");
    EXPECT_EQ(response.content_type(), "application/json");
}

TEST(RequestPipeline, views_know_their_match_while_they_run) {
    Stack stack;
    stack.patterns = {path(
        "a/<int:pk>/",
        [](Request& request) {
            return HttpResponse(std::string(request.resolver_match->route) + " " +
                                request.resolver_match->kwargs.str("pk") + " " +
                                request.resolver->reverse("self", {{"pk", 8}}));
        },
        "self")};
    EXPECT_EQ(stack.send("/a/7/").content, "a/<int:pk>/ 7 /a/8/");
    EXPECT_EQ(stack.request.resolver_match, nullptr);
}

TEST(RequestPipeline, errors_are_logged_once_with_their_path) {
    log::Capture log;
    Stack stack;
    EXPECT_EQ(stack.send("/nothing/%0Aforged/").status_code, 404);
    EXPECT_EQ(log.text(), "warning Not Found: /nothing/\\nforged/\n");
}

TEST(RequestPipeline, cve_2025_48432_a_path_cannot_forge_a_log_line) {
    log::Capture log;
    Stack stack;
    stack.send("/x%0d%0a2026-01-01%20error%20forged%1b[31m/");
    const std::string text = log.text();
    EXPECT_EQ(text.find("\n2026-01-01"), std::string::npos) << text;
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

struct Stateful : View {
    int seen = 0;
    Response get(Request&) override { return HttpResponse(std::to_string(++seen)); }
};

TEST(RequestPipeline, one_pipeline_serves_many_requests) {
    Settings settings;
    settings.allowed_hosts = {"*"};
    UrlResolver resolver({path("", as_view<Stateful>())});
    RequestPipeline pipeline(settings, resolver);
    Request request;
    for (int i = 0; i < 3; ++i) {
        request.assign({.target = "/"});
        EXPECT_EQ(pipeline.handle(request).content, "1");
    }
}

}  // namespace
}  // namespace cadenza
