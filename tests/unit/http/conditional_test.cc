#include "cadenza/http/conditional.h"

#include <gtest/gtest.h>

#include "cadenza/http/http_date.h"
#include "cadenza/http/request.h"

namespace cadenza {
namespace {

constexpr std::int64_t kThen = 1'700'000'000;

Precondition checked(std::vector<HeaderView> headers, std::string_view etag = "\"a\"",
                     std::string_view method = "GET") {
    Request request;
    request.assign({.method = method, .headers = headers});
    return check_preconditions(request, etag, kThen);
}

TEST(Etags, are_read_with_their_quotes) {
    EXPECT_EQ(parse_etags("\"a\", W/\"b\" ,\"c,d\""),
              (std::vector<std::string_view>{"\"a\"", "W/\"b\"", "\"c,d\""}));
    EXPECT_EQ(parse_etags("*"), (std::vector<std::string_view>{"*"}));
    EXPECT_TRUE(parse_etags("a, \"b, \"\"x\"\"").empty());
    EXPECT_EQ(quote_etag("a"), "\"a\"");
    EXPECT_EQ(quote_etag("W/\"a\""), "W/\"a\"");
}

TEST(Preconditions, follow_the_order_of_rfc_9110) {
    const std::string then = http_date(kThen), before = http_date(kThen - 1),
                      after = http_date(kThen + 1);
    EXPECT_EQ(checked({}), Precondition::Proceed);
    EXPECT_EQ(checked({{"If-None-Match", "\"a\""}}), Precondition::NotModified);
    EXPECT_EQ(checked({{"If-None-Match", "W/\"a\""}}), Precondition::NotModified);
    EXPECT_EQ(checked({{"If-None-Match", "*"}}, "\"a\"", "PUT"), Precondition::Failed);
    EXPECT_EQ(checked({{"If-None-Match", "\"b\""}, {"If-Modified-Since", after}}),
              Precondition::Proceed);
    EXPECT_EQ(checked({{"If-Modified-Since", then}}), Precondition::NotModified);
    EXPECT_EQ(checked({{"If-Modified-Since", before}}), Precondition::Proceed);
    EXPECT_EQ(checked({{"If-Modified-Since", "nonsense"}}), Precondition::Proceed);
    EXPECT_EQ(checked({{"If-Modified-Since", then}}, "\"a\"", "POST"), Precondition::Proceed);
    EXPECT_EQ(checked({{"If-Match", "\"a\""}}), Precondition::Proceed);
    EXPECT_EQ(checked({{"If-Match", "\"b\""}}), Precondition::Failed);
    EXPECT_EQ(checked({{"If-Match", "W/\"a\""}}, "W/\"a\""), Precondition::Failed);
    EXPECT_EQ(checked({{"If-Match", "*"}}, ""), Precondition::Failed);
    EXPECT_EQ(checked({{"If-Unmodified-Since", before}}), Precondition::Failed);
    EXPECT_EQ(checked({{"If-Unmodified-Since", then}}), Precondition::Proceed);
    EXPECT_EQ(checked({{"If-Match", "\"a\""}, {"If-Unmodified-Since", before}}),
              Precondition::Proceed);
}

TEST(ConditionalGet, keeps_the_headers_that_belong_to_304) {
    HttpResponse first("content");
    first.headers.set("Vary", "Accept");
    first.headers.set("X-Other", "1");
    first.set_cookie("a", "1");
    Request request;
    request.assign({});
    Response full = conditional_get(request, std::move(first));
    EXPECT_EQ(full.status_code, 200);
    const std::string etag(full.headers["ETag"]);
    EXPECT_EQ(etag, "\"9a0364b9e99bb480dd25e1f0284c8555\"");
    request.assign({.headers = std::vector<HeaderView>{{"If-None-Match", etag}}});
    Response not_modified = conditional_get(request, std::move(full));
    EXPECT_EQ(not_modified.status_code, 304);
    EXPECT_EQ(not_modified.content, "");
    EXPECT_EQ(not_modified.headers["Vary"], "Accept");
    EXPECT_EQ(not_modified.headers["Set-Cookie"], "a=1; Path=/");
    EXPECT_FALSE(not_modified.headers.contains("X-Other"));
    EXPECT_FALSE(not_modified.headers.contains("Content-Type"));
}

TEST(ConditionalGet, leaves_errors_and_other_methods_alone) {
    Request request;
    request.assign({.method = "POST"});
    EXPECT_FALSE(conditional_get(request, HttpResponse("x")).headers.contains("ETag"));
    request.assign({});
    EXPECT_FALSE(conditional_get(request, HttpResponseNotFound("x")).headers.contains("ETag"));
}

}  // namespace
}  // namespace cadenza
