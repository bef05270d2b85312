#include "cadenza/contrib/auth/password_validation/validators.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <fstream>

#include "cadenza/base/error.h"

namespace cadenza::auth {
namespace {

std::string message(const PasswordValidator& validator, std::string_view password,
                    const PasswordOwner* user = nullptr) {
    auto found = validator.validate(password, user);
    return found ? found->message + " [" + found->code + "]" : "fine";
}

std::string repeated(std::string_view text, int count) {
    std::string out;
    for (; count > 0; --count) out += text;
    return out;
}

TEST(MinimumLengthValidator, counts_characters) {
    MinimumLengthValidator validator;
    EXPECT_EQ(message(validator, "1234567"),
              "This password is too short. It must contain at least 8 characters. "
              "[password_too_short]");
    EXPECT_EQ(message(validator, "12345678"), "fine");
    EXPECT_EQ(message(validator, "ääääääää"), "fine");
    EXPECT_EQ(message(validator, "äääääää").substr(0, 27), "This password is too short.");
    EXPECT_EQ(message(MinimumLengthValidator(1), ""),
              "This password is too short. It must contain at least 1 character. "
              "[password_too_short]");
    EXPECT_EQ(validator.get_help_text(), "Your password must contain at least 8 characters.");
}

TEST(NumericPasswordValidator, refuses_digits_of_every_script) {
    NumericPasswordValidator validator;
    EXPECT_EQ(message(validator, "42424242"),
              "This password is entirely numeric. [password_entirely_numeric]");
    EXPECT_EQ(message(validator, "٤٢٤٢"),
              "This password is entirely numeric. [password_entirely_numeric]");
    EXPECT_EQ(message(validator, "4242a"), "fine");
    EXPECT_EQ(message(validator, "-42"), "fine");
    EXPECT_EQ(message(validator, ""), "fine");
    EXPECT_EQ(validator.get_help_text(), "Your password can’t be entirely numeric.");
}

TEST(CommonPasswordValidator, refuses_what_leaks_most_often) {
    CommonPasswordValidator validator;
    for (const char* password : {"password", "12345678", "QWERTYUIOP", " letmein ", "password1",
                                 "iloveyou", "trustno1", "Football", "sunshine", "princess",
                                 "michael", "basketball", "aaaaaaaa", "987654321", "abcabcabc"}) {
        EXPECT_EQ(message(validator, password),
                  "This password is too common. [password_too_common]")
            << password;
    }
    for (const char* password :
         {"", "a-safe-password", "correct horse battery staple", "testpassword!"}) {
        EXPECT_EQ(message(validator, password), "fine") << password;
    }
    EXPECT_EQ(validator.get_help_text(), "Your password can’t be a commonly used password.");
}

TEST(CommonPasswordValidator, takes_a_list_of_its_own) {
    std::string path = testing::TempDir() + "cadenza_common_passwords.txt";
    std::ofstream(path) << "from-my-list\n  blanks around \n";
    CommonPasswordValidator validator(path);
    EXPECT_EQ(message(validator, "From-My-List"),
              "This password is too common. [password_too_common]");
    EXPECT_EQ(message(validator, "blanks around"),
              "This password is too common. [password_too_common]");
    EXPECT_EQ(message(validator, "password"), "fine");
    std::remove(path.c_str());
    EXPECT_THROW(CommonPasswordValidator("/nonexistent/list"), ImproperlyConfigured);
}

struct Similarity : testing::Test {
    PasswordOwner user{{{"username", "testclient", ""},
                        {"password", "secret", ""},
                        {"first_name", "Test", "first name"},
                        {"last_name", "Client", "last name"},
                        {"email", "testclient@example.com", "email address"}}};
    UserAttributeSimilarityValidator validator;
};

TEST_F(Similarity, compares_with_attributes_and_their_words) {
    EXPECT_EQ(message(validator, "testclient"), "fine") << "without a user";
    EXPECT_EQ(message(validator, "testclient", &user),
              "The password is too similar to the username. [password_too_similar]");
    EXPECT_EQ(message(validator, "TESTclient", &user),
              "The password is too similar to the username. [password_too_similar]");
    EXPECT_EQ(message(validator, "example.com", &user),
              "The password is too similar to the email address. [password_too_similar]");
    EXPECT_EQ(message(validator, "secret!", &user), "fine") << "not among the attributes";
    EXPECT_EQ(message(validator, "unrelated-words", &user), "fine");
}

TEST_F(Similarity, goes_by_its_bound_and_its_attributes) {
    validator.max_similarity = 0.3;
    EXPECT_EQ(message(validator, "testclient", &user).substr(0, 31),
              "The password is too similar to ");
    validator.max_similarity = 1;
    EXPECT_EQ(message(validator, "testclientx", &user), "fine");
    validator.user_attributes = {"first_name"};
    EXPECT_EQ(message(validator, "testclient", &user), "fine");
    EXPECT_EQ(message(validator, "test", &user),
              "The password is too similar to the first name. [password_too_similar]");
    EXPECT_EQ(validator.get_help_text(),
              "Your password can’t be too similar to your other personal information.");
}

TEST_F(Similarity, attributes_of_no_length_are_not_compared) {
    PasswordOwner odd{{{"username", "@", ""}, {"email", "", ""}}};
    EXPECT_EQ(message(validator, "a-safe-password", &odd), "fine");
}

TEST(QuickRatio, is_difflibs) {
    EXPECT_DOUBLE_EQ(quick_ratio("", ""), 1);
    EXPECT_DOUBLE_EQ(quick_ratio("abcd", "bcde"), 0.75);
    EXPECT_DOUBLE_EQ(quick_ratio("aab", "ab"), 0.8);
    EXPECT_DOUBLE_EQ(quick_ratio("äö", "öx"), 0.5);
    EXPECT_DOUBLE_EQ(quick_ratio("a", ""), 0);
}

// CVE-2021-45115: comparing a long password with long attributes took quadratic time.
TEST_F(Similarity, cve_2021_45115_a_password_of_a_million_characters_is_judged_in_linear_time) {
    std::string million(1'000'000, 'a'), other(1'000'000, 'b');
    PasswordOwner big{{{"username", million, ""}, {"email", repeated("a@", 500'000), ""}}};
    auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(message(validator, million, &big),
              "The password is too similar to the username. [password_too_similar]");
    EXPECT_EQ(message(validator, other, &big), "fine");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

}  // namespace
}  // namespace cadenza::auth
