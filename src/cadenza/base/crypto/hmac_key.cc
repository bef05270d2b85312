// The functions below know one algorithm each and are deprecated in favour of EVP, which looks the
// algorithm up and allocates for every use: five times the cost of a token's signature, twice that
// of a password's hash. They run the same code of OpenSSL.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "cadenza/base/crypto/hmac_key.h"

#include <openssl/crypto.h>
#include <openssl/md5.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace cadenza::crypto {
namespace {

// What is known of each algorithm: its context, its functions, its sizes in bytes.
#define CADENZA_HASH(Name, Type, prefix, digest_size, block_size)                      \
    struct Name {                                                                      \
        using Context = Type;                                                          \
        static constexpr std::size_t kDigest = digest_size;                            \
        static constexpr std::size_t kBlock = block_size;                              \
        static void init(Context& c) { prefix##_Init(&c); }                            \
        static void update(Context& c, const void* data, std::size_t n) {              \
            prefix##_Update(&c, data, n);                                              \
        }                                                                              \
        static void final(unsigned char* out, Context& c) { prefix##_Final(out, &c); } \
    }
CADENZA_HASH(Md5, MD5_CTX, MD5, 16, 64);
CADENZA_HASH(Sha1, SHA_CTX, SHA1, 20, 64);
CADENZA_HASH(Sha224, SHA256_CTX, SHA224, 28, 64);
CADENZA_HASH(Sha256, SHA256_CTX, SHA256, 32, 64);
CADENZA_HASH(Sha384, SHA512_CTX, SHA384, 48, 128);
CADENZA_HASH(Sha512, SHA512_CTX, SHA512, 64, 128);
#undef CADENZA_HASH

}  // namespace

struct HmacKey::State {
    virtual ~State() = default;
    virtual std::string sign(std::string_view data) const = 0;
    virtual std::string chain(std::string_view data, int count) const = 0;
};

namespace {

template <class H>
class StateOf final : public HmacKey::State {
 public:
    explicit StateOf(std::string_view key) {
        std::array<unsigned char, H::kBlock> block{};
        if (key.size() > H::kBlock) {
            typename H::Context context;
            H::init(context);
            H::update(context, key.data(), key.size());
            H::final(block.data(), context);
        } else {
            std::ranges::copy(key, block.begin());
        }
        start(inner_, block, 0x36);
        start(outer_, block, 0x5c);
        OPENSSL_cleanse(block.data(), block.size());
    }
    ~StateOf() override {
        OPENSSL_cleanse(&inner_, sizeof inner_);
        OPENSSL_cleanse(&outer_, sizeof outer_);
    }

    std::string sign(std::string_view data) const override {
        std::string out(H::kDigest, '\0');
        compute(data.data(), data.size(), reinterpret_cast<unsigned char*>(out.data()));
        return out;
    }

    std::string chain(std::string_view data, int count) const override {
        std::array<unsigned char, H::kDigest> u, sum;
        compute(data.data(), data.size(), u.data());
        sum = u;
        for (int i = 1; i < count; ++i) {
            compute(u.data(), u.size(), u.data());
            for (std::size_t k = 0; k < u.size(); ++k) sum[k] ^= u[k];
        }
        return {reinterpret_cast<char*>(sum.data()), sum.size()};
    }

 private:
    typename H::Context inner_, outer_;

    static void start(typename H::Context& context, const std::array<unsigned char, H::kBlock>& key,
                      unsigned char pad) {
        std::array<unsigned char, H::kBlock> block = key;
        for (unsigned char& byte : block) byte ^= pad;
        H::init(context);
        H::update(context, block.data(), block.size());
        OPENSSL_cleanse(block.data(), block.size());
    }

    void compute(const void* data, std::size_t size, unsigned char* out) const {
        typename H::Context context = inner_;
        H::update(context, data, size);
        H::final(out, context);
        context = outer_;
        H::update(context, out, H::kDigest);
        H::final(out, context);
    }
};

std::shared_ptr<const HmacKey::State> make_state(Hash hash, std::string_view key) {
    switch (hash) {
        case Hash::Md5: return std::make_shared<const StateOf<Md5>>(key);
        case Hash::Sha1: return std::make_shared<const StateOf<Sha1>>(key);
        case Hash::Sha224: return std::make_shared<const StateOf<Sha224>>(key);
        case Hash::Sha256: return std::make_shared<const StateOf<Sha256>>(key);
        case Hash::Sha384: return std::make_shared<const StateOf<Sha384>>(key);
        case Hash::Sha512: return std::make_shared<const StateOf<Sha512>>(key);
    }
    return nullptr;
}

}  // namespace

HmacKey::HmacKey(Hash hash, std::string_view key) : hash_(hash), state_(make_state(hash, key)) {}

std::string HmacKey::operator()(std::string_view data) const {
    return state_->sign(data);
}

std::string HmacKey::chain(std::string_view data, int count) const {
    return state_->chain(data, count);
}

}  // namespace cadenza::crypto
