#include "cadenza/server/internal/response_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cadenza/http/response.h"

namespace cadenza::server {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Pieces : public BodyStream {
 public:
    explicit Pieces(std::int64_t length = -1) : length_(length) {}
    bool next(std::string&) override { return false; }
    std::int64_t length() const override { return length_; }

 private:
    std::int64_t length_;
};

struct Written {
    std::string head;
    BodyKind kind;
    ResponseFraming framing;
};

Written write(const Response& response, ResponseFraming framing = {}) {
    Written written{.head = "before ", .kind = BodyKind::None, .framing = framing};
    written.kind = append_response_head(written.head, response, written.framing, "Server: S\r\n");
    return written;
}

TEST(ResponseWriter, writes_status_common_headers_own_headers_and_length) {
    HttpResponse response("hello", "text/plain", 201);
    response.headers.append("X-A", "1");
    response.headers.append("X-A", "2");
    Written written = write(response);
    EXPECT_EQ(written.head,
              "before HTTP/1.1 201 Created\r\nServer: S\r\nContent-Type: text/plain\r\nX-A: "
              "1\r\nX-A: 2\r\n"
              "Content-Length: 5\r\n\r\n");
    EXPECT_EQ(written.kind, BodyKind::Content);
    EXPECT_TRUE(written.framing.keep_alive);
}

TEST(ResponseWriter, does_not_let_an_application_contradict_the_framing) {
    HttpResponse response("hello");
    response.headers.set("Content-Length", "99");
    response.headers.set("Transfer-Encoding", "chunked");
    response.headers.set("Date", "tomorrow");
    Written written = write(response);
    EXPECT_THAT(written.head, HasSubstr("Content-Length: 5\r\n"));
    EXPECT_THAT(written.head, Not(HasSubstr("99")));
    EXPECT_THAT(written.head, Not(HasSubstr("chunked")));
    EXPECT_THAT(written.head, Not(HasSubstr("tomorrow")));
}

TEST(ResponseWriter, closes_when_the_client_or_the_application_wants_it) {
    HttpResponse response("x");
    EXPECT_THAT(write(response, {.keep_alive = false}).head, HasSubstr("Connection: close\r\n"));
    EXPECT_THAT(write(response, {.version_minor = 0}).head,
                HasSubstr("Connection: keep-alive\r\n"));
    response.headers.set("Connection", "Close");
    Written written = write(response);
    EXPECT_FALSE(written.framing.keep_alive);
    EXPECT_THAT(written.head, HasSubstr("Connection: close\r\n"));
}

TEST(ResponseWriter, a_head_answer_has_the_length_but_no_body) {
    HttpResponse response("hello");
    Written written = write(response, {.head_request = true});
    EXPECT_THAT(written.head, HasSubstr("Content-Length: 5\r\n"));
    EXPECT_EQ(written.kind, BodyKind::None);
    response.content.clear();
    response.headers.set("Content-Length", "7");
    EXPECT_THAT(write(response, {.head_request = true}).head, HasSubstr("Content-Length: 7\r\n"));
}

TEST(ResponseWriter, statuses_without_a_body_have_no_length) {
    for (int status : {204, 304}) {
        Written written = write(HttpResponse("ignored", "text/plain", status));
        EXPECT_THAT(written.head, Not(HasSubstr("Content-Length"))) << status;
        EXPECT_EQ(written.kind, BodyKind::None) << status;
    }
}

TEST(ResponseWriter, a_status_that_cannot_be_sent_is_a_server_error) {
    EXPECT_THAT(write(HttpResponse("", "text/plain", 42)).head, HasSubstr("HTTP/1.1 500 "));
    EXPECT_THAT(write(HttpResponse("", "text/plain", 1000)).head, HasSubstr("HTTP/1.1 500 "));
    EXPECT_THAT(write(HttpResponse("", "text/plain", 100)).head, HasSubstr("HTTP/1.1 500 "));
}

TEST(ResponseWriter, a_stream_is_chunked_or_ends_with_the_connection) {
    StreamingHttpResponse response(std::make_unique<Pieces>());
    Written written = write(response);
    EXPECT_THAT(written.head, HasSubstr("Transfer-Encoding: chunked\r\n"));
    EXPECT_EQ(written.kind, BodyKind::ChunkedStream);
    written = write(response, {.version_minor = 0});
    EXPECT_THAT(written.head, Not(HasSubstr("chunked")));
    EXPECT_THAT(written.head, HasSubstr("Connection: close\r\n"));
    EXPECT_EQ(written.kind, BodyKind::Stream);
    written = write(StreamingHttpResponse(std::make_unique<Pieces>(12)));
    EXPECT_THAT(written.head, HasSubstr("Content-Length: 12\r\n"));
    EXPECT_EQ(written.kind, BodyKind::Stream);
}

TEST(ResponseWriter, an_answer_of_the_server_itself_is_complete) {
    std::string out;
    append_plain_response(out, 413, false, false, "Server: S\r\n");
    EXPECT_EQ(out,
              "HTTP/1.1 413 Request Entity Too Large\r\nServer: S\r\nContent-Type: text/html; "
              "charset=utf-8\r\nContent-Length: 169\r\nConnection: close\r\n\r\n"
              "\n<!doctype html>\n<html lang=\"en\">\n<head>\n"
              "  <title>Request Entity Too Large (413)</title>\n</head>\n<body>\n"
              "  <h1>Request Entity Too Large (413)</h1><p></p>\n</body>\n</html>\n");
    out.clear();
    append_plain_response(out, 503, true, true, "");
    EXPECT_THAT(out, HasSubstr("Retry-After: 1\r\n"));
    EXPECT_TRUE(out.ends_with("\r\n\r\n"));
}

TEST(ResponseWriter, chunks_have_their_size_in_hexadecimal) {
    std::string out;
    append_chunk(out, std::string(26, 'x'));
    append_chunk(out, "");
    EXPECT_EQ(out, "1a\r\n" + std::string(26, 'x') + "\r\n");
}

TEST(CommonHeaders, hold_server_and_date) {
    CommonHeaders headers("Cadenza");
    std::string text(headers.text());
    EXPECT_THAT(text, ::testing::MatchesRegex(
                          "Server: Cadenza\r\nDate: [A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} "
                          "20[0-9]{2} [0-9:]{8} GMT\r\n"));
    EXPECT_THAT(std::string(CommonHeaders("").text()), Not(HasSubstr("Server")));
}

}  // namespace
}  // namespace cadenza::server
