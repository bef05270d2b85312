#include "cadenza/http/response.h"

#include <gtest/gtest.h>

#include "cadenza/base/clock.h"
#include "cadenza/base/dict.h"
#include "cadenza/http/exceptions.h"

namespace cadenza {
namespace {

TEST(Response, data_waits_for_a_renderer) {
    Response response({{"error", "Refresh token is required"}}, status::HTTP_400_BAD_REQUEST,
                      {{"X-A", "b"}});
    EXPECT_FALSE(response.is_rendered);
    EXPECT_EQ(response.status_code, 400);
    EXPECT_EQ(response.data["error"].str(), "Refresh token is required");
    EXPECT_EQ(response.headers["X-A"], "b");
}

TEST(Response, a_status_alone_is_an_empty_answer_and_true_is_data) {
    Response empty(status::HTTP_204_NO_CONTENT);
    EXPECT_EQ(empty.status_code, 204);
    EXPECT_TRUE(empty.is_rendered);
    Response truth(true);
    EXPECT_EQ(truth.status_code, 200);
    EXPECT_EQ(truth.data.kind(), Value::Kind::Bool);
    Response one({{"message", "ok"}});
    EXPECT_EQ(one.data["message"].str(), "ok");
}

TEST(Response, kinds_may_be_sliced_to_response) {
    auto make = [](int which) -> Response {
        if (which == 0) return HttpResponse("hello", "text/plain");
        if (which == 1) return JsonResponse(Value::list({1, 2, 3}));
        if (which == 2) return HttpResponseNotAllowed({GET, POST});
        return HttpResponseRedirect("/caffè/");
    };
    EXPECT_EQ(make(0).content, "hello");
    EXPECT_EQ(make(0).content_type(), "text/plain");
    EXPECT_EQ(make(1).content, "[1, 2, 3]");
    EXPECT_EQ(make(1).content_type(), "application/json");
    EXPECT_EQ(make(2).headers["Allow"], "GET, POST");
    EXPECT_EQ(make(2).status_code, 405);
    EXPECT_EQ(make(3).headers["Location"], "/caff%C3%A8/");
    EXPECT_EQ(make(3).status_code, 302);
    EXPECT_EQ(make(3).content_type(), "text/html; charset=utf-8");
}

TEST(Response, json_is_that_of_django) {
    JsonResponse response(Value({{"caffè", "☕"},
                                 {"emoji", "😀"},
                                 {"none", nullptr},
                                 {"float", 1.5},
                                 {"big", Value::big_int("123456789012345678901234567890")},
                                 {"decimal", *Decimal::parse("1.10")},
                                 {"when", *DateTime::parse("2024-02-09T01:02:03.456789Z")},
                                 {"span", *Duration::parse("1 02:03:04.5")},
                                 {"empty", Value(Dict())},
                                 {"list", Value::list({true, "a\"b"})}}));
    EXPECT_EQ(
        response.content,
        R"({"caff\u00e8": "\u2615", "emoji": "\ud83d\ude00", "none": null, "float": 1.5, )"
        R"("big": 123456789012345678901234567890, "decimal": "1.10", "when": "2024-02-09T01:02:03.456Z", )"
        R"("span": "P1DT02H03M04.500000S", "empty": {}, "list": [true, "a\"b"]})");
}

TEST(Response, redirects_to_other_schemes_are_refused) {
    EXPECT_NO_THROW(HttpResponseRedirect("https://example.com/"));
    EXPECT_NO_THROW(HttpResponseRedirect("//example.com/"));
    for (const char* location :
         {"javascript:alert(1)", "data:text/html,x", " java\nscript:x", "mailto:a@b"}) {
        EXPECT_THROW(HttpResponseRedirect{location}, DisallowedRedirect) << location;
    }
    EXPECT_EQ(HttpResponsePermanentRedirect("/a b/").url(), "/a%20b/");
    EXPECT_EQ(HttpResponseRedirect("/a\r\nX: y").url(), "/a%0D%0AX:%20y");
}

TEST(Response, a_second_cookie_of_a_name_replaces_the_first) {
    HttpResponse response("");
    response.set_cookie("a", "1");
    response.set_cookie("ab", "2");
    response.set_cookie("a", "3", {.httponly = true});
    EXPECT_EQ(response.headers.getall("Set-Cookie"),
              (std::vector<std::string_view>{"a=3; HttpOnly; Path=/", "ab=2; Path=/"}));
}

TEST(Response, deleted_cookies_expire_in_1970) {
    HttpResponse response("");
    response.delete_cookie("gone");
    response.delete_cookie("__Host-x");
    EXPECT_EQ(
        response.headers.getall("Set-Cookie"),
        (std::vector<std::string_view>{
            "gone=\"\"; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/",
            "__Host-x=\"\"; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; Secure"}));
}

class Chunks : public BodyStream {
 public:
    bool next(std::string& chunk) override {
        if (count_ == 2) return false;
        chunk = "chunk " + std::to_string(count_++);
        return true;
    }

 private:
    int count_ = 0;
};

TEST(Response, streams_give_their_pieces) {
    Response response = StreamingHttpResponse(std::make_unique<Chunks>(), "text/plain");
    ASSERT_TRUE(response.is_streaming());
    EXPECT_EQ(response.stream->length(), -1);
    std::string all, chunk;
    while (response.stream->next(chunk)) all += chunk + ";";
    EXPECT_EQ(all, "chunk 0;chunk 1;");
}

}  // namespace
}  // namespace cadenza
