#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cadenza/contrib/auth/password_validation/password_validation.h"

namespace cadenza::auth {

inline constexpr std::size_t kDefaultMinimumLength = 8;

/// The password is not one of the user's attributes, nor a word of one: the letters that they share
/// (difflib's quick_ratio(), without regard to case) stay below max_similarity. Code
/// "password_too_similar". An attribute much shorter than the password is not compared, as in
/// Django: the time is linear in what the user entered.
class UserAttributeSimilarityValidator : public PasswordValidator {
 public:
    std::vector<std::string> user_attributes{"username", "first_name", "last_name", "email"};
    double max_similarity = 0.7;  ///< at least 0.1

    std::optional<ValidationMessage> validate(std::string_view password,
                                              const PasswordOwner* user) const override;
    std::string get_help_text() const override;
};

/// At least so many characters. Code "password_too_short".
class MinimumLengthValidator : public PasswordValidator {
 public:
    explicit MinimumLengthValidator(std::size_t min_length = kDefaultMinimumLength)
        : min_length_(min_length) {}
    std::optional<ValidationMessage> validate(std::string_view password,
                                              const PasswordOwner* user) const override;
    std::string get_help_text() const override;

 private:
    std::size_t min_length_;
};

/// Not one of the 53,000 passwords, names, words and runs of keys that are guessed first (of
/// zxcvbn's lists; they differ from Django's in the long tail), without regard to case and to
/// blanks around it. Code "password_too_common".
class CommonPasswordValidator : public PasswordValidator {
 public:
    /// A file with one password a line in lower case, instead of the built-in list. Throws
    /// ImproperlyConfigured if it cannot be read.
    explicit CommonPasswordValidator(const std::string& password_list_path = {});
    std::optional<ValidationMessage> validate(std::string_view password,
                                              const PasswordOwner* user) const override;
    std::string get_help_text() const override;

 private:
    std::string own_list_;  // as internal::kCommonPasswords; empty for the built-in one
};

/// Not digits alone, of whatever script. Code "password_entirely_numeric".
class NumericPasswordValidator : public PasswordValidator {
 public:
    std::optional<ValidationMessage> validate(std::string_view password,
                                              const PasswordOwner* user) const override;
    std::string get_help_text() const override;
};

/// difflib.SequenceMatcher(a, b).quick_ratio(): twice the number of characters that both have, by
/// their counts, divided by the number of all. 1 of two empty texts.
double quick_ratio(std::string_view a, std::string_view b);

}  // namespace cadenza::auth
