#include "cadenza/base/crypto/base64.h"

#include <gtest/gtest.h>

namespace cadenza::crypto {
namespace {

TEST(Base64, writes_the_examples_of_rfc_4648) {
    const std::pair<const char*, const char*> cases[] = {{"", ""},
                                                         {"f", "Zg=="},
                                                         {"fo", "Zm8="},
                                                         {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="},
                                                         {"fooba", "Zm9vYmE="},
                                                         {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : cases) {
        EXPECT_EQ(base64_encode(bytes), text);
        EXPECT_EQ(base64_decode(text), bytes);
        std::string plain(text);
        std::erase(plain, '=');
        EXPECT_EQ(base64url_encode(bytes), plain);
        EXPECT_EQ(base64url_decode(plain), bytes);
    }
    EXPECT_EQ(base64_encode("\xfb\xff"), "+/8=");
    EXPECT_EQ(base64url_encode("\xfb\xff"), "-_8");
}

TEST(Base64, each_byte_sequence_has_one_text_only) {
    for (const char* text : {"Zg=", "Zg", "Zg===", "Zh==", "Zm9=", "Zm9v\n", "Zm 9v", "Z", "=",
                             "====", "-_8=", "Zg==Zg=="}) {
        EXPECT_FALSE(base64_decode(text)) << text;
    }
    for (const char* text : {"Zg==", "Zh", "Zm9", "Z", "+/8", "Zm9v\n"})
        EXPECT_FALSE(base64url_decode(text)) << text;
}

TEST(Base64, reads_back_every_byte) {
    std::string bytes;
    for (int i = 0; i < 256; ++i) {
        bytes += static_cast<char>(i);
        EXPECT_EQ(base64_decode(base64_encode(bytes)), bytes);
        EXPECT_EQ(base64url_decode(base64url_encode(bytes)), bytes);
    }
}

}  // namespace
}  // namespace cadenza::crypto
