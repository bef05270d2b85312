#include "cadenza/rest/charset.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

TEST(Charset, decodes_utf16_with_and_without_byte_order_mark) {
    const Result<std::string> marked =
        decode_charset(std::string_view("\xff\xfe{\0}\0", 6), "utf-16");
    ASSERT_TRUE(marked);
    EXPECT_EQ(*marked, "{}");
    const Result<std::string> big = decode_charset(std::string_view("\0{\0}", 4), "utf-16-be");
    ASSERT_TRUE(big);
    EXPECT_EQ(decode_charset("caf\xe8", "iso-8859-1").value(), "cafè");
}

TEST(Charset, an_unknown_charset_leaves_the_bytes_alone) {
    EXPECT_EQ(decode_charset("caff\xc3\xa8", "klingon").value(), "caffè");
    EXPECT_EQ(decode_charset("x", "").value(), "x");
    EXPECT_EQ(decode_charset("x", "UTF-8//IGNORE").value(), "x");
}

TEST(Charset, broken_bytes_are_a_fault_with_their_position) {
    const Result<std::string> broken = decode_charset("ab\xff", "ascii");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().message, "'ascii' codec can't decode the bytes in position 2");
}

TEST(Charset, long_texts_pass_the_buffer) {
    const std::string latin(5000, '\xe9');
    const Result<std::string> text = decode_charset(latin, "latin1");
    ASSERT_TRUE(text);
    EXPECT_EQ(text->size(), 10000u);
}

}  // namespace
}  // namespace cadenza
