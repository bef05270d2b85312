// Signed values: nothing that we have not signed is accepted, what we signed comes back, and signed
// data that is broken inside is refused without a crash.
#include "cadenza/base/crypto/base64.h"
#include "cadenza/signing/base62.h"
#include "cadenza/signing/compression.h"
#include "cadenza/signing/signed_value.h"
#include "fuzz.h"

using namespace cadenza::signing;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Keys keys{"a-key-of-at-least-thirty-two-bytes!!", {"a former key"}};
    const std::string_view text = as_text(data, size);
    const Signer signer(keys, "fuzz");
    require(!signer.unsign(text));
    require(signer.unsign(signer.sign(text)) == std::string(text));
    require(!loads(keys, text));
    // Behind a good signature: the payload is what somebody with the key has made of it.
    (void)loads(keys, TimestampSigner(keys, kDefaultSalt).sign(text));
    (void)loads(
        keys,
        TimestampSigner(keys, kDefaultSalt).sign("." + cadenza::crypto::base64url_encode(text)));
    (void)TimestampSigner(keys, kDefaultSalt).unsign(Signer(keys, kDefaultSalt).sign(text));
    constexpr std::size_t kLimit = 1 << 20;
    if (const auto unpacked = decompress(text, kLimit)) require(unpacked->size() <= kLimit);
    require(decompress(compress(text), kLimit) == std::string(text));
    if (const auto number = from_base62(text)) require(from_base62(to_base62(*number)) == *number);
    return 0;
}
