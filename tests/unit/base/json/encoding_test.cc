#include "cadenza/base/json/encoding.h"

#include <gtest/gtest.h>

#include "cadenza/base/text/utf8.h"

namespace cadenza::internal {
namespace {

TEST(JsonEncoding, both_utf8_checks_agree_at_every_length) {
    for (const char* piece :
         {"a", "é", "€", "😀", "\xc0\xaf", "\xed\xa0\x80", "\xe2\x82", "\xf4\x90\x80\x80"}) {
        for (std::size_t lead = 0; lead < 200; ++lead) {
            std::string text = std::string(lead, 'x') + piece + "x";
            ASSERT_EQ(is_utf8_fast(text), is_utf8(text)) << lead << piece;
        }
    }
}

TEST(JsonEncoding, utf8_is_left_alone) {
    EXPECT_FALSE(transcode_wide_json("{}"));
    EXPECT_FALSE(transcode_wide_json(""));
    EXPECT_FALSE(transcode_wide_json("1"));
    EXPECT_FALSE(transcode_wide_json("\xef\xbb\xbf{}"));
}

TEST(JsonEncoding, refuses_broken_pairs) {
    using namespace std::string_view_literals;
    EXPECT_EQ(transcode_wide_json("\xff\xfe\x00\xd8"sv)->error().message,
              "'utf-16' codec can't decode the bytes in position 2: unexpected end of data");
    EXPECT_EQ(transcode_wide_json("\xff\xfe\x00\xd8x\0"sv)->error().message,
              "'utf-16' codec can't decode the bytes in position 2: illegal UTF-16 surrogate");
    EXPECT_EQ(transcode_wide_json("\xff\xfe\x00\xdcx\0"sv)->error().message,
              "'utf-16' codec can't decode the bytes in position 2: illegal encoding");
    EXPECT_EQ(
        transcode_wide_json("\0\0\xfe\xff\0\x11\0\0"sv)->error().message,
        "'utf-32' codec can't decode the bytes in position 4: code point not in range(0x110000)");
}

}  // namespace
}  // namespace cadenza::internal
