#include "cadenza/base/keyed_hash.h"

#include <bit>
#include <cstring>
#include <random>

namespace cadenza::internal {
namespace {

struct Key {
    std::uint64_t k0, k1;
};

Key random_key() {
    std::random_device device;
    auto word = [&] { return (std::uint64_t{device()} << 32) | device(); };
    return {word(), word()};
}

struct State {
    std::uint64_t v0, v1, v2, v3;
    void round() {
        v0 += v1, v2 += v3;
        v1 = std::rotl(v1, 13) ^ v0, v3 = std::rotl(v3, 16) ^ v2;
        v0 = std::rotl(v0, 32);
        v2 += v1, v0 += v3;
        v1 = std::rotl(v1, 17) ^ v2, v3 = std::rotl(v3, 21) ^ v0;
        v2 = std::rotl(v2, 32);
    }
};

}  // namespace

std::uint64_t keyed_hash(std::string_view bytes) noexcept {
    static const Key key = random_key();
    State s{key.k0 ^ 0x736f6d6570736575, key.k1 ^ 0x646f72616e646f6d, key.k0 ^ 0x6c7967656e657261,
            key.k1 ^ 0x7465646279746573};
    const char* p = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 8; p += 8, left -= 8) {
        std::uint64_t word;
        std::memcpy(&word, p, 8);
        s.v3 ^= word;
        s.round();
        s.v0 ^= word;
    }
    std::uint64_t last = std::uint64_t{bytes.size()} << 56;
    for (std::size_t i = 0; i < left; ++i) {
        last |= std::uint64_t{static_cast<unsigned char>(p[i])} << (8 * i);
    }
    s.v3 ^= last;
    s.round();
    s.v0 ^= last;
    s.v2 ^= 0xff;
    s.round(), s.round(), s.round();
    return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}

}  // namespace cadenza::internal
