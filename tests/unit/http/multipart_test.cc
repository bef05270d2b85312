#include <gtest/gtest.h>

#include "cadenza/base/multi_dict.h"
#include "cadenza/http/form.h"
#include "cadenza/http/uploaded_file.h"

namespace cadenza {
namespace {

constexpr std::string_view kType = "multipart/form-data; boundary=b";

std::string show(const FormResult<ParsedForm>& form) {
    if (!form) return "fault: " + form.error().message;
    std::string out;
    for (const auto& [name, values] : form->fields.entries()) {
        for (const Value& value : values) out += name + "=" + value.str() + ";";
    }
    for (const auto& [name, values] : form->files.entries()) {
        for (const Value& value : values) {
            auto file = UploadedFile::from(value);
            out += name + "@" + file->name() + "(" + file->content_type() + "):" + file->content() +
                   ";";
        }
    }
    return out;
}

std::string parsed(std::string_view body, std::string_view type = kType,
                   const FormLimits& limits = {}) {
    return show(parse_multipart(type, body, limits));
}

std::string part(std::string_view disposition, std::string_view value, std::string_view more = "") {
    return "--b\r\nContent-Disposition: " + std::string(disposition) + "\r\n" + std::string(more) +
           "\r\n" + std::string(value) + "\r\n";
}

TEST(Multipart, fields_and_files_are_told_apart) {
    EXPECT_EQ(parsed(part("form-data; name=\"a\"", "1") + part("form-data; name=\"a\"", "2") +
                     part("form-data; name=\"f\"; filename=\"x.txt\"", "hello",
                          "Content-Type: text/plain\r\n") +
                     "--b--\r\n"),
              "a=1;a=2;f@x.txt(text/plain):hello;");
    EXPECT_EQ(parsed(part("form-data; name=f; filename=x.bin", "") + "--b--\r\n"), "f@x.bin():;");
    EXPECT_EQ(parsed(""), "");
    EXPECT_EQ(parsed("--b--\r\n"), "");
}

TEST(Multipart, what_surrounds_the_parts_is_ignored) {
    EXPECT_EQ(parsed("preamble\r\n" + part("form-data; name=\"a\"", "val") + "--b--\r\nepilogue"),
              "a=val;");
}

TEST(Multipart, a_truncated_body_gives_what_is_there) {
    EXPECT_EQ(parsed("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nval"), "a=val;");
    EXPECT_EQ(parsed("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n"), "");
}

TEST(Multipart, line_feeds_alone_end_no_header) {
    EXPECT_EQ(parsed("--b\nContent-Disposition: form-data; name=\"a\"\n\nval\n--b--\n"), "");
}

TEST(Multipart, values_keep_their_line_ends) {
    EXPECT_EQ(parsed(part("form-data; name=\"a\"", "\r\nx\r\n\r\n") + "--b--"), "a=\r\nx\r\n\r\n;");
}

TEST(Multipart, boundaries_may_be_quoted) {
    EXPECT_EQ(
        parsed("--a b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nval\r\n--a b--\r\n",
               "multipart/form-data; boundary=\"a b\""),
        "a=val;");
}

TEST(Multipart, content_types_without_a_good_boundary_are_refused) {
    EXPECT_EQ(parsed("x", "multipart/form-data"), "fault: Invalid boundary in multipart: None");
    EXPECT_EQ(parsed("x", "multipart/form-data; boundary="),
              "fault: Invalid boundary in multipart: ");
    EXPECT_EQ(parsed("x", "multipart/form-data; boundary=" + std::string(202, 'x')),
              "fault: Invalid boundary in multipart: " + std::string(202, 'x'));
    EXPECT_EQ(parsed("x", "multipart/form-data; boundary=a b\xc3\xa9"),
              "fault: Invalid non-ASCII Content-Type in multipart: multipart/form-data; boundary=a "
              "b\xc3\x83\xc2\xa9");
    EXPECT_EQ(parsed("x", "text/plain"), "fault: Invalid Content-Type: text/plain");
}

TEST(Multipart, base64_is_decoded) {
    const std::string_view encoding = "Content-Transfer-Encoding: base64\r\n";
    EXPECT_EQ(parsed(part("form-data; name=\"a\"", "aGVs\r\nbG8=", encoding) + "--b--"),
              "a=hello;");
    EXPECT_EQ(parsed(part("form-data; name=\"a\"", "aGVsb", encoding) + "--b--"), "a=aGVsb;")
        << "kept as it is";
    EXPECT_EQ(parsed(part("form-data; name=\"f\"; filename=x", "aGVs\r\nbG8=", encoding) + "--b--"),
              "f@x():hello;");
    EXPECT_EQ(parsed(part("form-data; name=\"f\"; filename=x", "aGVsb", encoding) + "--b--"),
              "fault: Could not decode base64 data.");
}

TEST(Multipart, bytes_that_are_no_utf8_are_replaced_in_fields_and_kept_in_files) {
    EXPECT_EQ(parsed(part("form-data; name=\"a\"", "\xff\xfe") + "--b--"),
              "a=\xef\xbf\xbd\xef\xbf\xbd;");
    EXPECT_EQ(parsed(part("form-data; name=\"f\"; filename=x", "\xff\xfe") + "--b--"),
              "f@x():\xff\xfe;");
}

TEST(Multipart, parts_without_a_name_or_a_usable_file_name_are_left_out) {
    EXPECT_EQ(parsed(part("form-data", "x") + part("form-data; name=\"f\"; filename=\"../\"", "x") +
                     part("form-data; name=\"a\"; filename=\"\"", "x") + "--b--"),
              "a=x;");
    EXPECT_EQ(parsed("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--"), "");
}

TEST(Multipart, file_names_lose_directories_entities_and_controls) {
    EXPECT_EQ(sanitize_file_name("C:\\temp\\file.txt"), "file.txt");
    EXPECT_EQ(sanitize_file_name("../../etc/passwd"), "passwd");
    EXPECT_EQ(sanitize_file_name("&#47;&#x2F;tmp&sol;hax0rd.txt"), "hax0rd.txt");
    EXPECT_EQ(sanitize_file_name("..&bsol;x&quot;.txt"), "x\".txt");
    EXPECT_EQ(sanitize_file_name("a\x01\x1f"
                                 "b\x7f.txt"),
              "ab.txt");
    EXPECT_EQ(sanitize_file_name("caffè.txt"), "caffè.txt");
    EXPECT_EQ(sanitize_file_name("&unknown; &#0; &#xfffffffff; &"),
              "&unknown; &#0; &#xfffffffff; &");
    for (const char* name : {"", ".", "..", "/", "a/", "\\", "a/..", "&#46;&#46;"})
        EXPECT_EQ(sanitize_file_name(name), "");
}

TEST(Multipart, extended_file_names_are_decoded) {
    EXPECT_EQ(parsed(part("form-data; name=\"f\"; filename*=UTF-8''caff%C3%A8.txt", "x") + "--b--"),
              "f@caffè.txt():x;");
}

TEST(Multipart, fields_files_and_memory_are_limited) {
    FormLimits limits{.fields = 2, .files = 1, .memory = 20};
    std::string field = part("form-data; name=\"a\"", "1");
    std::string file = part("form-data; name=\"f\"; filename=x", std::string(100, 'x'));
    EXPECT_EQ(parsed(field + field + file + "--b--", kType, limits),
              "a=1;a=1;f@x():" + std::string(100, 'x') + ";");
    EXPECT_EQ(parsed(field + field + field + field + "--b--", kType, limits),
              "fault: The number of GET/POST parameters exceeded "
              "settings.DATA_UPLOAD_MAX_NUMBER_FIELDS.");
    EXPECT_EQ(parsed(file + file + "--b--", kType, limits),
              "fault: The number of files exceeded settings.DATA_UPLOAD_MAX_NUMBER_FILES.");
    EXPECT_EQ(parsed(part("form-data; name=\"a\"", std::string(18, 'x')) + "--b--", kType, limits),
              "fault: Request body exceeded settings.DATA_UPLOAD_MAX_MEMORY_SIZE.");
}

TEST(Multipart, every_prefix_of_a_body_is_read_without_harm) {
    const std::string body =
        part("form-data; name=\"a\"", "aGVsbG8=", "Content-Transfer-Encoding: base64\r\n") +
        part("form-data; name=\"f\"; filename*=UTF-8''%2e%2e%2fx", "x") + "--b--\r\n";
    for (std::size_t length = 0; length <= body.size(); ++length) {
        auto form = parse_multipart(kType, std::string_view(body).substr(0, length));
        if (form) {
            EXPECT_LE(form->fields.size(), 1u);
        }
    }
}

}  // namespace
}  // namespace cadenza
