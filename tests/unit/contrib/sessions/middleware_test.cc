#include "cadenza/contrib/sessions/middleware.h"

#include <gtest/gtest.h>

#include "cadenza/base/clock.h"
#include "cadenza/conf/settings.h"
#include "cadenza/contrib/sessions/session.h"
#include "cadenza/http/cookie.h"
#include "cadenza/middleware/chain.h"
#include "cadenza/middleware/session_access.h"
#include "unit/contrib/sessions/memory_store.h"

namespace cadenza {
namespace {

const std::string kKey = "abcdefgh01234567abcdefgh01234567";
const std::string kCookie = "sessionid=" + kKey;

/// For views, which are plain functions.
test::MemoryStore* store_of_running_test = nullptr;

struct SessionMiddlewareTest : testing::Test {
    ClockOverride clock{1'700'000'000'000'000};
    Settings settings;
    test::MemoryStore* store = nullptr;
    Request request;
    Response (*view)(Request&) = nullptr;

    Response send(Response (*answer)(Request&), std::string_view cookie = {}) {
        view = answer;
        auto owned = std::make_unique<test::MemoryStore>();
        if (store != nullptr) owned->rows = store->rows;
        store = store_of_running_test = owned.get();
        std::vector<std::unique_ptr<Middleware>> layers;
        layers.push_back(std::make_unique<SessionMiddleware>(settings, std::move(owned)));
        chain_ = std::make_unique<MiddlewareChain>(std::move(layers), &run, this);
        std::vector<HeaderView> headers;
        if (!cookie.empty()) headers.emplace_back("Cookie", cookie);
        request.assign({.headers = headers});
        request.settings = &settings;
        return chain_->run(request);
    }
    void keep(Dict data) {
        send([](Request&) { return Response(); });
        store->rows[kKey] = std::move(data);
    }

 private:
    static Response run(const void* self, Request& request) {
        return static_cast<const SessionMiddlewareTest*>(self)->view(request);
    }
    std::unique_ptr<MiddlewareChain> chain_;
};

Response ignore(Request&) {
    return Response();
}
Response read(Request& request) {
    return HttpResponse(session(request).get("name", "nobody").str());
}
Response write(Request& request) {
    session(request).set("name", "Ursula");
    return Response();
}

TEST_F(SessionMiddlewareTest, a_request_without_a_session_costs_nothing) {
    const Response response = send(ignore);
    EXPECT_TRUE(response.headers.empty());
    EXPECT_EQ(store->loads, 0);
    EXPECT_EQ(send(read).headers["Vary"], "Cookie");
    EXPECT_FALSE(send(read).headers.contains("Set-Cookie"));
    EXPECT_EQ(store->loads, 0);
}

TEST_F(SessionMiddlewareTest, a_change_is_saved_and_sets_the_cookie) {
    const Response response = send(write);
    ASSERT_EQ(store->rows.size(), 1u);
    EXPECT_EQ(response.headers["Set-Cookie"],
              "sessionid=" + store->rows.begin()->first +
                  "; expires=Tue, 28 Nov 2023 22:13:20 GMT; HttpOnly; Max-Age=1209600; Path=/; "
                  "SameSite=Lax");
    EXPECT_EQ(response.headers["Vary"], "Cookie");
    EXPECT_EQ(store->expiry, DateTime::now() + Duration::days(14));
}

TEST_F(SessionMiddlewareTest, reading_saves_nothing_unless_every_request_should) {
    keep({{"name", "Ada"}});
    Response response = send(read, kCookie);
    EXPECT_EQ(response.content, "Ada");
    EXPECT_FALSE(response.headers.contains("Set-Cookie"));
    EXPECT_EQ(response.headers["Vary"], "Cookie");
    EXPECT_FALSE(send(ignore, kCookie).headers.contains("Vary"));
    settings.session.save_every_request = true;
    response = send(ignore, kCookie);
    EXPECT_EQ(parse_cookies(response.headers["Set-Cookie"]).str("sessionid"), kKey);
    EXPECT_FALSE(send(ignore).headers.contains("Set-Cookie")) << "nothing to save";
}

TEST_F(SessionMiddlewareTest, a_cookie_of_no_session_is_deleted) {
    const char* const kGone =
        "sessionid=\"\"; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; "
        "Path=/; SameSite=Lax";
    EXPECT_EQ(send(read, kCookie).headers["Set-Cookie"], kGone);
    EXPECT_EQ(send(read, kCookie).headers["Vary"], "Cookie");
    EXPECT_EQ(send(ignore, "sessionid=short").headers["Set-Cookie"], kGone);
    EXPECT_FALSE(send(ignore, kCookie).headers.contains("Set-Cookie")) << "nobody has looked";
    keep({{"name", "Ada"}});
    const Response flushed = send(
        [](Request& request) {
            session(request).flush();
            return Response();
        },
        kCookie);
    EXPECT_EQ(flushed.headers["Set-Cookie"], kGone);
    EXPECT_TRUE(store->rows.empty());
}

TEST_F(SessionMiddlewareTest, a_planted_key_is_replaced) {
    const Response response = send(write, "sessionid=planted0planted0planted0planted0");
    const std::string key = parse_cookies(response.headers["Set-Cookie"]).str("sessionid");
    EXPECT_NE(key, "planted0planted0planted0planted0");
    EXPECT_EQ(key.size(), 32u);
    EXPECT_TRUE(store->rows.contains(key));
    EXPECT_EQ(store->rows.size(), 1u);
}

TEST_F(SessionMiddlewareTest, the_cookie_is_as_the_settings_say) {
    settings.session.cookie_name = "visit";
    settings.session.cookie_domain = ".example.test";
    settings.session.cookie_path = "/app/";
    settings.session.cookie_secure = true;
    settings.session.cookie_httponly = false;
    settings.session.cookie_samesite = "Strict";
    settings.session.expire_at_browser_close = true;
    EXPECT_TRUE(send(write).headers["Set-Cookie"].ends_with(
        "; Domain=.example.test; Path=/app/; SameSite=Strict; Secure"));
    EXPECT_TRUE(send(read, "visit=" + kKey)
                    .headers["Set-Cookie"]
                    .ends_with("Domain=.example.test; expires=Thu, 01 Jan 1970 00:00:00 GMT; "
                               "Max-Age=0; Path=/app/; SameSite=Strict"));
}

TEST_F(SessionMiddlewareTest, a_session_may_end_with_the_browser_or_at_a_time) {
    const Response closing = send([](Request& request) {
        session(request).set("a", 1);
        session(request).set_expiry(0);
        return Response();
    });
    EXPECT_FALSE(closing.headers["Set-Cookie"].contains("Max-Age"));
    EXPECT_FALSE(closing.headers["Set-Cookie"].contains("expires"));
    const Response timed = send([](Request& request) {
        session(request).set_expiry(Duration::hours(1));
        return Response();
    });
    EXPECT_TRUE(timed.headers["Set-Cookie"].contains("Max-Age=3600;"));
}

TEST_F(SessionMiddlewareTest, an_answer_of_status_500_saves_nothing) {
    keep({{"name", "Ada"}});
    const Response response = send(
        [](Request& request) {
            session(request).set("name", "Eve");
            return Response(500);
        },
        kCookie);
    EXPECT_FALSE(response.headers.contains("Set-Cookie"));
    EXPECT_EQ(store->rows[kKey].str("name"), "Ada");
    const Response missing = send(
        [](Request& request) {
            session(request).set("name", "Eve");
            return Response(404);
        },
        kCookie);
    EXPECT_TRUE(missing.headers.contains("Set-Cookie"));
    EXPECT_EQ(store->rows[kKey].str("name"), "Eve");
}

TEST_F(SessionMiddlewareTest, a_session_deleted_meanwhile_answers_400) {
    keep({{"name", "Ada"}});
    const Response response = send(
        [](Request& request) {
            Session& visit = session(request);
            visit.set("name", "Eve");
            store_of_running_test->rows.clear();  // another request logs out
            return Response();
        },
        kCookie);
    EXPECT_EQ(response.status_code, 400);
    EXPECT_FALSE(response.headers.contains("Set-Cookie"));
    EXPECT_TRUE(store->rows.empty()) << "and it stays deleted";
}

TEST_F(SessionMiddlewareTest, other_middleware_reaches_the_session) {
    send([](Request& request) {
        session_access(request)->set_text("_csrftoken", "secret");
        return Response();
    });
    EXPECT_EQ(store->rows.begin()->second.str("_csrftoken"), "secret");
}

TEST(SessionOfRequest, without_the_middleware_there_is_none) {
    Request request;
    EXPECT_EQ(find_session(request), nullptr);
    try {
        session(request);
        FAIL() << "found";
    } catch (const ImproperlyConfigured& error) {
        EXPECT_EQ(error.message(),
                  "The request has no session: list middleware::sessions in Settings::middleware, "
                  "in front of what uses sessions.");
    }
}

}  // namespace
}  // namespace cadenza
