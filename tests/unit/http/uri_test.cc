#include "cadenza/http/uri.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

TEST(Uri, is_split_into_its_parts) {
    SplitUri uri = split_uri("HTTP://user@Host:8/p;a/b?q=1?2#frag#2");
    EXPECT_EQ(uri.scheme, "http");
    EXPECT_EQ(uri.netloc, "user@Host:8");
    EXPECT_EQ(uri.path, "/p;a/b");
    EXPECT_EQ(uri.query, "q=1?2");
    EXPECT_EQ(uri.fragment, "frag#2");
    EXPECT_EQ(split_uri("//host").netloc, "host");
    EXPECT_EQ(split_uri("a:b").scheme, "a");
    EXPECT_EQ(split_uri("1a:b").path, "1a:b");
}

TEST(Uri, controls_that_browsers_drop_are_dropped) {
    EXPECT_EQ(split_uri(" \x01java\nscript:alert(1)").scheme, "javascript");
    EXPECT_EQ(split_uri("h\tttp://x").scheme, "http");
}

// RFC 3986 5.4.1 and 5.4.2
TEST(Uri, references_are_resolved_as_the_rfc_says) {
    const std::string base = "http://a/b/c/d;p?q";
    const std::pair<const char*, const char*> cases[] = {{"g:h", "g:h"},
                                                         {"g", "http://a/b/c/g"},
                                                         {"./g", "http://a/b/c/g"},
                                                         {"g/", "http://a/b/c/g/"},
                                                         {"/g", "http://a/g"},
                                                         {"//g", "http://g"},
                                                         {"?y", "http://a/b/c/d;p?y"},
                                                         {"g?y", "http://a/b/c/g?y"},
                                                         {"#s", "http://a/b/c/d;p?q#s"},
                                                         {"g#s", "http://a/b/c/g#s"},
                                                         {";x", "http://a/b/c/;x"},
                                                         {"", "http://a/b/c/d;p?q"},
                                                         {".", "http://a/b/c/"},
                                                         {"./", "http://a/b/c/"},
                                                         {"..", "http://a/b/"},
                                                         {"../", "http://a/b/"},
                                                         {"../g", "http://a/b/g"},
                                                         {"../..", "http://a/"},
                                                         {"../../g", "http://a/g"},
                                                         {"../../../g", "http://a/g"},
                                                         {"/./g", "http://a/g"},
                                                         {"/../g", "http://a/g"},
                                                         {"g.", "http://a/b/c/g."},
                                                         {"..g", "http://a/b/c/..g"},
                                                         {"./g/.", "http://a/b/c/g/"},
                                                         {"g/./h", "http://a/b/c/g/h"},
                                                         {"g/../h", "http://a/b/c/h"},
                                                         {"g?y/../x", "http://a/b/c/g?y/../x"}};
    for (const auto& [reference, expected] : cases)
        EXPECT_EQ(join_uri(base, reference), expected) << reference;
}

TEST(Uri, iri_to_uri_keeps_what_is_encoded) {
    EXPECT_EQ(iri_to_uri("/I \xe2\x99\xa5 Django/?q=%20&é"),
              "/I%20%E2%99%A5%20Django/?q=%20&%C3%A9");
    EXPECT_EQ(iri_to_uri("http://a/<b>\"\\^`{|}"), "http://a/%3Cb%3E%22%5C%5E%60%7B%7C%7D");
}

TEST(Uri, escape_uri_path_encodes_query_and_fragment_marks) {
    EXPECT_EQ(escape_uri_path("/;some/=awful/?path/:with/@lots/&of/+awful/chars#%"),
              "/%3Bsome/%3Dawful/%3Fpath/:with/@lots/&of/+awful/chars%23%25");
}

TEST(Uri, leading_slashes_cannot_become_a_host) {
    EXPECT_EQ(escape_leading_slashes("//evil.example/"), "/%2Fevil.example/");
    EXPECT_EQ(escape_leading_slashes("/ok/"), "/ok/");
}

TEST(Uri, broken_utf8_in_a_path_stays_encoded) {
    std::string out;
    append_decoded_path(out, "/caff%C3%A8/%FF/%zz/%");
    EXPECT_EQ(out, "/caffè/%FF/%zz/%");
}

TEST(Uri, latin1_becomes_utf8) {
    EXPECT_EQ(latin1_to_utf8("caff\xe8"), "caffè");
}

}  // namespace
}  // namespace cadenza
