#include "cadenza/server/internal/request_head.h"

#include <gtest/gtest.h>

#include <string>

#include "cadenza/server/internal/head_scanner.h"

namespace cadenza::server {
namespace {

int parse(const std::string& bytes, ParsedHead& head) {
    std::vector<std::uint32_t> line_ends;
    HeadScanner scanner;
    if (scanner.scan(bytes, {}, line_ends) != HeadScanner::State::Complete) return -1;
    return parse_head(bytes, line_ends, head);
}

// The status that a request with these field lines is refused with; 0 if it is not.
int status_of(const std::string& lines, const std::string& request_line = "POST / HTTP/1.1") {
    ParsedHead head;
    static std::string kept;
    kept = request_line + "\r\n" + lines + "\r\n";
    return parse(kept, head);
}

int status_of_target(const std::string& target, const std::string& method = "GET") {
    return status_of("Host: a\r\n", method + " " + target + " HTTP/1.1");
}

TEST(RequestHead, is_taken_apart) {
    std::string bytes =
        "PUT /a?b=c HTTP/1.1\r\nHost: example.com\r\nX-Two:  \t two words \t\r\nEmpty:\r\n\r\n";
    ParsedHead head;
    ASSERT_EQ(parse(bytes, head), 0);
    EXPECT_EQ(head.method, "PUT");
    EXPECT_EQ(head.target, "/a?b=c");
    EXPECT_EQ(head.version_minor, 1);
    EXPECT_EQ(head.headers, (std::vector<HeaderView>{
                                {"Host", "example.com"}, {"X-Two", "two words"}, {"Empty", ""}}));
    EXPECT_TRUE(head.keep_alive);
    EXPECT_FALSE(head.has_content_length);
    EXPECT_FALSE(head.chunked);
}

TEST(RequestHead, request_line_must_be_method_target_version) {
    ParsedHead head;
    EXPECT_EQ(parse_request_line("GET / HTTP/1.1", head), 0);
    EXPECT_EQ(parse_request_line("BREW /pot HTTP/1.1", head), 0) << "any token is a method";
    EXPECT_EQ(parse_request_line("GET / HTTP/1.2", head), 0);
    EXPECT_EQ(head.version_minor, 1);
    for (const char* line :
         {"", "GET", "GET /", "GET  / HTTP/1.1", "GET /  HTTP/1.1", " GET / HTTP/1.1",
          "GET / HTTP/1.1 ", "GET / http/1.1", "GET / HTTP/1", "GET / HTTP/11", "GET / HTTP/1.10",
          "GET / HTTP/1,1", "G{T / HTTP/1.1", "GET\t/ HTTP/1.1", "GET /a b HTTP/1.1"}) {
        EXPECT_EQ(parse_request_line(line, head), 400) << line;
    }
    EXPECT_EQ(parse_request_line("GET / HTTP/2.0", head), 505);
    EXPECT_EQ(parse_request_line("GET / HTTP/0.9", head), 505);
    EXPECT_EQ(parse_request_line("CONNECT a:1 HTTP/1.1", head), 501);
}

TEST(RequestHead, takes_every_form_of_target_that_is_for_an_origin_server) {
    for (const char* target :
         {"/", "//", "/a/../b", "/%00", "/?a=\"<>|^`{}\\", "/\xc3\xa9", "http://a", "HTTP://a/b",
          "http://a?x=1", "https://a:443/", "http://[::1]:80/x"}) {
        EXPECT_EQ(status_of_target(target), 0) << target;
    }
    for (const char* target : {"a", "*", "example.com:80", "/a#b", "/a\tb", "http://", "http:///a",
                               "http://u@a/", "ftp://a/", "http://a:b/", "http:/a", "://a"}) {
        EXPECT_EQ(status_of_target(target), 400) << target;
    }
    EXPECT_EQ(status_of_target("*", "OPTIONS"), 0);
}

TEST(RequestHead, host_is_needed_once_and_well_formed) {
    EXPECT_EQ(status_of("Host: a\r\n"), 0);
    EXPECT_EQ(status_of("host:[::1]:80\r\n"), 0);
    EXPECT_EQ(status_of(""), 400);
    EXPECT_EQ(status_of("Host: a\r\nHost: a\r\n"), 400);
    EXPECT_EQ(status_of("Host: a b\r\n"), 400);
    EXPECT_EQ(status_of("Host: a/b\r\n"), 400);
    EXPECT_EQ(status_of("Host: a@b\r\n"), 400);
    EXPECT_EQ(status_of("", "GET / HTTP/1.0"), 0);
    EXPECT_EQ(status_of("Host: a\r\nHost: b\r\n", "GET / HTTP/1.0"), 400);
}

TEST(RequestHead, content_length_is_digits_once) {
    ParsedHead head;
    ASSERT_EQ(parse("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \t0042 \r\n\r\n", head), 0);
    EXPECT_EQ(head.content_length, 42u);
    ASSERT_EQ(parse("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\n",
                    head),
              0);
    EXPECT_EQ(head.content_length, UINT64_MAX) << "beyond every limit";
    for (const char* value : {"", "-1", "+1", "1 2", "1,1", "0x1", "1e3", "1.0", "\xd9\xa1"}) {
        EXPECT_EQ(status_of(std::string("Host: a\r\nContent-Length: ") + value + "\r\n"), 400)
            << value;
    }
    EXPECT_EQ(status_of("Host: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n"), 400);
    EXPECT_EQ(status_of("Host: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n"), 400);
    EXPECT_EQ(status_of("Host: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n"), 400);
}

TEST(RequestHead, only_chunked_is_a_transfer_coding) {
    auto coding = [](const std::string& value) {
        return status_of("Host: a\r\nTransfer-Encoding: " + value + "\r\n");
    };
    EXPECT_EQ(coding("chunked"), 0);
    EXPECT_EQ(coding("\t ChUnKeD \t"), 0);
    EXPECT_EQ(coding("gzip, chunked"), 501);
    for (const char* value :
         {"", "gzip", "chunked, gzip", "chunked, chunked", ",chunked", "chunked,", "xchunked",
          "chunked;a=b", "chunked x", "\"chunked\"", "identity"}) {
        EXPECT_EQ(coding(value), 400) << value;
    }
    EXPECT_EQ(status_of("Host: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"),
              400);
    EXPECT_EQ(status_of("Transfer-Encoding: chunked\r\n", "POST / HTTP/1.0"), 400);
}

TEST(RequestHead, field_names_are_tokens_up_to_the_colon) {
    for (const char* line : {"X : a", "X\t: a", ": a", "a", "X{: a", "\xc3\xa9: a", "X Y: a",
                             "X(: a", "X;: a", "@: a"}) {
        EXPECT_EQ(status_of(std::string("Host: a\r\n") + line + "\r\n"), 400) << line;
    }
    EXPECT_EQ(status_of("Host: a\r\n!#$%&'*+-.^_`|~09azAZ: a\r\n"), 0);
}

TEST(RequestHead, a_fault_before_or_after_a_framing_field_is_found) {
    EXPECT_EQ(status_of("Host: a\r\nX : a\r\nContent-Length: 1\r\n"), 400);
    EXPECT_EQ(status_of("Host: a\r\nContent-Length: 1\r\nX : a\r\n"), 400);
    EXPECT_EQ(status_of("Content-Length: 1\r\nHost: a\r\n"), 0);
}

TEST(RequestHead, connection_decides_whether_to_stay) {
    ParsedHead head;
    auto keeps = [&head](const std::string& lines, const char* version = "1.1") {
        EXPECT_EQ(
            parse("GET / HTTP/" + std::string(version) + "\r\nHost: a\r\n" + lines + "\r\n", head),
            0);
        return head.keep_alive;
    };
    EXPECT_TRUE(keeps(""));
    EXPECT_FALSE(keeps("Connection: close\r\n"));
    EXPECT_FALSE(keeps("Connection: foo ,\tCLOSE\r\n"));
    EXPECT_FALSE(keeps("Connection: keep-alive\r\nConnection: close\r\n"));
    EXPECT_FALSE(keeps("", "1.0"));
    EXPECT_TRUE(keeps("Connection: Keep-Alive\r\n", "1.0"));
    EXPECT_FALSE(keeps("Connection: keep-alive, close\r\n", "1.0"));
}

TEST(RequestHead, knows_one_expectation) {
    ParsedHead head;
    ASSERT_EQ(parse("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\n\r\n", head), 0);
    EXPECT_TRUE(head.expect_continue);
    ASSERT_EQ(parse("POST / HTTP/1.0\r\nExpect: 100-continue\r\n\r\n", head), 0);
    EXPECT_FALSE(head.expect_continue);
    EXPECT_EQ(status_of("Host: a\r\nExpect: a-miracle\r\n"), 417);
}

}  // namespace
}  // namespace cadenza::server
