#include "cadenza/server/access_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cadenza/base/log/log.h"

namespace cadenza {
namespace {

TEST(ConsoleAccessLog, writes_one_line_with_what_was_asked_and_answered) {
    log::Capture lines;
    ConsoleAccessLog access_log;
    access_log.write({.remote_addr = "127.0.0.1",
                      .method = "GET",
                      .target = "/a?b",
                      .status = 200,
                      .size = 1234});
    EXPECT_THAT(lines.text(), ::testing::HasSubstr("\"GET /a?b\" 200 1234"));
}

}  // namespace
}  // namespace cadenza
