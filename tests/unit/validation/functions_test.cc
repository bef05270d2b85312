#include "cadenza/validation/functions.h"

#include <gtest/gtest.h>

#include "unit/validation/check.h"

namespace cadenza {
namespace {

TEST(ValidatorFunctions, integers) {
    for (const char* text : {"42", "-42", "00", "٤٢"})
        EXPECT_EQ(check(validate_integer, text), "ok") << text;
    for (const char* text : {"", "-", "1.5", "4 2", "42\n", "+1"}) {
        EXPECT_EQ(check(validate_integer, text), "Enter a valid integer. [invalid]") << text;
    }
    EXPECT_EQ(check(validate_integer, -7), "ok");
}

TEST(ValidatorFunctions, slugs) {
    for (const char* text :
         {"slug-ok", "longer-slug-still-ok", "--------", "nohyphensoranything", "a", "1", "a1_"}) {
        EXPECT_EQ(check(validate_slug, text), "ok") << text;
        EXPECT_EQ(check(validate_unicode_slug, text), "ok") << text;
    }
    for (const char* text : {"", " text ", ".", "some@mail.com", "\n", "trailing-newline\n"}) {
        EXPECT_EQ(check(validate_slug, text),
                  "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens. "
                  "[invalid]")
            << text;
        EXPECT_EQ(check(validate_unicode_slug, text),
                  "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or "
                  "hyphens. [invalid]")
            << text;
    }
    EXPECT_EQ(check(validate_unicode_slug, "你好-é٣"), "ok");
    EXPECT_NE(check(validate_slug, "你好"), "ok");
}

TEST(ValidatorFunctions, addresses) {
    EXPECT_EQ(check(validate_ipv4_address, "1.2.3.4"), "ok");
    EXPECT_EQ(check(validate_ipv4_address, "::1"), "Enter a valid IPv4 address. [invalid]");
    EXPECT_EQ(check(validate_ipv6_address, "::1"), "ok");
    EXPECT_EQ(check(validate_ipv6_address, "1.2.3.4"), "Enter a valid IPv6 address. [invalid]");
    EXPECT_EQ(check(validate_ipv46_address, "::1"), "ok");
    EXPECT_EQ(check(validate_ipv46_address, "1.2.3.4"), "ok");
    EXPECT_EQ(check(validate_ipv46_address, "x"), "Enter a valid IPv4 or IPv6 address. [invalid]");
    EXPECT_EQ(check(validate_email, "a@b.com"), "ok");
    EXPECT_EQ(check(validate_email, "a"), "Enter a valid email address. [invalid]");
}

TEST(ValidatorFunctions, lists_of_integers) {
    for (const char* text : {"1", "12", "1,2", "1,2,3", "10,32"}) {
        EXPECT_EQ(check(validate_comma_separated_integer_list, text), "ok") << text;
    }
    for (const char* text : {"", "a", "a,b,c", "1, 2, 3", ",", "1,2,3,", "1,2,\n", "1,,2", "-1"}) {
        EXPECT_EQ(check(validate_comma_separated_integer_list, text),
                  "Enter only digits separated by commas. [invalid]")
            << text;
    }
    EXPECT_EQ(check(int_list_validator("."), "1.2.3"), "ok");
    EXPECT_EQ(check(int_list_validator("."), "1,2,3"), "Enter a valid value. [invalid]");
    EXPECT_EQ(check(int_list_validator(",", "", "invalid", true), "-1,-2,3"), "ok");
    EXPECT_EQ(check(int_list_validator(), "-1"), "Enter a valid value. [invalid]");
    EXPECT_EQ(check(int_list_validator(), "1,2\n"), "Enter a valid value. [invalid]");
}

TEST(ValidatorFunctions, domain_names) {
    EXPECT_EQ(check(validate_domain_name, "example.co.uk"), "ok");
    EXPECT_EQ(check(validate_domain_name, "بلدية.com"), "ok");
    for (const char* text :
         {"", "local", "000.000.000.000", "a..b.com", "-a.com", "a.com.", "a.com\n"}) {
        EXPECT_EQ(check(validate_domain_name, text), "Enter a valid domain name. [invalid]")
            << text;
    }
    EXPECT_NE(check(validate_domain_name, std::string(1'000'000, 'a')), "ok");
}

}  // namespace
}  // namespace cadenza
