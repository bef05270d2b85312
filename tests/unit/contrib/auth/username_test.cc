#include "cadenza/contrib/auth/username.h"

#include <gtest/gtest.h>

#include "cadenza/contrib/auth/base_user.h"

namespace cadenza::auth {
namespace {

TEST(NormalizeEmail, makes_the_domain_small_and_keeps_the_rest) {
    EXPECT_EQ(normalize_email("Ann@EXAMPLE.com"), "Ann@example.com");
    EXPECT_EQ(normalize_email(" ann@X.org \n"), "ann@x.org");
    EXPECT_EQ(normalize_email("\"a@b\"@X.org"), "\"a@b\"@x.org");
    EXPECT_EQ(normalize_email("no at sign"), "no at sign");
    EXPECT_EQ(normalize_email(""), "");
}

TEST(NormalizeUsername, makes_names_that_look_alike_one) {
    EXPECT_EQ(normalize_username("\u2126mega"), "\u03a9mega");
    EXPECT_EQ(normalize_username("ann"), "ann");
}

TEST(UsernameValidator, takes_letters_of_every_script) {
    const Validator validator = UnicodeUsernameValidator();
    for (const char* name : {"ann", "J\u00fcrgen", "\u674e", "a.b+c-d_e@f", "7"})
        EXPECT_FALSE(validator(Value(name))) << name;
    for (const char* name : {"a b", "a/b", "ann\n", "", "a\u00a0b", "<script>"})
        EXPECT_TRUE(validator(Value(name))) << name;
    EXPECT_EQ(validator.describe(), "cadenza::auth::UnicodeUsernameValidator()");
}

TEST(UsernameValidator, of_ascii_takes_no_other_letters) {
    EXPECT_FALSE(ASCIIUsernameValidator()(Value("ann.b")));
    EXPECT_TRUE(ASCIIUsernameValidator()(Value("J\u00fcrgen")));
}

}  // namespace
}  // namespace cadenza::auth
