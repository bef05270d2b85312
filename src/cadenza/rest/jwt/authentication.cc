#include "cadenza/rest/jwt/authentication.h"

#include <algorithm>
#include <vector>

#include "cadenza/contrib/auth/base_user.h"
#include "cadenza/contrib/auth/request_user.h"
#include "cadenza/http/request.h"
#include "cadenza/rest/jwt/checks.h"
#include "cadenza/rest/jwt/config.h"
#include "cadenza/rest/jwt/token_user.h"
#include "cadenza/rest/jwt/user_lookup.h"

namespace cadenza {
namespace {

/// The parts between blanks, as Python's bytes.split().
std::vector<std::string_view> split(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\n\r\f\v";
    std::vector<std::string_view> parts;
    std::size_t begin = text.find_first_not_of(kBlanks);
    while (begin != std::string_view::npos && parts.size() < 3) {
        const std::size_t end = std::min(text.find_first_of(kBlanks, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(kBlanks, end);
    }
    return parts;
}

}  // namespace

namespace authentication {

std::optional<Credentials> JWTAuthentication::authenticate(Request& request) const {
    const std::string_view header = request.header(jwt::config().auth_header_name);
    const std::optional<std::string_view> token = get_raw_token(header);
    if (!token) return std::nullopt;
    return credentials_of(*token);
}

Credentials JWTAuthentication::credentials_of(std::string_view raw_token) const {
    jwt::Token token = get_validated_token(raw_token);
    std::shared_ptr<const AuthenticatedUser> user = get_user(token);
    return {std::move(user), Value(std::move(token.payload))};
}

std::string JWTAuthentication::authenticate_header(Request&) const {
    return jwt::config().settings.auth_header_types.front() + " realm=\"" + www_authenticate_realm +
           "\"";
}

std::optional<std::string_view> JWTAuthentication::get_raw_token(std::string_view header) const {
    const std::vector<std::string_view> parts = split(header);
    if (parts.empty()) return std::nullopt;
    const auto& types = jwt::config().settings.auth_header_types;
    if (std::ranges::find(types, parts[0]) == types.end()) return std::nullopt;
    if (parts.size() != 2) {
        throw jwt::AuthenticationFailed(
            "Authorization header must contain two space-delimited values",
            "bad_authorization_header");
    }
    return parts[1];
}

jwt::Token JWTAuthentication::get_validated_token(std::string_view raw_token) const {
    ErrorDetail::Items messages;
    for (const jwt::TokenClass* token_class : jwt::config().auth_token_classes) {
        try {
            return jwt::Token(*token_class, raw_token);
        } catch (const TokenError& error) {
            messages.push_back(ErrorDetail{{"token_class", token_class->name},
                                           {"token_type", token_class->token_type},
                                           {"message", std::string_view(error.message())}});
        }
    }
    throw InvalidToken("Given token not valid for any token type", std::move(messages));
}

std::shared_ptr<const AuthenticatedUser> JWTAuthentication::get_user(
    const jwt::Token& token) const {
    const SimpleJwtSettings& settings = jwt::config().settings;
    if (!token.contains(settings.user_id_claim))
        throw InvalidToken("Token contained no recognizable user identification");
    auth::UserPtr user = jwt::find_user(token.user_id());
    if (user == nullptr) throw jwt::AuthenticationFailed("User not found", "user_not_found");
    if (settings.check_user_is_active && !user->active())
        throw jwt::AuthenticationFailed("User is inactive", "user_inactive");
    if (settings.check_revoke_token &&
        token[settings.revoke_token_claim] != Value(jwt::password_fingerprint(*user)))
        throw jwt::AuthenticationFailed("The user's password has been changed.",
                                        "password_changed");
    return std::make_shared<const auth::ModelUser>(std::move(user));
}

void JWTAuthentication::check(const Settings& settings, std::vector<CheckMessage>& found) const {
    std::ranges::move(jwt::check_settings(settings), std::back_inserter(found));
}

std::shared_ptr<const AuthenticatedUser> JWTStatelessUserAuthentication::get_user(
    const jwt::Token& token) const {
    const SimpleJwtSettings& settings = jwt::config().settings;
    if (!token.contains(settings.user_id_claim))
        throw InvalidToken("Token contained no recognizable user identification");
    if (settings.token_user_class != nullptr) return settings.token_user_class(token);
    return std::make_shared<const jwt::TokenUser>(token);
}

}  // namespace authentication

namespace jwt {

bool default_user_authentication_rule(const auth::AbstractBaseUser* user) {
    return user != nullptr && (!config().settings.check_user_is_active || user->active());
}

bool may_authenticate(const auth::AbstractBaseUser* user) {
    const auto own = config().settings.user_authentication_rule;
    return own != nullptr ? own(user) : default_user_authentication_rule(user);
}

}  // namespace jwt
}  // namespace cadenza
