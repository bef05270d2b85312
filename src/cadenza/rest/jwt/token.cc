#include "cadenza/rest/jwt/token.h"

#include <algorithm>
#include <cmath>

#include "cadenza/base/crypto/hash.h"
#include "cadenza/base/uuid.h"
#include "cadenza/contrib/auth/base_user.h"
#include "cadenza/rest/jwt/blacklist.h"
#include "cadenza/rest/jwt/config.h"

namespace cadenza::jwt {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr double kLastSecond = 253'402'300'799;  // of the year 9999

Value epoch(DateTime time) {
    // Down, as Python's timegm(utctimetuple()) does.
    const std::int64_t seconds = time.microseconds / kSecond;
    return Value(time.microseconds % kSecond < 0 ? seconds - 1 : seconds);
}

/// The seconds of a numeric claim; nothing for what is no number.
std::optional<double> seconds_of(const Value& claim) {
    switch (claim.kind()) {
        case Value::Kind::Int:
        case Value::Kind::BigInt:
        case Value::Kind::Float: {
            const double seconds = claim.as_double();
            if (std::isnan(seconds)) return std::nullopt;
            return seconds;
        }
        default: return std::nullopt;
    }
}

[[noreturn]] void refuse(const jose::Refusal& refusal) {
    if (refusal.reason == jose::Reason::Expired) throw ExpiredTokenError("Token is expired");
    throw TokenError("Token is invalid");
}

}  // namespace

Token::Token(const TokenClass& token_class) : current_time(DateTime::now()), class_(&token_class) {
    const SimpleJwtSettings& settings = config().settings;
    if (!settings.token_type_claim.empty())
        payload.set(settings.token_type_claim, Value(token_class.token_type));
    set_exp();
    set_iat();
    set_jti();
}

Token::Token(const TokenClass& token_class, std::string_view encoded, bool verify)
    : current_time(DateTime::now()), class_(&token_class) {
    jose::Checked<Dict> claims = config().backend.decode(encoded, verify);
    if (!claims) refuse(claims.error());
    payload = std::move(*claims);
    if (verify) this->verify();
}

Duration Token::lifetime() const {
    return class_->lifetime != nullptr ? config().settings.*class_->lifetime
                                       : class_->fixed_lifetime;
}

Value Token::get(std::string_view claim, Value fallback) const {
    const Value* found = payload.find(claim);
    return found != nullptr ? *found : std::move(fallback);
}

const Value& Token::user_id() const {
    return payload[config().settings.user_id_claim];
}

std::string Token::jti() const {
    return payload.str(config().settings.jti_claim);
}

DateTime Token::expires_at() const {
    const std::optional<double> seconds = seconds_of(payload["exp"]);
    DateTime time;
    time.microseconds =
        static_cast<std::int64_t>(std::clamp(seconds.value_or(0), 0.0, kLastSecond)) * kSecond;
    return time;
}

std::string Token::str() const {
    return config().backend.encode(payload);
}

void Token::verify() const {
    // RFC 7519 leaves exp to the issuer; a credential without an end is none.
    check_exp();
    const SimpleJwtSettings& settings = config().settings;
    if (!settings.jti_claim.empty() && !payload.contains(settings.jti_claim))
        throw TokenError("Token has no id");
    if (!settings.token_type_claim.empty()) verify_token_type();
    check_blacklist();
    if (class_->verify != nullptr) class_->verify(*this);
}

void Token::verify_token_type() const {
    if (!class_->checks_type) return;
    const Value* type = payload.find(config().settings.token_type_claim);
    if (type == nullptr) throw TokenError("Token has no type");
    if (!type->is_text() || type->as_text() != class_->token_type)
        throw TokenError("Token has wrong type");
}

void Token::check_exp(std::string_view claim, std::optional<DateTime> at) const {
    const Value* value = payload.find(claim);
    if (value == nullptr) throw TokenError("Token has no '" + std::string(claim) + "' claim");
    const std::optional<double> seconds = seconds_of(*value);
    if (!seconds) throw TokenError("Token is invalid");
    const DateTime now = at.value_or(current_time);
    const double moment = static_cast<double>(now.microseconds) / kSecond;
    if (*seconds <= moment - config().backend.leeway())
        throw ExpiredTokenError("Token '" + std::string(claim) + "' claim has expired");
}

void Token::set_jti() {
    const std::string& claim = config().settings.jti_claim;
    if (!claim.empty()) payload.set(claim, Value(Uuid::random().hex()));
}

void Token::set_exp(std::string_view claim, std::optional<DateTime> from_time,
                    std::optional<Duration> for_lifetime) {
    payload.set(claim, epoch(from_time.value_or(current_time) + for_lifetime.value_or(lifetime())));
}

void Token::set_iat(std::string_view claim, std::optional<DateTime> at_time) {
    payload.set(claim, epoch(at_time.value_or(current_time)));
}

void Token::claim_user(const auth::AbstractBaseUser& user) {
    const SimpleJwtSettings& settings = config().settings;
    payload.set(settings.user_id_claim, Value(user.get(settings.user_id_field).str()));
    if (settings.check_revoke_token)
        payload.set(settings.revoke_token_claim, Value(password_fingerprint(user)));
    if (uses_blacklist()) blacklist::record(*this, &user);
}

bool Token::uses_blacklist() const {
    return class_->blacklisted && config().blacklist_installed;
}

void Token::check_blacklist() const {
    if (!uses_blacklist()) return;
    std::string id = jti();
    if (blacklist::contains(id)) throw BlacklistedTokenError(std::move(id));
}

bool Token::blacklist() const {
    return uses_blacklist() && blacklist::add(*this);
}

void Token::outstand() const {
    if (uses_blacklist()) blacklist::record(*this, nullptr);
}

std::string password_fingerprint(const auth::AbstractBaseUser& user) {
    std::string hex = crypto::md5_hex(std::string(user.password));
    std::ranges::transform(hex, hex.begin(), [](char c) {
        return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return hex;
}

}  // namespace cadenza::jwt
