#include "cadenza/rest/fields/text_fields.h"

#include <gtest/gtest.h>

#include "unit/rest/fields/support.h"

namespace {
using namespace field_tests;

struct In : V {
    static CharField plain() { return CharField{}; }
    static CharField bounded() { return CharField{min_length = 2, max_length = 4}; }
    static CharField untrimmed() { return CharField{trim_whitespace = false}; }
    static CharField blank() { return CharField{allow_blank = true}; }
    static RegexField regex_field() { return RegexField{regex = R"(^[a-z]+-\d+$)"}; }
    static SlugField unicode_slug() { return SlugField{allow_unicode = true}; }
    static IPAddressField v4() { return IPAddressField{protocol = "IPv4"}; }
    static IPAddressField v6() { return IPAddressField{protocol = "ipv6"}; }
};

TEST(CharField, takes_text_and_numbers_but_nothing_else) {
    EXPECT_EQ(check(In::plain(), Value("x")), R"("x")");
    EXPECT_EQ(check(In::plain(), Value(12)), R"("12")");
    EXPECT_EQ(check(In::plain(), Value(1.5)), R"("1.5")");
    for (const Value& wrong : {Value(true), Value(List()), Value(Dict())})
        EXPECT_EQ(check(In::plain(), wrong), R"(! ["Not a valid string."])");
}

TEST(CharField, cuts_blanks_of_every_script_before_it_looks_for_emptiness) {
    EXPECT_EQ(check(In::plain(), Value("\u00a0 a b\u3000")), R"("a b")");
    EXPECT_EQ(check(In::plain(), Value("\u2003")), R"(! ["This field may not be blank."])");
    EXPECT_EQ(check(In::untrimmed(), Value("  ")), R"("  ")");
    EXPECT_EQ(check(In::untrimmed(), Value("")), R"(! ["This field may not be blank."])");
    EXPECT_EQ(check(In::blank(), Value("  ")), R"("")");
}

TEST(CharField, counts_code_points_and_refuses_nul) {
    EXPECT_EQ(check(In::bounded(), Value("ééé")), R"("ééé")");
    EXPECT_EQ(check(In::bounded(), Value("ééééé")),
              R"(! ["Ensure this field has no more than 4 characters."])");
    EXPECT_EQ(check(In::bounded(), Value("é")),
              R"(! ["Ensure this field has at least 2 characters."])");
    EXPECT_EQ(check(In::plain(), Value(std::string_view("a\0b", 3))),
              R"(! ["Null characters are not allowed."])");
}

TEST(CharField, shows_whatever_it_is_given_as_text) {
    EXPECT_EQ(shown(In::plain(), Value("a\"b")), R"("a\"b")");
    EXPECT_EQ(shown(In::plain(), Value(7)), R"("7")");
}

TEST(EmailField, refuses_what_is_no_address_after_its_length) {
    EXPECT_EQ(check(V::EmailField{}, Value("a@example.com")), R"("a@example.com")");
    EXPECT_EQ(check(V::EmailField{}, Value("a@b")), R"(! ["Enter a valid email address."])");
    EXPECT_EQ(
        check(V::EmailField{V::max_length = 3}, Value("abcdef")),
        R"(! ["Ensure this field has no more than 3 characters.","Enter a valid email address."])");
}

TEST(RegexField, searches_for_its_expression) {
    EXPECT_EQ(check(In::regex_field(), Value("ab-12")), R"("ab-12")");
    EXPECT_EQ(check(In::regex_field(), Value("AB-12")),
              R"(! ["This value does not match the required pattern."])");
    EXPECT_THROW(V::RegexField{V::max_length = 3}, ImproperlyConfigured);
}

TEST(SlugField, takes_ascii_or_with_allow_unicode_any_letters) {
    EXPECT_EQ(check(V::SlugField{}, Value("a-b_1")), R"("a-b_1")");
    EXPECT_EQ(
        check(V::SlugField{}, Value("é")),
        R"(! ["Enter a valid \"slug\" consisting of letters, numbers, underscores or hyphens."])");
    EXPECT_EQ(check(In::unicode_slug(), Value("é-日本")), R"("é-日本")");
    EXPECT_EQ(
        check(In::unicode_slug(), Value("é b")),
        R"(! ["Enter a valid \"slug\" consisting of Unicode letters, numbers, underscores, or hyphens."])");
}

TEST(URLField, wants_an_absolute_url) {
    EXPECT_EQ(check(V::URLField{}, Value("http://example.com/")), R"("http://example.com/")");
    EXPECT_EQ(check(V::URLField{}, Value("javascript:alert(1)")), R"(! ["Enter a valid URL."])");
}

TEST(IPAddressField, shortens_addresses_and_drops_zones) {
    EXPECT_EQ(check(V::IPAddressField{}, Value("2001:0DB8:0:0:0:0:0:1")), R"("2001:db8::1")");
    EXPECT_EQ(check(V::IPAddressField{}, Value("::ffff:10.0.0.1")), R"("10.0.0.1")");
    EXPECT_EQ(check(V::IPAddressField{}, Value("fe80::1%eth0")), R"("fe80::1")");
    EXPECT_EQ(check(V::IPAddressField{}, Value("fe80::1%")),
              R"(! ["Enter a valid IPv4 or IPv6 address."])");
    EXPECT_EQ(check(In::v6(), Value("::ffff:10.0.0.1")), R"("::ffff:10.0.0.1")");
}

TEST(IPAddressField, knows_its_protocol) {
    EXPECT_EQ(check(In::v4(), Value("::1")), R"(! ["Enter a valid IPv4 address."])");
    EXPECT_EQ(check(In::v6(), Value("10.0.0.1")), R"(! ["Enter a valid IPv6 address."])");
    EXPECT_EQ(check(In::v4(), Value(5)), R"(! ["Enter a valid IPv4 or IPv6 address."])");
    EXPECT_THROW(V::IPAddressField{V::protocol = "IPX"}, ImproperlyConfigured);
}

}  // namespace
