#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cadenza/base/value.h"
#include "cadenza/conf/simple_jwt_settings.h"
#include "cadenza/rest/jwt/exceptions.h"

namespace cadenza {

struct Settings;

namespace jwt {

/// What tells one kind of token from another. A kind of one's own:
///
///     struct InviteToken : Token {
///         static constexpr TokenClass kClass{.name = "InviteToken", .token_type = "invite",
///                                            .fixed_lifetime = Duration::days(7)};
///         InviteToken() : Token(kClass) {}
///         explicit InviteToken(std::string_view encoded) : Token(kClass, encoded) {}
///     };
struct TokenClass {
    std::string_view name;                            ///< "AccessToken": shown in error messages
    std::string_view token_type;                      ///< the value of the claim "token_type"
    Duration SimpleJwtSettings::*lifetime = nullptr;  ///< the setting, or
    Duration fixed_lifetime = {};                     ///< this, where there is none
    bool checks_type = true;                          ///< false: any token_type will do
    bool blacklisted = false;  ///< recorded and looked up by token_blacklist, where installed
    /// More checks of a token that was given; throws TokenError.
    void (*verify)(const Token& token) = nullptr;
};

/// A JSON web token: a signed set of claims. Made new, it has token_type, exp, iat and jti; made of
/// text, it holds what was verified. As rest_framework_simplejwt.tokens.Token; the settings are
/// those of the project that lives.
///
///     RefreshToken token = RefreshToken::for_user(user);
///     token["theme"] = "dark";
///     std::string text = token.str();
class Token {
 public:
    explicit Token(const TokenClass& token_class);
    /// Throws TokenError, in SimpleJWT's words, unless the token is valid. With verify false
    /// nothing is checked but its form.
    Token(const TokenClass& token_class, std::string_view encoded, bool verify = true);

    Dict payload;
    DateTime current_time;  ///< when this object was made: exp and iat count from it

    const TokenClass& token_class() const noexcept { return *class_; }
    std::string_view token_type() const noexcept { return class_->token_type; }
    Duration lifetime() const;

    Value& operator[](std::string_view claim) { return payload[claim]; }
    const Value& operator[](std::string_view claim) const { return payload[claim]; }
    bool contains(std::string_view claim) const { return payload.contains(claim); }
    Value get(std::string_view claim, Value fallback = {}) const;
    bool erase(std::string_view claim) { return payload.erase(claim); }
    const Value& user_id() const;  ///< the user_id_claim; null if missing
    std::string jti() const;       ///< "" if missing
    DateTime expires_at() const;   ///< "exp", within the years that a database can hold

    /// The token as it is sent, signed anew.
    std::string str() const;

    /// The checks beyond signature and times: that there are exp and jti, the type, the blacklist.
    void verify() const;
    void verify_token_type() const;
    /// Throws TokenError if that claim is missing or, but for the leeway, has passed.
    void check_exp(std::string_view claim = "exp", std::optional<DateTime> at = std::nullopt) const;
    void set_jti();
    void set_exp(std::string_view claim = "exp", std::optional<DateTime> from_time = std::nullopt,
                 std::optional<Duration> for_lifetime = std::nullopt);
    void set_iat(std::string_view claim = "iat", std::optional<DateTime> at_time = std::nullopt);

    // With token_blacklist::app, for classes that are `blacklisted`; else they do nothing.
    /// Throws BlacklistedTokenError.
    void check_blacklist() const;
    /// Makes it invalid from now on. False if it was already, or cannot be.
    bool blacklist() const;
    /// Records it, so that it can be found and made invalid later.
    void outstand() const;

 protected:
    /// The claims of a user's token: the user's id, and the hash of the password where
    /// check_revoke_token asks for it; recorded where its class is `blacklisted`.
    void claim_user(const auth::AbstractBaseUser& user);
    bool uses_blacklist() const;

 private:
    const TokenClass* class_;
};

/// What the claim revoke_token_claim holds: the MD5 of the password's hash, in upper case.
std::string password_fingerprint(const auth::AbstractBaseUser& user);

}  // namespace jwt
}  // namespace cadenza
