#include "cadenza/validation/regex_validator.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "cadenza/base/error.h"
#include "unit/validation/check.h"

namespace cadenza {
namespace {

TEST(RegexValidator, searches_the_text) {
    Validator validator = RegexValidator(R"(^\d{3}$)", "%(value)s is no code.", "code");
    EXPECT_EQ(check(validator, "123"), "ok");
    EXPECT_EQ(check(validator, 123), "ok");
    EXPECT_EQ(check(validator, "12x"), "12x is no code. [code]");
    EXPECT_EQ(check(validator, "123\n"), "123\n is no code. [code]");
    EXPECT_EQ(check(validator, "١٢٣"), "ok");
    EXPECT_EQ(check(RegexValidator("b"), "abc"), "ok");
    EXPECT_EQ(check(RegexValidator("x"), "abc"), "Enter a valid value. [invalid]");
}

TEST(RegexValidator, takes_flags_and_the_inverse) {
    EXPECT_EQ(check(RegexValidator("^ABC$", "", "invalid", false, RegexFlags::IgnoreCase), "abc"),
              "ok");
    EXPECT_EQ(check(RegexValidator(R"(^\d$)", "", "invalid", false, RegexFlags::Ascii), "٣"),
              "Enter a valid value. [invalid]");
    EXPECT_EQ(check(RegexValidator("^b$", "", "invalid", false, RegexFlags::Multiline), "a\nb"),
              "ok");
    EXPECT_EQ(check(RegexValidator("a.b", "", "invalid", false, RegexFlags::DotAll), "a\nb"), "ok");
    EXPECT_EQ(check(RegexValidator("a.b"), "a\nb"), "Enter a valid value. [invalid]");
    EXPECT_EQ(check(RegexValidator("bad", "No bad words.", "word", true), "a bad one"),
              "No bad words. [word]");
    EXPECT_EQ(check(RegexValidator("bad", "No bad words.", "word", true), "a good one"), "ok");
}

TEST(RegexValidator, a_malformed_expression_is_a_mistake_of_the_program) {
    RegexValidator lookahead("(?=x)");
    EXPECT_EQ(lookahead.error(), "invalid perl operator: (?=");
    EXPECT_EQ(RegexValidator("x").error(), "");
    try {
        (void)lookahead.check("x");
        FAIL();
    } catch (const ImproperlyConfigured& error) {
        EXPECT_STREQ(error.what(),
                     "the regular expression \"(?=x)\" of a RegexValidator is malformed: invalid "
                     "perl operator: (?=; "
                     "lookaround and backreferences are not supported");
    }
}

TEST(RegexValidator, takes_linear_time) {
    Validator validator = RegexValidator("^(a+)+$");
    EXPECT_EQ(check(validator, std::string(1'000'000, 'a')), "ok");
    EXPECT_EQ(validator(std::string(1'000'000, 'a') + "b")->code, "invalid");
}

TEST(RegexValidator, may_be_used_first_by_many_threads_at_once) {
    Validator validator = RegexValidator("^[a-z]+$");
    std::vector<std::thread> threads;
    std::atomic<int> fine = 0;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] { fine += check(validator, "abc") == "ok"; });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(fine, 8);
}

TEST(RegexValidator, describes_what_it_was_made_of) {
    EXPECT_EQ(RegexValidator(R"(^"\d"$)").describe(), R"x(RegexValidator("^\"\\d\"$"))x");
    EXPECT_EQ(RegexValidator("a", "m").describe(), R"(RegexValidator("a", "m"))");
    EXPECT_EQ(RegexValidator("a", "", "c").describe(), R"(RegexValidator("a", "", "c"))");
    EXPECT_EQ(RegexValidator("a", "", "invalid", true).describe(),
              R"(RegexValidator("a", "", "invalid", true))");
    EXPECT_EQ(RegexValidator("a", "", "invalid", false, RegexFlags::IgnoreCase | RegexFlags::Ascii)
                  .describe(),
              R"(RegexValidator("a", "", "invalid", false, static_cast<RegexFlags>(9)))");
}

}  // namespace
}  // namespace cadenza
