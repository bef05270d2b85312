// The real Django checks what is hashed here, and its hashes, reset tokens and judgements are
// checked here.
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "behaviour/python.h"
#include "cadenza/contrib/auth/hashers/hasher_set.h"
#include "cadenza/contrib/auth/password_validation/validators.h"
#include "cadenza/contrib/auth/tokens/password_reset_token_generator.h"

namespace cadenza::auth {
namespace {

using cadenza::testing::python;
using cadenza::testing::python_has;

constexpr const char* kSetUp = R"(
import sys, json
import django
from django.conf import settings
path = 'django.contrib.auth.hashers.'
names = ['PBKDF2PasswordHasher', 'PBKDF2SHA1PasswordHasher', 'Argon2PasswordHasher', 'BCryptSHA256PasswordHasher',
         'BCryptPasswordHasher', 'MD5PasswordHasher', 'SHA1PasswordHasher', 'UnsaltedMD5PasswordHasher',
         'UnsaltedSHA1PasswordHasher', 'ScryptPasswordHasher']
import django.contrib.auth.hashers as hashers
settings.configure(SECRET_KEY='a secret key of more than 32 characters', USE_TZ=True, TIME_ZONE='UTC', USE_I18N=False,
                   PASSWORD_HASHERS=[path + name for name in names if hasattr(hashers, name)])
lines = open(sys.argv[1], encoding='utf-8').read().splitlines()
)";

constexpr const char* kPasswords[] = {
    "lètmein",
    "with blanks ",
    "",
    "日本語のパスワード",
    "💥💥",
    "a longer password than the seventy-two bytes that bcrypt itself can take, by a bit"};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

HasherSet all_hashers() {
    return HasherSet(
        {.hashers = {"pbkdf2_sha256", "pbkdf2_sha1", "argon2", "bcrypt_sha256", "bcrypt", "md5",
                     "sha1", "unsalted_md5", "unsalted_sha1", "scrypt"},
         .hasher_costs = HasherCosts::cheap()});
}

struct Django : ::testing::Test {
    void SetUp() override {
        if (!python_has("django, argon2, bcrypt")) {
            GTEST_SKIP() << "/usr/bin/python3 has no django, argon2 or bcrypt";
        }
    }
};

TEST_F(Django, checks_what_is_hashed_here) {
    HasherSet set = all_hashers();
    std::string input;
    std::size_t count = 0;
    for (const char* name :
         {"pbkdf2_sha256", "pbkdf2_sha1", "argon2", "bcrypt_sha256", "bcrypt", "md5", "sha1"}) {
        for (const char* password : kPasswords) {
            input += std::string(password) + '\n' + set.make(password, {}, name) + '\n';
            ++count;
        }
    }
    std::string out = python(std::string(kSetUp) + R"(
for password, encoded in zip(lines[::2], lines[1::2]):
    hasher = hashers.identify_hasher(encoded)
    print(hasher.verify(password, encoded), hasher.verify(password + 'x', encoded) and hasher.algorithm != 'bcrypt',
          bool(hasher.safe_summary(encoded)))
)",
                             input);
    auto lines = lines_of(out);
    ASSERT_EQ(lines.size(), count) << out;
    for (const std::string& line : lines) EXPECT_EQ(line, "True False True");
}

