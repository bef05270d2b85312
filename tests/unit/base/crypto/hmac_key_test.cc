#include "cadenza/base/crypto/hmac_key.h"

#include <gtest/gtest.h>

namespace cadenza::crypto {
namespace {

constexpr Hash kAll[] = {Hash::Md5,    Hash::Sha1,   Hash::Sha224,
                         Hash::Sha256, Hash::Sha384, Hash::Sha512};

TEST(HmacKey, agrees_with_hmac_for_every_hash_and_length) {
    for (Hash hash : kAll) {
        for (std::size_t key_size : {0, 1, 63, 64, 65, 127, 128, 129, 300}) {
            HmacKey key(hash, std::string(key_size, 'k'));
            EXPECT_EQ(key.hash(), hash);
            for (std::size_t size : {0, 1, 55, 56, 64, 111, 112, 128, 1000}) {
                std::string data(size, 'd');
                EXPECT_EQ(hex(key(data)), hex(hmac(hash, std::string(key_size, 'k'), data)))
                    << static_cast<int>(hash) << " " << key_size << " " << size;
            }
        }
    }
}

TEST(HmacKey, chains_combine_what_each_step_gives) {
    for (Hash hash : kAll) {
        HmacKey key(hash, "password");
        std::string u = key("salt"), sum = u;
        EXPECT_EQ(hex(key.chain("salt", 1)), hex(sum));
        for (int i = 1; i < 5; ++i) {
            u = key(u);
            for (std::size_t k = 0; k < u.size(); ++k) sum[k] = static_cast<char>(sum[k] ^ u[k]);
        }
        EXPECT_EQ(hex(key.chain("salt", 5)), hex(sum));
    }
}

TEST(HmacKey, copies_share_the_state) {
    HmacKey key(Hash::Sha256, "k");
    HmacKey copy = key;
    EXPECT_EQ(copy("x"), key("x"));
    copy = HmacKey(Hash::Sha256, "other");
    EXPECT_NE(copy("x"), key("x"));
}

}  // namespace
}  // namespace cadenza::crypto
