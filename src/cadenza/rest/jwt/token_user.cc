#include "cadenza/rest/jwt/token_user.h"

namespace cadenza::jwt {

TokenUser::TokenUser(const Token& token) : claims_(token.payload), user_id_(token.user_id()) {}

}  // namespace cadenza::jwt
