#include "cadenza/rest/jwt/serializers.h"

#include "cadenza/contrib/auth/authentication.h"
#include "cadenza/contrib/auth/config.h"
#include "cadenza/rest/jwt/authentication.h"
#include "cadenza/rest/jwt/blacklist.h"
#include "cadenza/rest/jwt/config.h"
#include "cadenza/rest/jwt/user_lookup.h"

namespace cadenza {
namespace {

std::string text_of(const ValidatedData& attrs, std::string_view name) {
    return attrs[name].as_text();
}

std::string username_field() {
    return std::string(auth::make_user()->username_field());
}

/// What is exchanged for a new token outlives many changes: the user may be gone, locked out, or
/// have a new password.
void check_user(const jwt::Token& given) {
    const SimpleJwtSettings& settings = jwt::config().settings;
    const Value& user_id = given.user_id();
    if (!settings.check_user_on_refresh || !user_id) return;
    const auth::UserPtr user = jwt::find_user(user_id);
    if (!jwt::may_authenticate(user.get())) {
        throw AuthenticationFailed("No active account found for the given token.",
                                   "no_active_account");
    }
    if (settings.check_revoke_token && user != nullptr &&
        given[settings.revoke_token_claim] != Value(jwt::password_fingerprint(*user))) {
        given.blacklist();
        throw AuthenticationFailed("The user's password has been changed.", "password_changed");
    }
}

}  // namespace

PasswordField::PasswordField()
    : serializers::CharField(serializers::FieldOptions{
          .write_only = true, .style = Value{{"input_type", "password"}}}) {}

TokenObtainSerializer::TokenObtainSerializer() {
    fields = {{username_field().c_str(), CharField{}}, {"password", PasswordField{}}};
}

void TokenObtainSerializer::validate(ValidatedData& attrs) {
    const SimpleJwtSettings& settings = jwt::config().settings;
    Request* request = context().request;
    const Dict credentials = std::move(attrs);
    attrs.clear();
    user_ = auth::authenticate(request, credentials);
    if (!jwt::may_authenticate(user_.get())) {
        user_.reset();
        if (settings.on_login_failed != nullptr) settings.on_login_failed(credentials, request);
        throw AuthenticationFailed("No active account found with the given credentials",
                                   "no_active_account");
    }
}

void TokenObtainSerializer::logged_in() {
    const SimpleJwtSettings& settings = jwt::config().settings;
    if (settings.on_login_success != nullptr) {
        settings.on_login_success(*user_, context().request);
    } else if (settings.update_last_login) {
        auth::update_last_login(*user_);
    }
}

RefreshToken TokenObtainPairSerializer::get_token(const AbstractBaseUser& user) {
    return RefreshToken::for_user(user);
}

void TokenObtainPairSerializer::validate(ValidatedData& attrs) {
    TokenObtainSerializer::validate(attrs);
    const RefreshToken refresh = get_token(*user());
    attrs.set("refresh", Value(refresh.str()));
    attrs.set("access", Value(refresh.access_token().str()));
    logged_in();
}

SlidingToken TokenObtainSlidingSerializer::get_token(const AbstractBaseUser& user) {
    return SlidingToken::for_user(user);
}

void TokenObtainSlidingSerializer::validate(ValidatedData& attrs) {
    TokenObtainSerializer::validate(attrs);
    attrs.set("token", Value(get_token(*user()).str()));
    logged_in();
}

TokenRefreshSerializer::TokenRefreshSerializer() {
    fields = {{"refresh", CharField{}}, {"access", CharField{read_only = true}}};
}

void TokenRefreshSerializer::validate(ValidatedData& attrs) {
    const RefreshToken refresh = jwt::present_refresh_token(text_of(attrs, "refresh"));
    check_user(refresh);
    attrs.clear();
    // The new refresh token first: who loses the race for it gets no access token either.
    const std::optional<RefreshToken> next =
        jwt::config().rotates ? std::optional(refresh.rotate()) : std::nullopt;
    attrs.set("access", Value(refresh.access_token().str()));
    if (next) attrs.set("refresh", Value(next->str()));
}

TokenRefreshSlidingSerializer::TokenRefreshSlidingSerializer() {
    fields = {{"token", CharField{}}};
}

void TokenRefreshSlidingSerializer::validate(ValidatedData& attrs) {
    SlidingToken token(text_of(attrs, "token"));
    check_user(token);
    token.check_exp(jwt::config().settings.sliding_token_refresh_exp_claim);
    token.set_exp();
    token.set_iat();
    attrs.set("token", Value(token.str()));
}

TokenVerifySerializer::TokenVerifySerializer() {
    fields = {{"token", CharField{write_only = true}}};
}

void TokenVerifySerializer::validate(ValidatedData& attrs) {
    const UntypedToken token(text_of(attrs, "token"));
    const jwt::Config& config = jwt::config();
    if (config.settings.blacklist_after_rotation && config.blacklist_installed &&
        jwt::blacklist::contains(token.jti()))
        throw ValidationError("Token is blacklisted");
    attrs.clear();
}

TokenBlacklistSerializer::TokenBlacklistSerializer() {
    fields = {{"refresh", CharField{write_only = true}}};
}

void TokenBlacklistSerializer::validate(ValidatedData& attrs) {
    jwt::present_refresh_token(text_of(attrs, "refresh")).blacklist();
    attrs.clear();
}

}  // namespace cadenza
