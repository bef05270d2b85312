#include "cadenza/rest/parsers.h"

#include <gtest/gtest.h>

#include "cadenza/http/exceptions.h"
#include "cadenza/http/uploaded_file.h"
#include "unit/rest/view_runner.h"

namespace cadenza {
namespace {

Value parse(const parsers::BaseParser& parser, std::string_view content_type, std::string_view body,
            Kwargs kwargs = {}, std::vector<HeaderView> headers = {}) {
    Request request;
    headers.emplace_back("Content-Type", content_type);
    request.assign({.method = "POST", .headers = headers, .body = body});
    return parser.parse(body, {request, kwargs, content_type});
}

std::string error_of(const parsers::BaseParser& parser, std::string_view content_type,
                     std::string_view body) {
    try {
        parse(parser, content_type, body);
    } catch (const ParseError& error) {
        return error.detail.message();
    }
    return "no error";
}

TEST(JSONParser, reads_any_value) {
    const parsers::JSONParser parser;
    EXPECT_EQ(parse(parser, "application/json", R"( {"a": [1, null]} )"),
              Value({{"a", Value::list({1, nullptr})}}));
    EXPECT_EQ(parse(parser, "application/json", "\"text\""), Value("text"));
    EXPECT_TRUE(parse(parser, "application/json", "null").is_null());
}

TEST(JSONParser, decodes_the_charset_of_the_content_type) {
    const std::string_view utf16("\xff\xfe\x31\0", 4);
    EXPECT_EQ(parse(parsers::JSONParser(), "application/json; charset=utf-16", utf16), Value(1));
    EXPECT_EQ(parse(parsers::JSONParser(), "application/json; charset=ISO-8859-1", "\"\xe9\""),
              Value("é"));
    EXPECT_EQ(parse(parsers::JSONParser(), "application/json; charset=klingon", "1"), Value(1));
}

TEST(JSONParser, names_what_is_wrong_and_where) {
    const parsers::JSONParser parser;
    EXPECT_EQ(error_of(parser, "application/json", "[1,]"),
              "JSON parse error - Expecting value: line 1 column 4 (char 3)");
    EXPECT_EQ(error_of(parser, "application/json", "[NaN]"),
              "JSON parse error - Out of range float values are not JSON compliant: 'NaN'");
    EXPECT_EQ(error_of(parser, "application/json", "\"\xc0\xaf\""),
              "JSON parse error - 'utf-8' codec can't decode byte 0xc0 in position 1: invalid "
              "start byte");
    EXPECT_NE(error_of(parser, "application/json", std::string(100000, '[')), "no error");
}

TEST(JSONParser, a_loose_one_takes_nan) {
    struct Loose : parsers::JSONParser {
        Loose() { strict = false; }
    };
    EXPECT_EQ(parse(Loose(), "application/json", "NaN").kind(), Value::Kind::Float);
}

TEST(FormParser, keeps_every_value_of_a_name) {
    const Value form =
        parse(parsers::FormParser(), "application/x-www-form-urlencoded", "a=1&a=2&b=%C3%A9+x");
    ASSERT_TRUE(form.is_form());
    EXPECT_EQ(form.as_form().getlist("a").size(), 2u);
    EXPECT_EQ(form["b"], Value("é x"));
}

TEST(FormParser, too_many_fields_end_the_request) {
    std::string body = "a=1";
    for (int i = 0; i < 1000; ++i) body += "&a=1";
    EXPECT_THROW(parse(parsers::FormParser(), "application/x-www-form-urlencoded", body),
                 TooManyFieldsSent);
}

constexpr std::string_view kMultipart =
    "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
    "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"C:\\x\\y.txt\"\r\n"
    "Content-Type: text/plain\r\n\r\nhello\r\n--b--\r\n";

TEST(MultiPartParser, gives_fields_and_files_together) {
    const Value form =
        parse(parsers::MultiPartParser(), "multipart/form-data; boundary=b", kMultipart);
    ASSERT_TRUE(form.is_form());
    EXPECT_EQ(form["a"], Value("1"));
    const auto file = UploadedFile::from(form["f"]);
    ASSERT_NE(file, nullptr);
    EXPECT_EQ(file->name(), "y.txt");
    EXPECT_EQ(file->content(), "hello");
}

TEST(MultiPartParser, a_missing_boundary_is_a_parse_error) {
    EXPECT_EQ(error_of(parsers::MultiPartParser(), "multipart/form-data", "x"),
              "Multipart form parse error - Invalid boundary in multipart: None");
}

TEST(FileUploadParser, takes_the_name_from_the_url_or_the_header) {
    const parsers::FileUploadParser parser;
    const auto name_of = [](const Value& data) { return UploadedFile::from(data["file"])->name(); };
    EXPECT_EQ(name_of(parse(parser, "text/plain", "raw", {{"filename", "hello.txt"}})),
              "hello.txt");
    EXPECT_EQ(
        name_of(parse(parser, "text/plain", "raw", {},
                      {{"Content-Disposition", "attachment; filename*=UTF-8''caff%C3%A8.bin"}})),
        "caffè.bin");
    EXPECT_EQ(name_of(parse(parser, "text/plain", "raw", {{"filename", "../../etc/passwd"}})),
              "passwd");
    const auto file =
        UploadedFile::from(parse(parser, "text/x", "raw", {{"filename", "a"}})["file"]);
    EXPECT_EQ(file->content(), "raw");
    EXPECT_EQ(file->content_type(), "text/x");
}

TEST(FileUploadParser, a_file_without_a_name_is_refused) {
    EXPECT_EQ(error_of(parsers::FileUploadParser(), "text/plain", "raw"),
              "Missing filename. Request should include a Content-Disposition header with a "
              "filename parameter.");
}

}  // namespace
}  // namespace cadenza
