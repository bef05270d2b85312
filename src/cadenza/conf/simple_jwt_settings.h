#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cadenza/base/datetime.h"

namespace cadenza {

class AuthenticatedUser;
class Dict;
class Request;
class SerializerBase;
class Value;
namespace auth {
struct AbstractBaseUser;
}
namespace jwt {
class Token;
struct TokenClass;
}  // namespace jwt

/// One of several signing keys, told apart by the "kid" in a token's header.
struct JwtKey {
    std::string kid;             ///< a name that is in every token signed with it; unique
    std::string key;             ///< as SimpleJwtSettings::signing_key; a public key only verifies
    std::string algorithm = {};  ///< "" stands for SimpleJwtSettings::algorithm
};

/// Tokens whose claims nobody but their audience can read: what is signed is encrypted as well
/// (RFC 7516, with A256GCM). A signed token that is not encrypted is refused then.
struct JwtEncryptionSettings {
    std::string algorithm;  ///< "" for none, "dir", "RSA-OAEP" or "RSA-OAEP-256"
    /// dir: a secret of 32 bytes as base64url. RSA: the private key in PEM.
    std::string key;
};

/// How the TokenCookie… views and JWTCookieAuthentication carry tokens. The names stand for those
/// that browsers see: "__Host-" is put before access_cookie and "__Secure-" before refresh_cookie,
/// which makes a browser refuse a cookie that another host or a page without TLS has set. While
/// Settings::debug is on and a request came over plain HTTP, neither prefix nor Secure is used.
struct JwtCookieSettings {
    std::string access_cookie = "access";
    std::string refresh_cookie = "refresh";
    /// The refresh cookie goes to URLs below this path only: that of the TokenCookie… views.
    std::string refresh_path = "/api/token/";
    std::string access_samesite = "Lax";
    std::string refresh_samesite = "Strict";
};

/// JSON web tokens: SIMPLE_JWT of a Django project with djangorestframework-simplejwt 5.5, with its
/// defaults, and behind them what Cadenza adds. Names of classes and functions are pointers;
/// nullptr is the framework's own.
struct SimpleJwtSettings {
    Duration access_token_lifetime = Duration::minutes(5);
    Duration refresh_token_lifetime = Duration::days(1);
    bool rotate_refresh_tokens = false;  ///< a refresh also gives a new refresh token
    /// With rotation: the old one is dead from then on, and whoever presents it again kills all
    /// that came from the same login. Needs token_blacklist::app.
    bool blacklist_after_rotation = false;
    bool update_last_login = false;

    std::string algorithm = "HS256";
    /// A secret, or a private key in PEM; "" stands for Settings::secret_key.
    std::string signing_key;
    std::string verifying_key;          ///< the public key in PEM; not for HS…
    std::vector<std::string> audience;  ///< "aud" is set to it, and must hold one of it
    std::optional<std::string> issuer;  ///< "iss", likewise
    std::string (*json_encoder)(const Value& payload) = nullptr;
    /// A JWK set to verify with: "file:///etc/keys.json", read once at the start. A web address is
    /// refused: a server that fetches its keys lets others choose where it connects to.
    std::string jwk_url;
    Duration leeway;  ///< by which clocks may differ

    std::vector<std::string> auth_header_types = {"Bearer"};
    /// Django's way of writing, "HTTP_X_ACCESS_TOKEN", means the same as "X-Access-Token".
    std::string auth_header_name = "HTTP_AUTHORIZATION";
    std::string user_id_field = "id";
    std::string user_id_claim = "user_id";
    /// Whether a user (nullptr: none was found) may log in and refresh.
    bool (*user_authentication_rule)(const auth::AbstractBaseUser* user) = nullptr;
    void (*on_login_success)(auth::AbstractBaseUser& user, Request* request) = nullptr;
    void (*on_login_failed)(const Dict& credentials, Request* request) = nullptr;

    /// What JWTAuthentication accepts: {&AccessToken::kClass}, which is also what none stands for.
    std::vector<const jwt::TokenClass*> auth_token_classes;
    std::string token_type_claim = "token_type";  ///< "": not checked
    std::string jti_claim = "jti";                ///< "": not required
    /// The user that JWTStatelessUserAuthentication makes of a token.
    std::shared_ptr<const AuthenticatedUser> (*token_user_class)(const jwt::Token& token) = nullptr;

    std::string sliding_token_refresh_exp_claim = "refresh_exp";
    Duration sliding_token_lifetime = Duration::minutes(5);
    Duration sliding_token_refresh_lifetime = Duration::days(1);

    // The serializers of the views: &new_serializer<MyTokenObtainPairSerializer>.
    std::unique_ptr<SerializerBase> (*token_obtain_serializer)() = nullptr;
    std::unique_ptr<SerializerBase> (*token_refresh_serializer)() = nullptr;
    std::unique_ptr<SerializerBase> (*token_verify_serializer)() = nullptr;
    std::unique_ptr<SerializerBase> (*token_blacklist_serializer)() = nullptr;
    std::unique_ptr<SerializerBase> (*sliding_token_obtain_serializer)() = nullptr;
    std::unique_ptr<SerializerBase> (*sliding_token_refresh_serializer)() = nullptr;

    /// A change of the password makes all tokens of the user invalid: they carry its MD5.
    bool check_revoke_token = false;
    std::string revoke_token_claim = "hash_password";
    bool check_user_is_active = true;

    // What SimpleJWT does not have.
    /// Key rotation: the first signs, all verify. Replaces signing_key, verifying_key and jwk_url.
    std::vector<JwtKey> keys;
    JwtEncryptionSettings encryption;
    JwtCookieSettings cookies;
    /// false: a refresh does not look whether the user is still there and active, as SimpleJWT
    /// before 5.4; the access token is then refused where it is used.
    bool check_user_on_refresh = true;
};

}  // namespace cadenza
