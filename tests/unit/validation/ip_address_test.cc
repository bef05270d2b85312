#include "cadenza/validation/ip_address.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

TEST(IpAddress, ipv4_is_four_decimal_numbers) {
    for (const char* text : {"1.1.1.1", "255.0.0.0", "0.0.0.0"})
        EXPECT_TRUE(is_ipv4_address(text)) << text;
    for (const char* text :
         {"256.1.1.1", "25.1.1.", "25,1,1,1", "25.1 .1.1", "1.1.1.1\n", "٧.2٥.3٣.243", "01.1.1.1",
          "0177.0.0.1", "1.1.1.00", "1.1.1", "1.1.1.1.1", "", "1..1.1", "1.1.1.0x1"}) {
        EXPECT_FALSE(is_ipv4_address(text)) << text;
    }
}

TEST(IpAddress, ipv6_has_one_canonical_form) {
    const std::pair<const char*, const char*> cases[] = {
        {"fe80::1", "fe80::1"},
        {"::1", "::1"},
        {"1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"},
        {"2001:0DB8::0001", "2001:db8::1"},
        {"0:0:0:0:0:0:0:0", "::"},
        {"1:0:0:2:0:0:0:3", "1:0:0:2::3"},
        {"1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"},
        {"::ffff:10.10.10.10", "::ffff:10.10.10.10"},
        {"::ffff:0a0a:0a0a", "::ffff:10.10.10.10"},
        {"::10.10.10.10", "::a0a:a0a"},
        {"1::", "1::"},
        {"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"}};
    for (const auto& [text, canonical] : cases)
        EXPECT_EQ(clean_ipv6_address(text), canonical) << text;
    EXPECT_EQ(clean_ipv6_address("::ffff:10.10.10.10", true), "10.10.10.10");
    EXPECT_EQ(clean_ipv6_address("::1", true), "::1");
}

TEST(IpAddress, ipv6_refuses_zones_and_everything_malformed) {
    for (const char* text :
         {"1:2", "::zzz", "12345::", "1::2::3", "1:2:3:4:5:6:7:8:9", ":1", "1:", "", "fe80::1%eth0",
          "::1\n", "::01.2.3.4", "::1.2.3", "::ffff:1.2.3.256", "::1/64",
          "0000:0000:0000:0000:0000:ffff:255.255.255.255"}) {
        EXPECT_FALSE(is_ipv6_address(text)) << text;
    }
    EXPECT_FALSE(is_ipv6_address(std::string_view("::1\0", 4)));
    EXPECT_FALSE(is_ipv6_address(std::string(1'000'000, ':')));
}

}  // namespace
}  // namespace cadenza
