#include "cadenza/signing/signer.h"

#include <algorithm>

#include "cadenza/base/clock.h"
#include "cadenza/base/crypto/base64.h"
#include "cadenza/base/crypto/salted_hmac.h"
#include "cadenza/base/error.h"
#include "cadenza/conf/settings.h"
#include "cadenza/signing/base62.h"

namespace cadenza::signing {
namespace {

constexpr std::int64_t kMicroseconds = 1'000'000;

bool in_signatures(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'z') || c == '-' || c == '=';
}

std::unexpected<BadSignature> bad(std::string message, bool is_expired = false) {
    return std::unexpected(BadSignature{std::move(message), is_expired});
}

std::string seconds_text(std::int64_t microseconds) {
    return Duration(microseconds).total_seconds();
}

}  // namespace

Keys Keys::of(const Settings& settings) {
    return {settings.secret_key, settings.secret_key_fallbacks};
}

Signer::Signer(Keys keys, std::string_view salt, std::string_view separator, crypto::Hash hash)
    : keys_(std::move(keys)), salt_(salt), separator_(separator), hash_(hash) {
    if (keys_.key.empty()) {
        throw ImproperlyConfigured("A signer needs a key: Settings::secret_key is empty.");
    }
    if (std::ranges::all_of(separator_, in_signatures)) {
        throw ImproperlyConfigured("Unsafe Signer separator: '" + separator_ +
                                   "' (cannot be empty or consist of only A-z0-9-_=)");
    }
    salt_ += "signer";
}

Signer::~Signer() = default;
Signer::Signer(const Signer&) = default;
Signer::Signer(Signer&&) noexcept = default;

std::string Signer::signature(std::string_view value, std::string_view key) const {
    return crypto::base64url_encode(crypto::salted_hmac(salt_, value, key, hash_));
}

std::string Signer::signature(std::string_view value) const {
    return signature(value, keys_.key);
}

std::string Signer::sign(std::string_view value) const {
    std::string out(value);
    out += separator_;
    out += signature(value);
    return out;
}

Signed<std::string> Signer::unsign(std::string_view signed_value) const {
    const std::size_t at = signed_value.rfind(separator_);
    if (at == signed_value.npos) return bad("No \"" + separator_ + "\" found in value");
    const std::string_view value = signed_value.substr(0, at);
    const std::string_view given = signed_value.substr(at + separator_.size());
    if (crypto::constant_time_equal(given, signature(value))) return std::string(value);
    for (const std::string& key : keys_.fallbacks) {
        if (crypto::constant_time_equal(given, signature(value, key))) return std::string(value);
    }
    return bad("Signature \"" + std::string(given) + "\" does not match");
}

TimestampSigner::TimestampSigner(Keys keys, std::string_view salt, std::string_view separator,
                                 crypto::Hash hash)
    : signer_(std::move(keys), salt, separator, hash) {}

std::string TimestampSigner::sign(std::string_view value) const {
    std::string timed(value);
    timed += signer_.separator_;
    timed += to_base62(now_microseconds() / kMicroseconds);
    return signer_.sign(timed);
}

Signed<std::string> TimestampSigner::unsign(std::string_view signed_value,
                                            std::optional<Duration> max_age) const {
    Signed<std::string> timed = signer_.unsign(signed_value);
    if (!timed) return timed;
    const std::size_t at = timed->rfind(signer_.separator_);
    if (at == std::string::npos) return bad("No timestamp found in value");
    const auto seconds =
        from_base62(std::string_view(*timed).substr(at + signer_.separator_.size()));
    constexpr std::int64_t kLastYear = 253'402'300'800;  // 10000-01-01
    if (!seconds || *seconds < 0 || *seconds > kLastYear)
        return bad("The timestamp is no point in time");
    if (max_age) {
        const std::int64_t age = now_microseconds() - *seconds * kMicroseconds;
        if (age > max_age->microseconds) {
            return bad("Signature age " + seconds_text(age) + " > " +
                           seconds_text(max_age->microseconds) + " seconds",
                       true);
        }
    }
    timed->resize(at);
    return timed;
}

TimestampSigner cookie_signer(const Keys& keys, std::string_view salt) {
    Keys cookie_keys = keys;
    const std::string prefix = "django.http.cookies";
    cookie_keys.key.insert(0, prefix);
    for (std::string& key : cookie_keys.fallbacks) key.insert(0, prefix);
    return TimestampSigner(std::move(cookie_keys), salt);
}

}  // namespace cadenza::signing
