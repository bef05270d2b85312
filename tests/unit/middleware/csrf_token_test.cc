#include "cadenza/middleware/csrf_token.h"

#include <gtest/gtest.h>

#include <set>

namespace cadenza::csrf {
namespace {

TEST(CsrfToken, secrets_have_32_letters_and_digits) {
    const std::string secret = new_secret();
    EXPECT_EQ(secret.size(), 32u);
    EXPECT_EQ(token_fault(secret), "");
    EXPECT_NE(new_secret(), secret);
}

TEST(CsrfToken, every_mask_differs_and_hides_the_same_secret) {
    const std::string secret = new_secret();
    std::set<std::string> tokens;
    for (int i = 0; i < 50; ++i) {
        const std::string token = mask(secret);
        EXPECT_EQ(token.size(), 64u);
        EXPECT_EQ(token_fault(token), "");
        EXPECT_EQ(unmask(token), secret);
        tokens.insert(token);
    }
    EXPECT_EQ(tokens.size(), 50u);
}

TEST(CsrfToken, masks_are_those_of_django) {
    EXPECT_EQ(unmask("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabcdefghijklmnopqrstuvwxyz012345"),
              "abcdefghijklmnopqrstuvwxyz012345");
    EXPECT_EQ(unmask("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
              "99999999999999999999999999999999");
}

TEST(CsrfToken, either_form_gives_the_secret) {
    const std::string secret = new_secret();
    EXPECT_EQ(secret_of(secret), secret);
    EXPECT_EQ(secret_of(mask(secret)), secret);
}

TEST(CsrfToken, faults_are_named) {
    EXPECT_EQ(token_fault(""), "has incorrect length");
    EXPECT_EQ(token_fault(std::string(33, 'a')), "has incorrect length");
    EXPECT_EQ(token_fault(std::string(65, 'a')), "has incorrect length");
    EXPECT_EQ(token_fault(std::string(31, 'a') + "-"), "has invalid characters");
    EXPECT_EQ(token_fault(std::string(31, 'a') + "é"), "has invalid characters")
        << "characters count, not bytes";
    EXPECT_EQ(token_fault(std::string(63, 'a') + std::string(1, '\0')), "has invalid characters");
}

}  // namespace
}  // namespace cadenza::csrf
