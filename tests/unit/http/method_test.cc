#include "cadenza/http/method.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

TEST(Method, names_are_read_in_any_case) {
    EXPECT_EQ(parse_method("GET"), GET);
    EXPECT_EQ(parse_method("delete"), DELETE);
    EXPECT_EQ(parse_method("BREW"), Method::OTHER);
    EXPECT_EQ(parse_method(""), Method::OTHER);
    EXPECT_EQ(method_name(OPTIONS), "OPTIONS");
    EXPECT_EQ(method_name(Method::OTHER), "");
}

TEST(MethodSet, is_written_in_djangos_order) {
    EXPECT_EQ((MethodSet{OPTIONS, HEAD, POST, GET}).str(), "GET, POST, HEAD, OPTIONS");
    EXPECT_EQ(MethodSet::all().str(), "GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, TRACE");
    EXPECT_EQ(MethodSet().str(), "");
}

TEST(MethodSet, never_contains_other_methods) {
    MethodSet set{GET, Method::OTHER};
    EXPECT_FALSE(set.contains(Method::OTHER));
    set.remove(GET);
    EXPECT_TRUE(set.empty());
}

}  // namespace
}  // namespace cadenza
