#include "cadenza/conf/middleware_list.h"

#include <gtest/gtest.h>

#include "cadenza/conf/settings.h"

namespace cadenza {

class Middleware {};

namespace {

std::unique_ptr<Middleware> nothing(const Settings&) {
    return nullptr;
}

TEST(MiddlewareList, left_alone_or_written_as_braces_it_stands_for_the_default) {
    EXPECT_TRUE(MiddlewareList().is_default());
    EXPECT_TRUE(MiddlewareList({}).is_default());
}

TEST(MiddlewareList, none_is_an_empty_list_of_its_own) {
    EXPECT_FALSE(MiddlewareList::none().is_default());
    EXPECT_TRUE(MiddlewareList::none().factories().empty());
}

TEST(MiddlewareList, keeps_the_given_factories_in_order) {
    const MiddlewareList list = {nothing, nullptr};
    EXPECT_FALSE(list.is_default());
    ASSERT_EQ(list.factories().size(), 2U);
    EXPECT_EQ(list.factories()[0], &nothing);
}

}  // namespace
}  // namespace cadenza
