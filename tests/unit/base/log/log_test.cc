#include "cadenza/base/log/log.h"

#include <gtest/gtest.h>

#include "cadenza/base/error.h"

namespace cadenza {
namespace {

TEST(Log, writes_one_line_per_event_whatever_the_text) {
    log::Capture capture;
    log::info("plain é");
    log::warning("a\r\nb\x1b[31m\u2028\xff\x7f");
    log::debug("not at this level");
    EXPECT_EQ(capture.text(), "info plain é\nwarning a\\r\\nb\\x1b[31m\\u2028\\xff\\x7f\n");
}

TEST(Log, braces_are_no_format) {
    log::Capture capture;
    log::error("{} {0} %s");
    EXPECT_EQ(capture.text(), "error {} {0} %s\n");
}

TEST(Log, level_hides_what_is_less_serious) {
    log::Capture capture;
    log::set_level(log::Level::Error);
    log::warning("hidden");
    log::critical("shown");
    log::set_level(log::Level::Off);
    log::critical("hidden");
    log::set_level(log::Level::Info);
    EXPECT_EQ(capture.text(), "critical shown\n");
    EXPECT_EQ(log::level_from("WARNING"), log::Level::Warning);
    EXPECT_EQ(log::level_from("nonsense"), log::Level::Info);
    EXPECT_EQ(log::level_name(log::Level::Critical), "critical");
}

TEST(Log, requests_are_as_serious_as_their_status) {
    log::Capture capture;
    log::request("GET", "/a", 200, 12, 1.25);
    log::request("GET", "/\n", 404, 0, 0);
    log::request("POST", "/b", 500, 7, 10);
    EXPECT_EQ(capture.text(),
              "info \"GET /a\" 200 12 1.2 ms\n"
              "warning \"GET /\\n\" 404 0 0.0 ms\n"
              "error \"POST /b\" 500 7 10.0 ms\n");
}

TEST(Log, one_capture_at_a_time) {
    log::Capture capture;
    EXPECT_THROW(log::Capture another, Error);
}

}  // namespace
}  // namespace cadenza
