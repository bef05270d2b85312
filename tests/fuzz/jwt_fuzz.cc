// Tokens: whatever arrives, nothing is thrown, and what verifies is what the key signed.
#include "cadenza/jose/jwt.h"

#include "cadenza/jose/jwe.h"
#include "fuzz.h"

using namespace cadenza;
using namespace cadenza::jose;

namespace {

struct Fixture {
    Key secret = *Key::secret("a secret of more than 32 characters");
    Key content = *Key::secret("exactly 32 bytes of a secret key");
    Key rsa = Key::generate(*find_algorithm("RS256"));
    Key ec = Key::generate(*find_algorithm("ES256"));
    Key ed = Key::generate(*find_algorithm("EdDSA"));
    KeySet keys{secret, rsa, ec, ed};
    VerifyOptions options{
        .algorithms = {"HS256", "HS512", "RS256", "PS256", "ES256", "EdDSA", "none"}};
    VerifyOptions encryption{.algorithms = {"dir", "RSA-OAEP"}};
};

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Fixture fixture;
    std::string_view text = as_text(data, size);
    // As a token: nobody guesses a signature of 256 bits.
    require(!verify(text, fixture.keys, fixture.options, {.now = 1'000}));
    require(!decrypt(text, KeySet{fixture.content, fixture.rsa}, fixture.encryption));
    if (auto token = read_unverified(text))
        (void)check_claims(token->payload, {.now = 1'000, .audience = {"a"}});
    // As claims: signed and read again, they are judged without an exception, and every byte
    // counts.
    std::string token = sign(Dict(), text, fixture.secret, "HS256");
    auto jws = verify_jws(token, fixture.secret, fixture.options);
    require(jws ? jws->payload == text : token.size() > fixture.options.max_size);
    (void)verify(token, fixture.secret, fixture.options, {.now = 1'000, .issuer = {"a"}});
    if (size > 0 && token.size() <= fixture.options.max_size) {
        token[data[0] % token.size()] ^= static_cast<char>(1 + data[size - 1] % 127);
        require(!verify_jws(token, fixture.secret, fixture.options));
    }
    return 0;
}
