#include "cadenza/contrib/authtoken/token.h"

#include "cadenza/base/crypto/hash.h"
#include "cadenza/base/crypto/random.h"
#include "cadenza/db/models/register.h"

CADENZA_REGISTER(cadenza::authtoken::Token)

namespace cadenza::authtoken {

Meta Token::meta_options() {
    return {.app_label = "authtoken", .verbose_name = "Token", .verbose_name_plural = "Tokens"};
}

std::string Token::generate_key() {
    return crypto::hex(crypto::random_bytes(20));
}

void Token::save(const SaveOptions& options) {
    if (key.empty()) key = generate_key();
    Model::save(options);
}

Token token_of(const AbstractBaseUser& user) {
    return Token::objects.get_or_create("user"_k = user.pk()).first;
}

}  // namespace cadenza::authtoken
