#include "cadenza/contrib/auth/tokens/password_reset_token_generator.h"

#include "cadenza/base/clock.h"
#include "cadenza/base/crypto/salted_hmac.h"
#include "cadenza/contrib/auth/tokens/base36.h"

namespace cadenza::auth {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kEpoch = 978'307'200;  // 2001-01-01, in seconds since 1970

std::int64_t seconds_since_2001() {
    return now_microseconds() / kSecond - kEpoch;
}

// str() of a naive Python datetime without microseconds.
std::string login_text(const std::optional<DateTime>& last_login) {
    if (!last_login) return {};
    return (last_login->aware ? last_login->utc() : *last_login).format("%Y-%m-%d %H:%M:%S");
}

}  // namespace

PasswordResetTokenGenerator::PasswordResetTokenGenerator(Options options)
    : options_(std::move(options)) {}

std::string PasswordResetTokenGenerator::token_at(const TokenUser& user, std::int64_t timestamp,
                                                  std::string_view secret) const {
    std::string state = user.pk + user.password + login_text(user.last_login) +
                        std::to_string(timestamp) + user.email;
    std::string hash = crypto::hex(crypto::salted_hmac(options_.key_salt, state, secret));
    std::string token = to_base36(timestamp) + '-';
    for (std::size_t i = 0; i < hash.size(); i += 2) token += hash[i];  // shortens the link
    return token;
}

std::string PasswordResetTokenGenerator::make_token(const TokenUser& user) const {
    return token_at(user, seconds_since_2001(), options_.secret_key);
}

bool PasswordResetTokenGenerator::check_token(const TokenUser& user, std::string_view token) const {
    std::size_t dash = token.find('-');
    if (dash == token.npos || token.find('-', dash + 1) != token.npos) return false;
    auto timestamp = from_base36(token.substr(0, dash));
    if (!timestamp) return false;
    bool ours = crypto::constant_time_equal(token_at(user, *timestamp, options_.secret_key), token);
    for (const std::string& secret : options_.secret_key_fallbacks) {
        ours |= crypto::constant_time_equal(token_at(user, *timestamp, secret), token);
    }
    return ours && seconds_since_2001() - *timestamp <= options_.timeout.microseconds / kSecond;
}

}  // namespace cadenza::auth
