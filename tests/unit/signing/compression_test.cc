#include "cadenza/signing/compression.h"

#include <gtest/gtest.h>

namespace cadenza::signing {
namespace {

constexpr std::size_t kLimit = 100'000;

TEST(Compression, bytes_come_back) {
    for (const std::string& bytes :
         {std::string(), std::string("a"), std::string(kLimit, 'x'), std::string("\0\xff\0", 3)}) {
        EXPECT_EQ(decompress(compress(bytes), kLimit), bytes) << bytes.size();
    }
    EXPECT_LT(compress(std::string(kLimit, 'x')).size(), 200u);
}

TEST(Compression, what_unpacks_to_more_than_the_limit_is_refused) {
    EXPECT_EQ(decompress(compress(std::string(kLimit + 1, 'x')), kLimit), std::nullopt);
    EXPECT_EQ(decompress(std::string(kLimit + 1, 'x'), kLimit), std::nullopt);
}

TEST(Compression, broken_streams_are_refused) {
    const std::string whole = compress("some text that is long enough, text that is long");
    EXPECT_EQ(decompress("", kLimit), std::nullopt);
    EXPECT_EQ(decompress("not zlib", kLimit), std::nullopt);
    EXPECT_EQ(decompress(whole + "x", kLimit), std::nullopt) << "more behind it";
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        EXPECT_EQ(decompress(whole.substr(0, cut), kLimit), std::nullopt) << cut;
    }
}

}  // namespace
}  // namespace cadenza::signing
