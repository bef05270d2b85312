// Base64: of each byte sequence there is one text, and it reads back.
#include "cadenza/base/crypto/base64.h"
#include "fuzz.h"

using namespace cadenza::crypto;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text = as_text(data, size);
    require(base64_decode(base64_encode(text)) == text);
    require(base64url_decode(base64url_encode(text)) == text);
    if (auto bytes = base64_decode(text)) require(base64_encode(*bytes) == text);
    if (auto bytes = base64url_decode(text)) require(base64url_encode(*bytes) == text);
    return 0;
}
