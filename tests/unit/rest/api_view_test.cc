#include "cadenza/rest/api_view.h"

#include <gtest/gtest.h>

#include "cadenza/checks/check.h"
#include "cadenza/conf/settings.h"
#include "cadenza/http/exceptions.h"
#include "unit/rest/view_runner.h"

namespace cadenza {
namespace {

struct EchoView : APIView {
    Response get(Request&) override { return Response({{"user", user().username()}}); }
    Response post(Request& request) override { return Response({{"data", request.data.value()}}); }
};

struct GuardedView : EchoView {
    GuardedView() {
        authentication_classes = {NameAuthentication()};
        permission_classes = {IsAuthenticated};
    }
};

TEST(APIView, answers_json_with_allow_and_vary) {
    ViewRunner runner(as_view<EchoView>());
    const Response response = runner.run("GET");
    EXPECT_EQ(response.status_code, 200);
    EXPECT_EQ(response.content, R"({"user":""})");
    EXPECT_EQ(response.headers.get("Content-Type"), "application/json");
    EXPECT_EQ(response.headers.get("Allow"), "GET, POST, HEAD, OPTIONS");
    EXPECT_EQ(response.headers.get("Vary"), "Accept");
}

TEST(APIView, with_one_renderer_does_not_vary_by_accept) {
    struct OneRenderer : EchoView {
        OneRenderer() { renderer_classes = {JSONRenderer}; }
    };
    ViewRunner runner(as_view<OneRenderer>());
    EXPECT_FALSE(runner.run("GET").headers.contains("Vary"));
}

TEST(APIView, head_is_answered_by_get) {
    ViewRunner runner(as_view<EchoView>());
    EXPECT_EQ(runner.run("HEAD").status_code, 200);
}

TEST(APIView, a_method_without_handler_is_405) {
    ViewRunner runner(as_view<EchoView>());
    for (const char* method : {"PUT", "DELETE", "TRACE", "BREW"}) {
        const Response response = runner.run(method);
        EXPECT_EQ(response.status_code, 405);
        EXPECT_EQ(json_of(response)["detail"].as_text(),
                  "Method \"" + std::string(method) + "\" not allowed.");
        EXPECT_EQ(response.headers.get("Allow"), "GET, POST, HEAD, OPTIONS");
    }
}

TEST(APIView, an_empty_response_has_no_content_type) {
    struct Empty : APIView {
        Response get(Request&) override { return Response(204); }
        Response post(Request&) override { return Response(Value()); }
    };
    ViewRunner runner(as_view<Empty>());
    const Response response = runner.run("GET");
    EXPECT_EQ(response.status_code, 204);
    EXPECT_EQ(response.content, "");
    EXPECT_FALSE(runner.run("POST").headers.contains("Content-Type"));
}

TEST(APIView, parses_by_content_type) {
    ViewRunner json(as_view<EchoView>());
    EXPECT_EQ(json_of(json.post("application/json", R"({"a":[1]})")),
              Value({{"data", {{"a", Value::list({1})}}}}));
    ViewRunner form(as_view<EchoView>());
    EXPECT_EQ(json_of(form.post("application/x-www-form-urlencoded", "a=1&a=2")),
              Value({{"data", {{"a", "2"}}}}));
    ViewRunner text(as_view<EchoView>());
    const Response refused = text.post("text/weird; x=1", "hello");
    EXPECT_EQ(refused.status_code, 415);
    EXPECT_EQ(json_of(refused)["detail"].as_text(),
              "Unsupported media type \"text/weird; x=1\" in request.");
}

TEST(APIView, a_body_without_type_is_text) {
    ViewRunner runner(as_view<EchoView>());
    EXPECT_EQ(json_of(runner.run("POST", "/", "x"))["detail"].as_text(),
              "Unsupported media type \"text/plain\" in request.");
    EXPECT_EQ(json_of(runner.run("POST")), Value({{"data", Dict()}}));
}

TEST(APIView, broken_json_is_400_with_the_place) {
    ViewRunner runner(as_view<EchoView>());
    const Response response = runner.post("application/json", "{");
    EXPECT_EQ(response.status_code, 400);
    EXPECT_EQ(json_of(response)["detail"].as_text(),
              "JSON parse error - Expecting property name enclosed in double quotes: line 1 column "
              "2 (char 1)");
}

TEST(APIView, only_files_may_be_larger_than_the_limit_on_data) {
    const std::string large(3'000'000, 'x');
    ViewRunner json(as_view<EchoView>());
    EXPECT_THROW(json.post("application/json", "\"" + large + "\""), RequestDataTooBig);
    ViewRunner multipart(as_view<EchoView>());
    const std::string file =
        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n" + large +
        "\r\n--b--\r\n";
    EXPECT_EQ(multipart.post("multipart/form-data; boundary=b", file).status_code, 200);
}

TEST(APIView, refuses_what_it_cannot_render_before_it_authenticates) {
    ViewRunner runner(as_view<GuardedView>());
    runner.headers = {{"Accept", "application/xml"}};
    const Response response = runner.run("GET");
    EXPECT_EQ(response.status_code, 406);
    EXPECT_EQ(response.headers.get("Content-Type"), "application/json");
    EXPECT_EQ(json_of(response)["detail"].as_text(),
              "Could not satisfy the request Accept header.");
}

TEST(APIView, without_credentials_is_401_with_the_scheme) {
    ViewRunner runner(as_view<GuardedView>());
    const Response response = runner.run("BREW");
    EXPECT_EQ(response.status_code, 401);
    EXPECT_EQ(response.headers.get("WWW-Authenticate"), "Name");
    EXPECT_EQ(json_of(response)["detail"].as_text(),
              "Authentication credentials were not provided.");
}

TEST(APIView, without_a_scheme_a_401_becomes_403) {
    struct Silent : EchoView {
        Silent() {
            authentication_classes = {SilentAuthentication()};
            permission_classes = {IsAuthenticated};
        }
    };
    ViewRunner runner(as_view<Silent>());
    const Response response = runner.run("GET");
    EXPECT_EQ(response.status_code, 403);
    EXPECT_FALSE(response.headers.contains("WWW-Authenticate"));
    EXPECT_EQ(json_of(response)["detail"].as_text(),
              "Authentication credentials were not provided.");
}

TEST(APIView, wrong_credentials_are_401_even_where_anybody_may) {
    struct Open : EchoView {
        Open() { authentication_classes = {NameAuthentication()}; }
    };
    ViewRunner runner(as_view<Open>());
    runner.headers = {{"Authorization", "Name mallory"}};
    EXPECT_EQ(runner.run("GET").status_code, 401);
    runner.headers = {{"Authorization", "name alice"}};
    EXPECT_EQ(runner.run("GET").content, R"({"user":"alice"})");
}

TEST(APIView, permissions_compose) {
    struct Magic : permissions::BasePermission {
        bool has_permission(Request& request, const APIView&) const override {
            return request.header("X-Magic") == "please";
        }
        std::string_view message() const override { return "No magic."; }
        std::string_view code() const override { return "no_magic"; }
    };
    struct MagicView : EchoView {
        explicit MagicView(permissions::Permission permission) {
            authentication_classes = {NameAuthentication()};
            permission_classes = {permission};
        }
    };
    const auto status = [](const permissions::Permission& permission,
                           std::vector<HeaderView> headers) {
        ViewRunner runner(as_view<MagicView>(permission));
        runner.headers = std::move(headers);
        return runner.run("GET").status_code;
    };
    const HeaderView alice{"Authorization", "Name alice"}, carol{"Authorization", "Name carol"},
        magic{"X-Magic", "please"};
    EXPECT_EQ(status(IsAuthenticated & Magic(), {alice, magic}), 200);
    EXPECT_EQ(status(IsAuthenticated & Magic(), {alice}), 403);
    EXPECT_EQ(status(IsAdminUser | Magic(), {alice, magic}), 200);
    EXPECT_EQ(status(IsAdminUser | Magic(), {carol}), 200);
    EXPECT_EQ(status(IsAdminUser | Magic(), {alice}), 403);
    EXPECT_EQ(status(~IsAuthenticated, {alice}), 403);
    EXPECT_EQ(status(~IsAuthenticated, {}), 200);
    EXPECT_EQ(status(IsAuthenticatedOrReadOnly, {}), 200);

    ViewRunner runner(as_view<MagicView>(Magic()));
    runner.headers = {alice};
    EXPECT_EQ(json_of(runner.run("GET"))["detail"].as_text(), "No magic.");
}

TEST(APIView, settings_say_what_a_view_leaves_unset) {
    ViewRunner runner(as_view<EchoView>());
    runner.settings.rest_framework.default_authentication_classes = {NameAuthentication()};
    runner.settings.rest_framework.default_permission_classes = {IsAuthenticated};
    EXPECT_EQ(runner.run("GET").status_code, 401);

    struct Own : EchoView {
        Own() {
            authentication_classes = {};
            permission_classes = {};
        }
    };
    ViewRunner own(as_view<Own>());
    own.settings = runner.settings;
    EXPECT_EQ(own.run("GET").status_code, 200);
}

struct ThrowingView : APIView {
    Response get(Request& request) override {
        const std::string kind = request.query("kind");
        if (kind == "http404") throw Http404("secret");
        if (kind == "permission") throw PermissionDenied("secret");
        if (kind == "throttled") throw Throttled(29.2);
        if (kind == "validation")
            throw ValidationError({{"title", ErrorDetail::list({"Too loud."})}});
        throw Error("crash");
    }
};

TEST(APIView, exceptions_become_answers_without_their_secrets) {
    ViewRunner runner(as_view<ThrowingView>());
    EXPECT_EQ(runner.run("GET", "/?kind=http404").content, R"({"detail":"Not found."})");
    EXPECT_EQ(runner.run("GET", "/?kind=permission").content,
              R"({"detail":"You do not have permission to perform this action."})");
    EXPECT_EQ(runner.run("GET", "/?kind=validation").content, R"({"title":["Too loud."]})");
    const Response throttled = runner.run("GET", "/?kind=throttled");
    EXPECT_EQ(throttled.status_code, 429);
    EXPECT_EQ(throttled.headers.get("Retry-After"), "30");
    EXPECT_TRUE(throttled.exception);
    EXPECT_THROW(runner.run("GET", "/?kind=crash"), Error);
}

TEST(APIView, a_view_or_the_settings_may_bring_their_own_exception_handler) {
    ViewRunner runner(as_view<ThrowingView>());
    runner.settings.rest_framework.exception_handler = [](std::exception& error,
                                                          const ExceptionContext& context) {
        std::optional<Response> response = exception_handler(error, context);
        if (response) response->data = Value{{"wrapped", response->data}};
        return response;
    };
    EXPECT_EQ(runner.run("GET", "/?kind=http404").content,
              R"({"wrapped":{"detail":"Not found."}})");
}

TEST(APIView, every_throttle_counts_and_the_longest_wait_is_told) {
    struct Slow : throttling::BaseThrottle {
        explicit Slow(double seconds) : wait(seconds) {}
        throttling::Verdict check(Request&, const APIView&) const override { return {false, wait}; }
        double wait;
    };
    struct Throttling : EchoView {
        Throttling() { throttle_classes = {Slow(3), Slow(8)}; }
    };
    ViewRunner runner(as_view<Throttling>());
    const Response response = runner.run("GET");
    EXPECT_EQ(response.status_code, 429);
    EXPECT_EQ(response.headers.get("Retry-After"), "8");
}

TEST(APIView, plain_responses_pass_with_the_view_s_headers) {
    struct Plain : APIView {
        Response get(Request&) override { return HttpResponse("<p>", "text/html"); }
    };
    ViewRunner runner(as_view<Plain>());
    const Response response = runner.run("GET");
    EXPECT_EQ(response.content, "<p>");
    EXPECT_EQ(response.headers.get("Allow"), "GET, HEAD, OPTIONS");
}

struct CookieReading : NameAuthentication {
    std::string_view vary() const override { return "Cookie"; }
    void check(const Settings& settings, std::vector<CheckMessage>& found) const override {
        if (!settings.debug) found.push_back(check_error("demo.E001", "It wants debug."));
    }
};

TEST(APIView, answers_vary_by_what_authentication_looks_at) {
    struct Reading : EchoView {
        Reading() { authentication_classes = {CookieReading()}; }
    };
    ViewRunner runner(as_view<Reading>());
    EXPECT_EQ(runner.run("GET").headers.get("Vary"), "Accept, Cookie");
}

TEST(APIView, hands_on_what_its_authentication_classes_find_wrong) {
    struct Own : EchoView {
        Own() { authentication_classes = {CookieReading()}; }
    };
    const auto ids = [](const APIView& view, const Settings& settings) {
        std::vector<CheckMessage> found;
        view.check(settings, found);
        return found.size();
    };
    Settings settings;
    EXPECT_EQ(ids(Own(), settings), 1u);
    EXPECT_EQ(ids(EchoView(), settings), 0u);
    settings.rest_framework.default_authentication_classes = {CookieReading()};
    EXPECT_EQ(ids(EchoView(), settings), 1u);
    settings.debug = true;
    EXPECT_EQ(ids(EchoView(), settings), 0u);
}

}  // namespace
}  // namespace cadenza
