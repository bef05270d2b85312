#include "cadenza/contrib/sessions/session_data.h"

#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/crypto/salted_hmac.h"
#include "cadenza/base/json/reader.h"
#include "cadenza/base/log/log.h"
#include "cadenza/signing/signed_value.h"

namespace cadenza::sessions {
namespace {

constexpr std::string_view kSalt = "django.contrib.sessions.SessionStore";
constexpr std::string_view kLegacySalt = "django.contrib.sessionsSessionStore";

bool is_legacy_hash(std::string_view hash, std::string_view json, std::string_view key) {
    return crypto::constant_time_equal(
        hash, crypto::hex(crypto::salted_hmac(kLegacySalt, json, key, crypto::Hash::Sha1)));
}

// Base64 of "hash:json", the hash in hexadecimal digits.
std::optional<Value> decode_legacy(std::string_view text, const signing::Keys& keys) {
    const std::optional<std::string> decoded = crypto::base64_decode(text);
    if (!decoded) return {};
    const std::string_view bytes = *decoded;
    const std::size_t colon = bytes.find(':');
    if (colon == bytes.npos) return {};
    const std::string_view hash = bytes.substr(0, colon), json = bytes.substr(colon + 1);
    bool is_ours = is_legacy_hash(hash, json, keys.key);
    for (const std::string& key : keys.fallbacks)
        is_ours = is_ours || is_legacy_hash(hash, json, key);
    if (!is_ours) return {};
    Result<Value> value = parse_json(json);
    return value ? std::optional(*std::move(value)) : std::nullopt;
}

}  // namespace

std::string encode(const Dict& data, const signing::Keys& keys) {
    return signing::dumps(keys, Value(data), {.salt = kSalt, .compress = true});
}

Dict decode(std::string_view text, const signing::Keys& keys) {
    std::optional<Value> value;
    if (auto loaded = signing::loads(keys, text, {.salt = kSalt})) {
        value = *std::move(loaded);
    } else {
        value = decode_legacy(text, keys);
    }
    if (value && value->is_dict()) return std::move(value->as_dict());
    log::warning("Session data corrupted");
    return {};
}

}  // namespace cadenza::sessions
