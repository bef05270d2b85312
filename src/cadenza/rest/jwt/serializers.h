#pragma once

#include "cadenza/contrib/auth/base_user.h"
#include "cadenza/rest/jwt/tokens.h"
#include "cadenza/rest/serializers/serializer.h"

namespace cadenza {

/// Text that is never shown again, and that a form hides while it is typed.
struct PasswordField : serializers::CharField {
    PasswordField();
};

/// Name and password of a user. The derived ones answer with tokens.
class TokenObtainSerializer : public Serializer {
 public:
    TokenObtainSerializer();
    /// Throws AuthenticationFailed, code "no_active_account", unless they are those of a user who
    /// may log in. Leaves `attrs` empty.
    void validate(ValidatedData& attrs) override;
    const auth::UserPtr& user() const { return user_; }

 protected:
    /// Calls on_login_success, or sets last_login where update_last_login says so.
    void logged_in();

 private:
    auth::UserPtr user_;
};

/// {"refresh", "access"}. For claims of one's own, which both of them get:
///
///     struct MyTokenObtainPairSerializer : TokenObtainPairSerializer {
///         RefreshToken get_token(const AbstractBaseUser& user) override {
///             RefreshToken token = TokenObtainPairSerializer::get_token(user);
///             token["name"] = user.get_username();
///             return token;
///         }
///     };
class TokenObtainPairSerializer : public TokenObtainSerializer {
 public:
    virtual RefreshToken get_token(const AbstractBaseUser& user);
    void validate(ValidatedData& attrs) override;
};

/// {"token"}
class TokenObtainSlidingSerializer : public TokenObtainSerializer {
 public:
    virtual SlidingToken get_token(const AbstractBaseUser& user);
    void validate(ValidatedData& attrs) override;
};

/// {"access"} for a refresh token; with rotate_refresh_tokens {"access", "refresh"}.
class TokenRefreshSerializer : public Serializer {
 public:
    TokenRefreshSerializer();
    void validate(ValidatedData& attrs) override;
};

/// A later {"token"} for a sliding one.
class TokenRefreshSlidingSerializer : public Serializer {
 public:
    TokenRefreshSlidingSerializer();
    void validate(ValidatedData& attrs) override;
};

/// {} for any valid token.
class TokenVerifySerializer : public Serializer {
 public:
    TokenVerifySerializer();
    void validate(ValidatedData& attrs) override;
};

/// {} for a refresh token, which is dead from then on.
class TokenBlacklistSerializer : public Serializer {
 public:
    TokenBlacklistSerializer();
    void validate(ValidatedData& attrs) override;
};

}  // namespace cadenza
