#include "cadenza/jose/algorithm.h"

#include <gtest/gtest.h>

#include <set>

namespace cadenza::jose {
namespace {

TEST(Algorithm, is_found_by_its_exact_name_only) {
    EXPECT_EQ(find_algorithm("HS256")->key_type, KeyType::Oct);
    EXPECT_EQ(find_algorithm("PS384")->scheme, Scheme::RsaPss);
    EXPECT_EQ(find_algorithm("ES512")->curve, Curve::P521);
    EXPECT_EQ(find_algorithm("EdDSA")->curve, Curve::None);
    for (const char* name :
         {"", "none", "None", "NONE", "hs256", "HS256 ", "HS", "ES521", "RSA-OAEP"}) {
        EXPECT_EQ(find_algorithm(name), nullptr) << name;
    }
}

TEST(Algorithm, every_name_is_listed_once) {
    std::set<std::string_view> names;
    for (const Algorithm& algorithm : algorithms()) names.insert(algorithm.name);
    EXPECT_EQ(names.size(), 14u);
    EXPECT_EQ(algorithms().size(), 14u);
}

}  // namespace
}  // namespace cadenza::jose
