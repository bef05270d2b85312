#include "cadenza/base/crypto/random.h"

#include <sys/random.h>

#include <cerrno>

#include "cadenza/base/error.h"

namespace cadenza::crypto {

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    std::size_t have = 0;
    while (have < count) {
        ssize_t got = getrandom(bytes.data() + have, count - have, 0);
        if (got < 0 && errno != EINTR) throw Error("the operating system gives no random bytes");
        if (got > 0) have += static_cast<std::size_t>(got);
    }
    return bytes;
}

std::string random_string(std::size_t length, std::string_view alphabet) {
    if (alphabet.empty() || alphabet.size() > 256) {
        throw Error("random_string() takes an alphabet of 1 to 256 characters");
    }
    // Bytes from the last, incomplete multiple of the alphabet's size would favour its first
    // characters.
    const std::size_t usable = 256 - 256 % alphabet.size();
    std::string out;
    out.reserve(length);
    while (out.size() < length) {
        for (char c : random_bytes(length - out.size() + 16)) {
            auto byte = static_cast<unsigned char>(c);
            if (byte < usable && out.size() < length) out += alphabet[byte % alphabet.size()];
        }
    }
    return out;
}

}  // namespace cadenza::crypto
