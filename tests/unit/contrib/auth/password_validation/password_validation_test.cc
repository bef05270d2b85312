#include "cadenza/contrib/auth/password_validation/password_validation.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"

namespace cadenza::auth {
namespace {

std::vector<std::string> codes(const std::vector<ValidationMessage>& messages) {
    std::vector<std::string> found;
    for (const auto& message : messages) found.push_back(message.code);
    return found;
}

struct OddLength : PasswordValidator {
    std::optional<ValidationMessage> validate(std::string_view password,
                                              const PasswordOwner*) const override {
        if (password.size() % 2 == 1) return std::nullopt;
        return ValidationMessage{"Even.", "even"};
    }
    std::string get_help_text() const override { return "Be <odd>."; }
    static std::unique_ptr<PasswordValidator> make(const Dict&) {
        return std::make_unique<OddLength>();
    }
};

TEST(PasswordValidators, none_by_default) {
    EXPECT_TRUE(PasswordValidators().validate("").empty());
    EXPECT_EQ(PasswordValidators().help_text_html(), "");
}

TEST(PasswordValidators, every_message_in_the_order_of_the_settings) {
    PasswordValidators validators(
        {"user_attribute_similarity", "minimum_length", "common_password", "numeric_password"});
    PasswordOwner user{{{"username", "12345", ""}}};
    EXPECT_EQ(codes(validators.validate("12345", &user)),
              (std::vector<std::string>{"password_too_similar", "password_too_short",
                                        "password_too_common", "password_entirely_numeric"}));
    EXPECT_TRUE(validators.validate("correct horse", &user).empty());
    validators.password_changed("correct horse", &user);
}

TEST(PasswordValidators, take_options_djangos_names_and_own_classes) {
    PasswordValidators validators(
        {{"minimum_length", {{"min_length", 3}}},
         {"django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
          {{"max_similarity", 0.9}, {"user_attributes", Value::list({"nick"})}}},
         &OddLength::make});
    PasswordOwner user{{{"nick", "abcde", ""}}};
    EXPECT_EQ(codes(validators.validate("xx")),
              (std::vector<std::string>{"password_too_short", "even"}));
    EXPECT_EQ(codes(validators.validate("abcde", &user)),
              (std::vector<std::string>{"password_too_similar"}));
    EXPECT_EQ(
        validators.help_text_html(),
        "<ul><li>Your password must contain at least 3 characters.</li><li>Your password can’t "
        "be too similar to your other personal information.</li><li>Be &lt;odd&gt;.</li></ul>");
}

TEST(PasswordValidators, say_what_is_wrong_with_the_settings) {
    using List = std::vector<PasswordValidatorSetting>;
    EXPECT_THROW(PasswordValidators(List{"lolcat"}), ImproperlyConfigured);
    EXPECT_THROW(PasswordValidators(List{{"minimum_length", {{"minimum", 3}}}}),
                 ImproperlyConfigured);
    EXPECT_THROW(
        PasswordValidators(List{{"user_attribute_similarity", {{"max_similarity", 0.09}}}}),
        ImproperlyConfigured);
}

}  // namespace
}  // namespace cadenza::auth
