#include "cadenza/base/text/utf8.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

TEST(Utf8, knows_well_formed_text) {
    EXPECT_TRUE(is_utf8("plain ascii, longer than a word of the machine"));
    EXPECT_TRUE(is_utf8("é€😀\U0010ffff\ufffd"));
    EXPECT_TRUE(is_utf8(std::string_view("\0", 1)));
    for (const char* bad :
         {"\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf0\x80\x80\xaf",
          "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\x80", "\xe2\x82", "\xff", "12345678\xe2"}) {
        EXPECT_FALSE(is_utf8(bad)) << bad;
    }
}

TEST(Utf8, says_where_it_breaks_in_the_words_of_python) {
    auto fault = find_utf8_fault("ab\xe2\x82(");
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->position, 2u);
    EXPECT_EQ(fault->length, 2u);
    EXPECT_STREQ(fault->reason, "invalid continuation byte");
    EXPECT_STREQ(find_utf8_fault("\xe2\x82")->reason, "unexpected end of data");
    EXPECT_STREQ(find_utf8_fault("\xc0")->reason, "invalid start byte");
    EXPECT_FALSE(find_utf8_fault("é"));
}

TEST(Utf8, replaces_each_broken_sequence_once) {
    EXPECT_EQ(replace_invalid_utf8("a\xff\xfe"
                                   "b"),
              "a\ufffd\ufffdb");
    EXPECT_EQ(replace_invalid_utf8("\xe2\x82"
                                   "x"),
              "\ufffdx");
    EXPECT_EQ(replace_invalid_utf8("\xed\xa0\x80"), "\ufffd\ufffd\ufffd");
    EXPECT_EQ(replace_invalid_utf8("é"), "é");
}

TEST(Utf8, walks_over_code_points) {
    std::string_view text = "aé€😀";
    std::size_t at = 0;
    EXPECT_EQ(next_code_point(text, at), U'a');
    EXPECT_EQ(next_code_point(text, at), U'é');
    EXPECT_EQ(next_code_point(text, at), U'€');
    EXPECT_EQ(next_code_point(text, at), U'😀');
    EXPECT_EQ(at, text.size());
    EXPECT_EQ(utf8_length(text), 4u);
    EXPECT_EQ(utf8_prefix(text, 2), "aé");
    EXPECT_EQ(utf8_prefix(text, 9), text);
}

TEST(Utf8, append_and_next_are_inverse_for_every_code_point) {
    for (char32_t c = 0; c <= 0x10ffff; c += c < 0x3000 ? 1 : 251) {
        if (c >= 0xd800 && c <= 0xdfff) continue;
        std::string text;
        append_utf8(text, c);
        std::size_t at = 0;
        ASSERT_EQ(next_code_point(text, at), c);
        ASSERT_EQ(at, text.size());
    }
    std::string replaced;
    append_utf8(replaced, 0xd800);
    append_utf8(replaced, 0x110000);
    EXPECT_EQ(replaced, "\ufffd\ufffd");
}

}  // namespace
}  // namespace cadenza
