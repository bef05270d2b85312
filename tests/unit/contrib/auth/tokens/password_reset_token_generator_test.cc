#include "cadenza/contrib/auth/tokens/password_reset_token_generator.h"

#include <gtest/gtest.h>

#include "cadenza/base/clock.h"

namespace cadenza::auth {
namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kNow = 1'714'979'289 * kSecond;  // 2024-05-06T07:08:09Z

struct Tokens : testing::Test {
    ClockOverride clock{kNow};
    PasswordResetTokenGenerator generator{
        {.secret_key = "a secret key of more than 32 characters"}};
    TokenUser user{"7", "pbkdf2_sha256$1$salt$hash", DateTime::parse("2024-01-02T03:04:05.000678Z"),
                   "ann@example.com"};
};

TEST_F(Tokens, are_djangos) {
    EXPECT_EQ(generator.make_token(user), "c6lftl-014d0a63fa080bb3cf30505048fcffce");
    TokenUser other = user;
    other.last_login = std::nullopt;
    other.email = "";
    EXPECT_EQ(generator.make_token(other), "c6lftl-95e1c4306024d7e33246ee95f5c3baa8");
}

TEST_F(Tokens, die_when_the_user_changes) {
    std::string token = generator.make_token(user);
    EXPECT_TRUE(generator.check_token(user, token));
    auto dies = [&](auto change) {
        TokenUser changed = user;
        change(changed);
        return !generator.check_token(changed, token);
    };
    EXPECT_TRUE(dies([](TokenUser& u) { u.pk = "8"; }));
    EXPECT_TRUE(dies([](TokenUser& u) { u.password += "x"; }));
    EXPECT_TRUE(dies([](TokenUser& u) { u.last_login = std::nullopt; }));
    EXPECT_TRUE(dies([](TokenUser& u) { u.last_login = *u.last_login + Duration::seconds(1); }));
    EXPECT_TRUE(dies([](TokenUser& u) { u.email = "bob@example.com"; }));
    EXPECT_FALSE(dies([](TokenUser& u) {
        u.last_login = *u.last_login + Duration::milliseconds(9);
    })) << "fractions of a second do not count: not every database keeps them";
    EXPECT_FALSE(dies([](TokenUser& u) { u.last_login->utc_offset = 7200; })) << "the same moment";
}

TEST_F(Tokens, live_as_long_as_the_timeout) {
    std::string token = generator.make_token(user);
    clock.advance(3 * 86'400 * kSecond);
    EXPECT_TRUE(generator.check_token(user, token));
    clock.advance(kSecond);
    EXPECT_FALSE(generator.check_token(user, token));
}

TEST_F(Tokens, of_a_former_key_are_accepted_but_not_made) {
    PasswordResetTokenGenerator rotated(
        {.secret_key = "the next secret key, long enough, too",
         .secret_key_fallbacks = {"a secret key of more than 32 characters"}});
    EXPECT_TRUE(rotated.check_token(user, generator.make_token(user)));
    EXPECT_FALSE(generator.check_token(user, rotated.make_token(user)));
    EXPECT_NE(rotated.make_token(user), generator.make_token(user));
}

TEST_F(Tokens, anything_else_is_no_token) {
    std::string token = generator.make_token(user);
    for (std::string text :
         {std::string(), std::string("-"), std::string("a-"), std::string("-a"), token + "-",
          token + "0", token.substr(0, token.size() - 1), "C" + token.substr(1), "0" + token,
          token.substr(7), "zzzzzzzzzzzzzzzz-" + token.substr(7), std::string(100'000, '-')}) {
        EXPECT_FALSE(generator.check_token(user, text)) << text.substr(0, 60);
    }
    std::string later = "c6lftm" + token.substr(6);
    EXPECT_FALSE(generator.check_token(user, later)) << "its time was changed";
}

}  // namespace
}  // namespace cadenza::auth
