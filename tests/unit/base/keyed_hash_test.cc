#include "cadenza/base/keyed_hash.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace cadenza::internal {
namespace {

TEST(KeyedHash, is_the_same_for_equal_bytes_within_a_process) {
    EXPECT_EQ(keyed_hash("abc"), keyed_hash(std::string("abc")));
    EXPECT_EQ(keyed_hash(""), keyed_hash({}));
}

TEST(KeyedHash, tells_lengths_zeros_and_places_apart) {
    std::set<std::uint64_t> seen;
    std::string bytes(40, '\0');
    for (std::size_t length = 0; length <= bytes.size(); ++length) {
        seen.insert(keyed_hash(std::string_view(bytes).substr(0, length)));
    }
    for (char& byte : bytes) {
        byte = 1;
        seen.insert(keyed_hash(bytes));
        byte = 0;
    }
    EXPECT_EQ(seen.size(), 81u);
}

TEST(KeyedHash, spreads_over_the_low_bits) {
    std::set<std::uint64_t> slots;
    for (int i = 0; i < 1'000; ++i) slots.insert(keyed_hash("name" + std::to_string(i)) % 65'536);
    EXPECT_GT(slots.size(), 950u);
}

}  // namespace
}  // namespace cadenza::internal
