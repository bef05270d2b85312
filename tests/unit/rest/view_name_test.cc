#include "cadenza/rest/view_name.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

TEST(ViewName, drops_view_and_viewset_and_separates_the_words) {
    EXPECT_EQ(view_name_of("BlogPostListCreateView"), "Blog Post List Create");
    EXPECT_EQ(view_name_of("BookViewSet"), "Book");
    EXPECT_EQ(view_name_of("View"), "View");
    EXPECT_EQ(view_name_of("JSONOnlyView"), "Json Only");
    EXPECT_EQ(view_name_of("WhoAmI"), "Who Am I");
    EXPECT_EQ(view_name_of("function_view"), "Function View");
    EXPECT_EQ(view_name_of(""), "");
}

}  // namespace
}  // namespace cadenza
