#include "cadenza/validation/domain_name.h"

#include <gtest/gtest.h>

namespace cadenza::internal {
namespace {

TEST(DomainName, writes_labels_of_other_scripts_in_punycode) {
    const std::pair<const char*, const char*> cases[] = {
        {"example.com", "example.com"},
        {"bücher.example", "xn--bcher-kva.example"},
        {"BÜCHER.example", "xn--bcher-kva.example"},
        {"例え.テスト", "xn--r8jz45g.xn--zckzah"},
        {"пример.испытание", "xn--e1afmkfd.xn--80akhbyknj4f"},
        {"faß.de", "fass.de"},
        {"ｅｘａｍｐｌｅ。com", "example.com"},
        {"a\u00adb.com", "ab.com"},
        {"☃.net", "xn--n3h.net"}};
    for (const auto& [name, ascii] : cases) EXPECT_EQ(to_ascii_domain(name), ascii) << name;
    for (const char* bad : {"", "a..b", ".a", "a.", "é\u2028.com", "xn--é.com", "\u00ad.com"}) {
        EXPECT_FALSE(to_ascii_domain(bad)) << bad;
    }
    std::string label;
    for (int i = 0; i < 64; ++i) label += "é";
    EXPECT_FALSE(to_ascii_domain(label + ".com"));
    EXPECT_FALSE(to_ascii_domain(std::string(64, 'a') + ".com"));
}

TEST(DomainName, host_names_have_two_labels_and_no_digits_at_the_top) {
    EXPECT_TRUE(is_host_name("a.co", false));
    EXPECT_TRUE(is_host_name("a.co.", true));
    EXPECT_FALSE(is_host_name("a.co.", false));
    EXPECT_FALSE(is_host_name("a.co..", true));
    EXPECT_FALSE(is_host_name("a.c0", false));
    EXPECT_TRUE(is_host_name("a.xn--90ae", false));
    EXPECT_FALSE(is_host_name("com", false));
    EXPECT_FALSE(is_host_name("a_b.com", false));
    EXPECT_TRUE(is_ascii_domain("a.c0"));
    EXPECT_FALSE(is_ascii_domain("é.com"));
}

}  // namespace
}  // namespace cadenza::internal