TEST_F(Django, hashes_what_is_checked_here) {
    std::string input;
    for (const char* password : kPasswords) input += std::string(password) + '\n';
    std::string out = python(std::string(kSetUp) + R"(
cheap = {'pbkdf2_sha256': {'iterations': 10}, 'pbkdf2_sha1': {'iterations': 10}, 'bcrypt': {'rounds': 4}, 'bcrypt_sha256': {'rounds': 4},
         'argon2': {'time_cost': 1, 'memory_cost': 64, 'parallelism': 1}}
for hasher in hashers.get_hashers():
    for name, value in cheap.get(hasher.algorithm, {}).items():
        setattr(hasher, name, value)
    for password in lines:
        print(hasher.algorithm)
        print(hasher.encode(password, hasher.salt()))
)",
                             input);
    auto lines = lines_of(out);
    ASSERT_GE(lines.size(), 2 * 9 * std::size(kPasswords)) << out;
    HasherSet set = all_hashers();
    std::map<std::string, int> checked;
    for (std::size_t i = 0; i + 1 < lines.size(); i += 2) {
        const char* password = kPasswords[i / 2 % std::size(kPasswords)];
        const std::string& encoded = lines[i + 1];
        ASSERT_NE(set.identify(encoded), nullptr) << encoded;
        EXPECT_EQ(set.identify(encoded)->algorithm(), lines[i]);
        EXPECT_TRUE(set.check(password, encoded).correct) << encoded;
        EXPECT_FALSE(set.check("x" + std::string(password), encoded).correct) << encoded;
        ++checked[lines[i]];
    }
    EXPECT_GE(checked.size(), 9u);
}

TEST_F(Django, agrees_on_which_hashes_are_outdated) {
    HasherSet set({.hashers = {"pbkdf2_sha256", "argon2", "bcrypt_sha256", "md5"},
                   .hasher_costs = {.pbkdf2_iterations = 2000, .bcrypt_rounds = 5}});
    std::string input;
    std::vector<bool> outdated;
    for (int iterations : {1999, 2000, 2001}) {
        for (const char* salt : {"short", "abcdefghijklmnopqrstu", "abcdefghijklmnopqrstuv"}) {
            std::string encoded = "pbkdf2_sha256$" + std::to_string(iterations) + "$" + salt + "$x";
            input += encoded + '\n';
            outdated.push_back(set.find("pbkdf2_sha256")->must_update(encoded));
        }
    }
    std::string out = python(std::string(kSetUp) + R"(
hashers.get_hasher('pbkdf2_sha256').iterations = 2000
for encoded in lines:
    print(int(hashers.identify_hasher(encoded).must_update(encoded)))
)",
                             input);
    auto lines = lines_of(out);
    ASSERT_EQ(lines.size(), outdated.size()) << out;
    for (std::size_t i = 0; i < lines.size(); ++i)
        EXPECT_EQ(lines[i], outdated[i] ? "1" : "0") << i;
}

constexpr const char* kUsers = R"(
import datetime
from django.contrib.auth.tokens import PasswordResetTokenGenerator
class User:
    def __init__(self, pk, password, last_login, email):
        self.pk, self.password, self.email = pk, password, email
        self.last_login = datetime.datetime.fromisoformat(last_login) if last_login else None
    def get_email_field_name(self):
        return 'email'
users = [User(7, 'pbkdf2_sha256$1$salt$hash', '2024-01-02T03:04:05.678901+00:00', 'ann@example.com'),
         User('5e0d9c1c-2b5c-4f3c-8a63-1f4f5ab0b9a1', '!', '', ''),
         User(9, 'x', '1999-12-31T23:59:59+00:00', 'zoë@example.com')]
class Generator(PasswordResetTokenGenerator):
    def _now(self):
        return datetime.datetime.utcnow()
generator = Generator()
)";

std::vector<TokenUser> users() {
    return {{"7", "pbkdf2_sha256$1$salt$hash", DateTime::parse("2024-01-02T03:04:05.678901Z"),
             "ann@example.com"},
            {"5e0d9c1c-2b5c-4f3c-8a63-1f4f5ab0b9a1", "!", std::nullopt, ""},
            {"9", "x", DateTime::parse("1999-12-31T23:59:59Z"), "zoë@example.com"}};
}

PasswordResetTokenGenerator generator() {
    return PasswordResetTokenGenerator({.secret_key = "a secret key of more than 32 characters"});
}

