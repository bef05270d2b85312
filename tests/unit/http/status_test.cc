#include "cadenza/http/status.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

TEST(Status, has_the_reason_phrases_of_python) {
    EXPECT_EQ(status::reason(status::HTTP_404_NOT_FOUND), "Not Found");
    EXPECT_EQ(status::reason(status::HTTP_418_IM_A_TEAPOT), "I'm a Teapot");
    EXPECT_EQ(status::reason(599), "Unknown Status Code");
}

TEST(Status, classes_are_told_by_the_first_digit) {
    EXPECT_TRUE(status::is_success(204));
    EXPECT_TRUE(status::is_client_error(499));
    EXPECT_FALSE(status::is_server_error(499));
    EXPECT_TRUE(status::is_redirect(301));
    EXPECT_TRUE(status::is_informational(100));
}

}  // namespace
}  // namespace cadenza
