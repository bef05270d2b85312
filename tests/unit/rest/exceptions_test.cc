#include "cadenza/rest/exceptions.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

TEST(ErrorDetail, keeps_message_and_code_of_a_text) {
    const ErrorDetail detail("Too loud.", "loud");
    EXPECT_TRUE(detail.is_text());
    EXPECT_EQ(detail.message(), "Too loud.");
    EXPECT_EQ(detail.code(), "loud");
}

TEST(ErrorDetail, dictionary_of_fields_gives_texts_codes_and_full_details) {
    ErrorDetail detail{{"title", ErrorDetail::list({ErrorDetail("Too loud.", "loud")})}};
    detail.set("tags", ErrorDetail("One too many."));
    detail.set_default_code("invalid");
    EXPECT_EQ(detail.value(),
              Value({{"title", Value::list({"Too loud."})}, {"tags", "One too many."}}));
    EXPECT_EQ(detail.codes(), Value({{"title", Value::list({"loud"})}, {"tags", "invalid"}}));
    EXPECT_EQ(*detail.find("tags"), ErrorDetail("One too many.", "invalid"));
    const Value full = detail.full_details();
    EXPECT_EQ(full["title"].as_list()[0], Value({{"message", "Too loud."}, {"code", "loud"}}));
}

TEST(ErrorDetail, an_empty_detail_becomes_what_is_put_into_it) {
    ErrorDetail detail;
    EXPECT_TRUE(detail.empty());
    detail.push_back("one");
    detail.extend(ErrorDetail::list({"two", "three"}));
    EXPECT_TRUE(detail.is_list());
    EXPECT_EQ(detail.value(), Value::list({"one", "two", "three"}));
}

TEST(ErrorDetail, of_a_value_takes_lists_and_dictionaries_apart) {
    const Value value{{"n", Value::list({1, "two"})}};
    const ErrorDetail detail = ErrorDetail::from_value(value, "odd");
    EXPECT_EQ(detail.value(), Value({{"n", Value::list({"1", "two"})}}));
    EXPECT_EQ(detail.codes(), Value({{"n", Value::list({"odd", "odd"})}}));
}

TEST(ErrorDetail, str_shows_the_tree_for_logs) {
    EXPECT_EQ(ErrorDetail("plain").str(), "plain");
    const ErrorDetail detail{{"title", ErrorDetail::list({"a", "b"})}};
    EXPECT_EQ(detail.str(), R"({"title": ["a", "b"]})");
}

TEST(ValidationError, a_text_becomes_a_list_of_one) {
    const ValidationError error("Too loud.");
    EXPECT_EQ(error.status_code, 400);
    EXPECT_EQ(error.detail.value(), Value::list({"Too loud."}));
    EXPECT_EQ(error.get_codes(), Value::list({"invalid"}));
    EXPECT_EQ(ValidationError("Too loud.", "loud").get_codes(), Value::list({"loud"}));
    EXPECT_EQ(ValidationError().detail.value(), Value::list({"Invalid input."}));
}

TEST(ValidationError, takes_errors_by_field) {
    const ValidationError error({{"title", "Too loud."}, {"tags", ErrorDetail::list({"a", "b"})}});
    EXPECT_EQ(error.detail.value(),
              Value({{"title", "Too loud."}, {"tags", Value::list({"a", "b"})}}));
    EXPECT_STREQ(error.what(), R"({"title": "Too loud.", "tags": ["a", "b"]})");
    const ValidationError one({{"title", "Too loud."}});
    EXPECT_EQ(one.detail.value(), Value({{"title", "Too loud."}}));
}

TEST(APIException, statuses_texts_and_codes_are_those_of_drf) {
    const auto check = [](const APIException& error, int status, const char* text,
                          const char* code) {
        EXPECT_EQ(error.status_code, status) << text;
        EXPECT_EQ(error.detail.message(), text);
        EXPECT_EQ(error.detail.code(), code);
    };
    check(APIException(), 500, "A server error occurred.", "error");
    check(ParseError(), 400, "Malformed request.", "parse_error");
    check(AuthenticationFailed(), 401, "Incorrect authentication credentials.",
          "authentication_failed");
    check(NotAuthenticated(), 401, "Authentication credentials were not provided.",
          "not_authenticated");
    check(exceptions::PermissionDenied(), 403, "You do not have permission to perform this action.",
          "permission_denied");
    check(NotFound(), 404, "Not found.", "not_found");
    check(MethodNotAllowed("PUT"), 405, "Method \"PUT\" not allowed.", "method_not_allowed");
    check(NotAcceptable(), 406, "Could not satisfy the request Accept header.", "not_acceptable");
    check(UnsupportedMediaType("text/x"), 415, "Unsupported media type \"text/x\" in request.",
          "unsupported_media_type");
    check(Throttled(), 429, "Request was throttled.", "throttled");
}

TEST(Throttled, tells_the_wait_in_whole_seconds) {
    const Throttled one(0.2);
    EXPECT_EQ(one.detail.message(), "Request was throttled. Expected available in 1 second.");
    const Throttled some(41.5);
    EXPECT_EQ(some.detail.message(), "Request was throttled. Expected available in 42 seconds.");
    ASSERT_EQ(some.headers.size(), 1u);
    EXPECT_EQ(some.headers[0], (std::pair<std::string, std::string>("Retry-After", "42")));
}

}  // namespace
}  // namespace cadenza