TEST_F(Django, accepts_reset_tokens_made_here) {
    std::string input;
    for (const TokenUser& user : users()) input += generator().make_token(user) + '\n';
    std::string out = python(std::string(kSetUp) + kUsers + R"(
for user, token in zip(users, lines):
    print(generator.check_token(user, token), generator.check_token(users[(users.index(user) + 1) % 3], token))
)",
                             input);
    EXPECT_EQ(out, "True False\nTrue False\nTrue False\n");
}

TEST_F(Django, makes_reset_tokens_accepted_here) {
    auto lines = lines_of(python(std::string(kSetUp) + kUsers + R"(
for user in users:
    print(generator.make_token(user))
)"));
    ASSERT_EQ(lines.size(), 3u) << ::testing::PrintToString(lines);
    auto all = users();
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_TRUE(generator().check_token(all[i], lines[i])) << lines[i];
        EXPECT_FALSE(generator().check_token(all[(i + 1) % 3], lines[i])) << lines[i];
    }
}

TEST_F(Django, judges_new_passwords_alike) {
    struct Row {
        const char *password, *username, *email;
    };
    const Row rows[] = {{"testclient", "testclient", "a@b.example"},
                        {"example.com", "ann", "ann@example.com"},
                        {"Ann Example", "ann", "ann@example.com"},
                        {"12345678", "x", ""},
                        {"short", "x", ""},
                        {"correct horse battery", "horse", ""},
                        {"", "ann", "@"},
                        {"ÄÖÜäöüß€", "äöü", ""},
                        {"٤٢٤٢٤٢٤٢", "x", ""},
                        {"password", "pass_word", ""},
                        {"pass-word", "password", "pass@word"},
                        {"aaaaaaaaaaaaaaaaaaaaaaaa", "aa", "a@a"},
                        {"moonlight-2029!", "moon", "light@2029.example"}};
    PasswordValidators validators(
        {"user_attribute_similarity", "minimum_length", "numeric_password"});
    std::string input, ours;
    for (const Row& row : rows) {
        input += std::string(row.password) + '\n' + row.username + '\n' + row.email + '\n';
        PasswordOwner user{{{"username", row.username, ""}, {"email", row.email, "email address"}}};
        for (const auto& message : validators.validate(row.password, &user))
            ours += message.code + ": " + message.message + "; ";
        ours += '\n';
    }
    for (const std::string& text : validators.help_texts()) ours += text + '\n';
    std::string theirs = python(std::string(kSetUp) + R"(
from django.contrib.auth.password_validation import *
from django.core.exceptions import FieldDoesNotExist
validators = [UserAttributeSimilarityValidator(), MinimumLengthValidator(), NumericPasswordValidator()]
class Field:
    def __init__(self, name): self.verbose_name = {'email': 'email address'}.get(name, name)
class User:
    class _meta:
        get_field = Field
    def __init__(self, username, email): self.username, self.email = username, email
for password, username, email in zip(lines[::3], lines[1::3], lines[2::3]):
    found = ''
    for validator in validators:
        try:
            validator.validate(password, User(username, email))
        except ValidationError as error:
            found += '%s: %s; ' % (error.code, error.message % (error.params or {}))
    print(found)
for validator in validators:
    print(validator.get_help_text())
)",
                                input);
    EXPECT_EQ(theirs, ours);
}

TEST_F(Django, finds_common_what_is_found_common_here) {
    // The lists differ (docs/decisions/0008): this says by how much, and that the most common of
    // all are in both.
    auto lines = lines_of(python(std::string(kSetUp) + R"(
from django.contrib.auth.password_validation import CommonPasswordValidator
for word in sorted(CommonPasswordValidator().passwords):
    print(word)
)"));
    ASSERT_GT(lines.size(), 10'000u);
    CommonPasswordValidator validator;
    std::size_t found = 0;
    for (const std::string& line : lines) found += validator.validate(line, nullptr).has_value();
    std::cout << "of Django's " << lines.size() << " common passwords " << found
              << " are common here\n";
    EXPECT_GT(found * 100, lines.size() * 60);
}

}  // namespace
}  // namespace cadenza::auth
