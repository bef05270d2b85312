#include "cadenza/contrib/auth/username.h"

#include "cadenza/base/text.h"
#include "cadenza/base/text/normalization.h"
#include "cadenza/contrib/auth/base_user.h"
#include "cadenza/validation/regex_validator.h"

namespace cadenza::auth {
namespace {

constexpr const char* kAllowed = R"(^[\w.@+-]+\Z)";

// Migrations mention it by the call that makes it.
class UsernameRule final : public RegexValidator {
 public:
    UsernameRule(std::string message, RegexFlags flags, const char* description)
        : RegexValidator(kAllowed, std::move(message), "invalid", false, flags),
          description_(description) {}
    std::string describe() const override { return description_; }

 private:
    const char* description_;
};

}  // namespace

Validator UnicodeUsernameValidator() {
    static const Validator validator = UsernameRule(
        "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ "
        "characters.",
        RegexFlags::None, "cadenza::auth::UnicodeUsernameValidator()");
    return validator;
}

Validator ASCIIUsernameValidator() {
    static const Validator validator = UsernameRule(
        "Enter a valid username. This value may contain only unaccented lowercase a-z and "
        "uppercase A-Z letters, numbers, and @/./+/-/_ characters.",
        RegexFlags::Ascii, "cadenza::auth::ASCIIUsernameValidator()");
    return validator;
}

std::string normalize_email(std::string_view email) {
    constexpr std::string_view kSpace = " \t\n\r\f\v";
    const std::size_t begin = email.find_first_not_of(kSpace);
    const std::string_view stripped =
        begin == std::string_view::npos
            ? std::string_view()
            : email.substr(begin, email.find_last_not_of(kSpace) - begin + 1);
    const std::size_t at = stripped.rfind('@');
    if (at == std::string_view::npos) return std::string(email);
    return std::string(stripped.substr(0, at + 1)) += to_lower(stripped.substr(at + 1));
}

std::string normalize_username(std::string_view username) {
    return nfkc(username);
}

}  // namespace cadenza::auth
