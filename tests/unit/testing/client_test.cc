#include "cadenza/testing/client.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"
#include "cadenza/conf/settings.h"
#include "cadenza/http/handler.h"
#include "cadenza/http/request.h"
#include "cadenza/middleware/csrf.h"

namespace cadenza::testing {
namespace {

class Chunks : public BodyStream {
 public:
    bool next(std::string& chunk) override {
        chunk = std::to_string(count_);
        return count_++ < 3;
    }

 private:
    int count_ = 0;
};

/// Tells what it was asked.
class Mirror : public Handler {
 public:
    Response handle(Request& request) noexcept override {
        if (request.path() == "/stream/") return StreamingHttpResponse(std::make_unique<Chunks>());
        JsonResponse response({{"method", request.method()},
                               {"path", request.get_full_path()},
                               {"host", request.header("Host")},
                               {"type", request.header("Content-Type", "none")},
                               {"cookie", request.header("Cookie", "none")},
                               {"token", request.header("Authorization", "none")},
                               {"secure", request.scheme()},
                               {"body", request.body()}});
        if (request.path() == "/login/") response.set_cookie("session", "abc");
        if (request.path() == "/logout/") response.delete_cookie("session");
        return response;
    }
};

/// Refuses what the CSRF middleware would.
class Guarded : public Handler {
 public:
    Response handle(Request& request) noexcept override {
        const Settings settings;
        request.settings = &settings;
        return HttpResponse(csrf::check(request).value_or("fine"));
    }
};

TEST(ClientWithCsrf, needs_tokens_only_if_told_so) {
    Guarded guarded;
    Client client(guarded);
    EXPECT_EQ(client.post("/", Value{}).content, "fine");
    client.enforce_csrf_checks = true;
    EXPECT_EQ(client.post("/", Value{}).content, "CSRF cookie not set.");
    EXPECT_EQ(client.get("/").content, "fine");
}

class ClientTest : public ::testing::Test {
 protected:
    Mirror mirror_;
    Client client_{mirror_};
};

TEST_F(ClientTest, sends_each_method_with_its_body) {
    EXPECT_EQ(client_.get("/a/?b=1").json()["path"], Value("/a/?b=1"));
    EXPECT_EQ(client_.remove("/a/").json()["method"], Value("DELETE"));
    EXPECT_EQ(client_.options("/a/").json()["type"], Value("none"));
    EXPECT_EQ(client_.head("/a/").json()["method"], Value("HEAD"));
    const Value posted = client_.post("/a/", {{"title", "C++"}}).json();
    EXPECT_EQ(posted["body"], Value(R"({"title":"C++"})"));
    EXPECT_EQ(posted["type"], Value("application/json"));
    EXPECT_EQ(client_.put("/a/", Value::list({1})).json()["body"], Value("[1]"));
    EXPECT_EQ(client_.patch("/a/", Value("x")).json()["method"], Value("PATCH"));
    EXPECT_EQ(client_.request("BREW", "/a/", "tea", "text/plain").json()["body"], Value("tea"));
}

TEST_F(ClientTest, sends_forms) {
    MultiDict fields;
    fields.append("a", "1");
    fields.append("a", "x y");
    const Value posted = client_.post_form("/a/", fields).json();
    EXPECT_EQ(posted["body"], Value("a=1&a=x+y"));
    EXPECT_EQ(posted["type"], Value("application/x-www-form-urlencoded"));
}

TEST_F(ClientTest, keeps_cookies_until_they_are_deleted) {
    EXPECT_EQ(client_.get("/").json()["cookie"], Value("none"));
    client_.get("/login/");
    EXPECT_EQ(client_.get("/").json()["cookie"], Value("session=abc"));
    client_.get("/logout/");
    EXPECT_EQ(client_.get("/").json()["cookie"], Value("none"));
}

TEST_F(ClientTest, default_headers_host_and_scheme_are_the_tests_own) {
    client_.default_headers = {{"Authorization", "Token x"}};
    client_.host = "testserver";
    client_.secure = true;
    const Value answer = client_.get("/").json();
    EXPECT_EQ(answer["token"], Value("Token x"));
    EXPECT_EQ(answer["host"], Value("testserver"));
    EXPECT_EQ(answer["secure"], Value("https"));
}

TEST_F(ClientTest, reads_streams_to_their_end) {
    EXPECT_EQ(client_.get("/stream/").content, "012");
}

TEST_F(ClientTest, says_what_it_got_where_that_is_no_json) {
    try {
        client_.get("/stream/").json();
        FAIL() << "012 is no JSON";
    } catch (const cadenza::Error& error) {
        EXPECT_EQ(std::string(error.what()).find("The response (200) is not JSON: "), 0u)
            << error.what();
        EXPECT_NE(std::string(error.what()).find("012"), std::string::npos);
    }
}

}  // namespace
}  // namespace cadenza::testing
