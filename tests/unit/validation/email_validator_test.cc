#include "cadenza/validation/email_validator.h"

#include <gtest/gtest.h>

#include "unit/validation/check.h"

namespace cadenza {
namespace {

bool valid(const Value& value) {
    return !EmailValidator().check(value);
}

TEST(EmailValidator, accepts_addresses) {
    for (const char* text :
         {"email@here.com", "weirder-email@here.and.there.com", "email@[127.0.0.1]",
          "email@[2001:dB8::1]", "email@[::fffF:127.0.0.1]", "example@valid-----hyphens.com",
          "test@domain.with.idn.tld.उदाहरण.परीक्षा", "email@localhost", "\"test@test\"@example.com",
          "example@atm.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
          "\"\\\\\\011\"@here.com", "o'neil+tag@x.org", "x@例え.テスト", "x@ＥＸＡＭＰＬＥ.com",
          "a@xn--p1ai.xn--p1ai"}) {
        EXPECT_TRUE(valid(text)) << text;
    }
}

TEST(EmailValidator, refuses_everything_else) {
    for (const char* text :
         {"",
          "abc",
          "abc@",
          "abc@bar",
          "a @x.cz",
          "abc@.com",
          "something@@somewhere.com",
          "email@127.0.0.1",
          "email@[127.0.0.256]",
          "email@[2001:db8::12345]",
          "email@[2001:db8:0:0:1]",
          "email@[::ffff:127.0.0.256]",
          "example@invalid-.com",
          "example@-invalid.com",
          "example@invalid.com-",
          "example@inv-.alid-.com",
          "test@example.com\n\n<script src=\"x.js\">",
          "\"\\\012\"@here.com",
          "trailingdot@shouldfail.com.",
          "a@b.com\n",
          "a\n@b.com",
          "\"test@test\"\n@example.com",
          ".a@x.org",
          "a.@x.org",
          "a..b@x.org",
          "é@x.org",
          "\"a b\"@x.org",
          "x@exa mple.com",
          "x@a..b",
          "x@\u00adé",
          "x@xn--é.com",
          "x@[fe80::1%eth0]",
          "a@b\u2028.com",
          "example@atm.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}) {
        EXPECT_FALSE(valid(text)) << text;
    }
    EXPECT_FALSE(valid(nullptr));
    EXPECT_FALSE(valid(5));
}

TEST(EmailValidator, limits_the_length_to_320_characters) {
    std::string domain = "@" + std::string(63, 'b') + ".com";
    EXPECT_TRUE(valid(std::string(320 - domain.size(), 'a') + domain));
    EXPECT_FALSE(valid(std::string(321 - domain.size(), 'a') + domain));
    EXPECT_FALSE(valid(std::string(1'000'000, '@')));
}

TEST(EmailValidator, takes_message_code_and_domains) {
    EXPECT_EQ(check(EmailValidator(), "x"), "Enter a valid email address. [invalid]");
    EmailValidator own("%(value)s?", "mail", {"intranet"});
    EXPECT_EQ(check(own, "x"), "x? [mail]");
    EXPECT_EQ(check(own, "x@intranet"), "ok");
    EXPECT_EQ(check(own, "x@localhost"), "x@localhost? [mail]");
    EXPECT_EQ(own.describe(), R"(EmailValidator("%(value)s?", "mail", {"intranet"}))");
    EXPECT_EQ(EmailValidator().describe(), "EmailValidator()");
}

}  // namespace
}  // namespace cadenza
