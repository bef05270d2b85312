#include "cadenza/contrib/auth/hashers/hashers.h"

#include "cadenza/runtime/blocking.h"

namespace cadenza::auth {

std::string make_password(std::optional<std::string_view> password, std::string_view salt,
                          std::string_view algorithm) {
    if (!password) return hashers().make(password);  // no work
    return runtime::blocking([&] { return hashers().make(password, salt, algorithm); });
}

PasswordCheck verify_password(std::optional<std::string_view> password, std::string_view encoded,
                              std::string_view algorithm) {
    return runtime::blocking([&] { return hashers().check(password, encoded, algorithm); });
}

bool check_password(std::optional<std::string_view> password, std::string_view encoded) {
    return verify_password(password, encoded).correct;
}

void spend_password_time(std::string_view password) {
    verify_password(password, {});
}

bool is_password_usable(std::string_view encoded) {
    return !encoded.starts_with('!');
}

const PasswordHasher* identify_hasher(std::string_view encoded) {
    return hashers().identify(encoded);
}

}  // namespace cadenza::auth
