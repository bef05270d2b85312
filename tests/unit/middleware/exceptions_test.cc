#include "cadenza/middleware/exceptions.h"

#include <gtest/gtest.h>

#include "cadenza/base/log/log.h"
#include "cadenza/http/exceptions.h"
#include "cadenza/runtime/blocking.h"
#include "unit/middleware/helpers.h"

namespace cadenza {
namespace {

template <class E>
Response raise(Request&) {
    throw E("secret reason <b>");
}
struct Odd {};
Response raise_odd(Request&) {
    throw Odd();
}

struct ExceptionTest : testing::Test {
    test::Stack stack;
    log::Capture log;

    ExceptionTest() {
        stack.patterns = {path("404/", raise<Http404>),
                          path("403/", raise<PermissionDenied>),
                          path("400/", raise<SuspiciousOperation>),
                          path("bad/", raise<BadRequest>),
                          path("form/", raise<MultiPartParserError>),
                          path("503/", raise<runtime::Overloaded>),
                          path("500/", raise<std::runtime_error>),
                          path("odd/", raise_odd)};
    }
};

std::string page(std::string_view title, std::string_view details = "") {
    return "\n<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>" + std::string(title) +
           "</title>\n</head>\n<body>\n  <h1>" + std::string(title) + "</h1><p>" +
           std::string(details) + "</p>\n</body>\n</html>\n";
}

TEST_F(ExceptionTest, pages_say_nothing_about_the_cause) {
    const std::tuple<const char*, int, std::string> cases[] = {
        {"/404/", 404, page("Not Found", "The requested resource was not found on this server.")},
        {"/nothing/", 404,
         page("Not Found", "The requested resource was not found on this server.")},
        {"/403/", 403, page("403 Forbidden")},
        {"/400/", 400, page("Bad Request (400)")},
        {"/bad/", 400, page("Bad Request (400)")},
        {"/form/", 400, page("Bad Request (400)")},
        {"/500/", 500, page("Server Error (500)")},
        {"/odd/", 500, page("Server Error (500)")},
        {"/503/", 503, page("Service Unavailable (503)")}};
    for (const auto& [target, status, body] : cases) {
        Response response = stack.send(target);
        EXPECT_EQ(response.status_code, status) << target;
        EXPECT_EQ(response.content, body) << target;
        EXPECT_EQ(response.content_type(), "text/html; charset=utf-8");
        EXPECT_EQ(response.headers["X-Frame-Options"], "DENY")
            << "outer middleware sees a response";
    }
}

TEST_F(ExceptionTest, the_log_tells_what_happened) {
    stack.send("/500/");
    EXPECT_NE(log.text().find(
                  "error Internal Server Error: /500/: std::runtime_error: secret reason <b>"),
              std::string::npos)
        << log.text();
    stack.send("/400/");
    EXPECT_NE(log.text().find("error secret reason <b>"), std::string::npos);
}

TEST_F(ExceptionTest, a_projects_own_pages_replace_the_plain_ones) {
    stack.settings.handler404 = [](Request&) -> Response {
        return HttpResponse("mine", kHtml, 404);
    };
    stack.settings.handler500 = [](Request&) -> Response { throw Error("a broken handler"); };
    EXPECT_EQ(stack.send("/404/").content, "mine");
    Response response = stack.send("/500/");
    EXPECT_EQ(response.status_code, 500);
    EXPECT_EQ(response.content, "");
}

TEST_F(ExceptionTest, overloaded_clients_are_told_to_come_back) {
    EXPECT_EQ(stack.send("/503/").headers["Retry-After"], "1");
}

TEST_F(ExceptionTest, debug_shows_the_urls_for_404) {
    stack.settings.debug = true;
    stack.patterns.push_back(path("article/<int:pk>/", raise<Http404>, "article"));
    Response response = stack.send("/nothing/<script>/");
    EXPECT_EQ(response.status_code, 404);
    EXPECT_NE(response.content.find(
                  "<li><code>article/&lt;int:pk&gt;/</code>  [name=&quot;article&quot;]</li>"),
              std::string::npos)
        << response.content;
    EXPECT_EQ(response.content.find("<script>"), std::string::npos);
    EXPECT_NE(stack.send("/404/").content.find("secret reason &lt;b&gt;"), std::string::npos);
}

TEST_F(ExceptionTest, debug_shows_the_exception_and_hides_secrets) {
    stack.settings.debug = true;
    const std::vector<HeaderView> html{{"Host", "testserver"},
                                       {"Accept", "text/html"},
                                       {"Cookie", "sessionid=stolen"},
                                       {"X-Note", "<script>alert(1)</script>"}};
    Response response = stack.send("/500/?name=<script>&password=hunter2&api_key=k", "GET", html);
    EXPECT_EQ(response.status_code, 500);
    EXPECT_NE(response.content.find("<h1>std::runtime_error at /500/</h1>"), std::string::npos);
    EXPECT_NE(response.content.find("secret reason &lt;b&gt;"), std::string::npos);
    EXPECT_EQ(response.content.find("<script>"), std::string::npos);
    EXPECT_EQ(response.content.find("stolen"), std::string::npos);
    EXPECT_EQ(response.content.find("hunter2"), std::string::npos);
    Response text =
        stack.send("/500/", "GET", {{"Host", "testserver"}, {"Accept", "application/json"}});
    EXPECT_EQ(text.content_type(), "text/plain; charset=utf-8");
    EXPECT_EQ(text.content.find('<'), text.content.find("<b>"));
    EXPECT_EQ(stack.send("/400/", "GET", html).status_code, 400);
}

}  // namespace
}  // namespace cadenza
