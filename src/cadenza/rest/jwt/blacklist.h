#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cadenza::auth {
struct AbstractBaseUser;
}

namespace cadenza::jwt {
class Token;

/// The tables of token_blacklist, which must be installed, as tokens use them.
///
/// Tokens that come from one login by rotation are a family, told by their jti: the first one's is
/// a UUID as anywhere, each later one's is "<the first one's>~<a UUID>". So SimpleJWT's schema
/// holds families without a column more, and a token that SimpleJWT made begins one of its own.
namespace blacklist {

bool contains(std::string_view jti);
/// Records the token. Without a user it is the one that its claim names, if there is one.
void record(const Token& token, const auth::AbstractBaseUser* user);
/// Records and blacklists it; false if it was already.
bool add(const Token& token);

/// The jti of the token that follows that one.
std::string next_jti(std::string_view jti);
/// The jti that the family began with.
std::string family_of(std::string_view jti);
/// In one transaction: blacklists `old_token` and records `new_token`. If the old one is dead
/// already, its family dies instead, and BlacklistedTokenError is thrown.
void replace(const Token& old_token, const Token& new_token);
/// Blacklists every token of the family of a token that was presented after its death; writes a
/// warning to the log if one of them was alive. The number of those.
std::int64_t revoke_family(std::string_view jti);

}  // namespace blacklist
}  // namespace cadenza::jwt
