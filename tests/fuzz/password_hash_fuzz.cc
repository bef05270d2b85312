// What may stand in the column of passwords: it is told apart, summarised and checked without an
// exception.
#include <charconv>

#include "cadenza/contrib/auth/hashers/hasher_set.h"
#include "fuzz.h"

using namespace cadenza;
using namespace cadenza::auth;

namespace {

// The text asks for much work: a valid thing to do, and slow.
bool is_costly(const PasswordHasher& hasher, std::string_view encoded) {
    for (const auto& [name, value] : hasher.safe_summary(encoded)) {
        long cost = 0;
        std::from_chars(value.data(), value.data() + value.size(), cost);
        long most = name == "work factor" && hasher.algorithm() != "scrypt" ? 4 : 1'000;
        if (name != "salt" && name != "hash" && name != "checksum" && cost > most) return true;
    }
    return false;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const HasherSet set(
        {.hashers = {"pbkdf2_sha256", "pbkdf2_sha1", "argon2", "bcrypt_sha256", "bcrypt", "scrypt",
                     "md5", "sha1", "unsalted_md5", "unsalted_sha1"},
         .hasher_costs = HasherCosts::cheap()});
    std::string_view text = as_text(data, size);
    std::size_t split = text.find('\n');
    std::string_view encoded = text.substr(0, split),
                     password = split == text.npos ? "" : text.substr(split + 1);
    const PasswordHasher* hasher = set.identify(encoded);
    if (hasher != nullptr) {
        (void)hasher->must_update(encoded);
        if (is_costly(*hasher, encoded)) return 0;
    }
    PasswordCheck check = set.check(password, encoded);
    require(!check.correct || hasher != nullptr);
    return 0;
}
