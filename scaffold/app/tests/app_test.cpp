#include <cadenza/testing.h>
#include <gtest/gtest.h>

#include "{{ app }}/models.h"

namespace {

// Every test starts with an empty, migrated database of its own.
struct {{ App }}Test : testing::Test, cadenza::testing::TestCase {};

TEST_F({{ App }}Test, an_unknown_address_is_answered_with_404) {
    EXPECT_EQ(client.get("/no-such-page/").status_code, 404);
}

}  // namespace
