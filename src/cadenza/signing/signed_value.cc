#include "cadenza/signing/signed_value.h"

#include <algorithm>

#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/json/reader.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/base/text/utf8.h"
#include "cadenza/signing/compression.h"

namespace cadenza::signing {
namespace {

constexpr std::size_t kLargest = 16 * 1024 * 1024;

std::unexpected<BadSignature> bad(std::string message) {
    return std::unexpected(BadSignature{std::move(message)});
}

// Django's JSONSerializer decodes bytes as Latin-1. Its own are ASCII; another serializer's may
// not be.
std::string from_latin1(std::string bytes) {
    if (std::ranges::none_of(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        return bytes;
    std::string text;
    for (char c : bytes) append_utf8(text, static_cast<unsigned char>(c));
    return text;
}

}  // namespace

std::string dumps(const Keys& keys, const Value& value, const DumpOptions& options) {
    std::string data = to_ascii_json(value);
    bool packed = false;
    if (options.compress) {
        std::string compressed = compress(data);
        if (compressed.size() + 1 < data.size()) {
            data = std::move(compressed);
            packed = true;
        }
    }
    return TimestampSigner(keys, options.salt)
        .sign((packed ? "." : "") + crypto::base64url_encode(data));
}

Signed<Value> loads(const Keys& keys, std::string_view text, const LoadOptions& options) {
    Signed<std::string> encoded = TimestampSigner(keys, options.salt).unsign(text, options.max_age);
    if (!encoded) return std::unexpected(std::move(encoded.error()));
    const bool packed = encoded->starts_with('.');
    std::optional<std::string> data =
        crypto::base64url_decode(std::string_view(*encoded).substr(packed ? 1 : 0));
    if (data && packed) data = decompress(*data, kLargest);
    if (!data) return bad("The signed value is not Base64url of zlib or plain data");
    Result<Value> value = parse_json(from_latin1(*std::move(data)), {.allow_nan = true});
    if (!value) return bad("The signed value is not JSON: " + value.error().message);
    return *std::move(value);
}

}  // namespace cadenza::signing
