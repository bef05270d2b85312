#include "cadenza/base/console.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

TEST(RecordingConsole, answers_in_order_and_then_ends) {
    RecordingConsole console;
    console.answers = "yes\nno";
    EXPECT_TRUE(console.interactive());
    EXPECT_EQ(console.ask("sure? "), "yes");
    EXPECT_EQ(console.ask("really? "), "no");
    EXPECT_EQ(console.ask("still? "), std::nullopt);
    EXPECT_EQ(console.output, "sure? really? still? ");
}

TEST(RecordingConsole, keeps_output_and_errors_apart) {
    RecordingConsole console;
    console.line("done");
    console.err("careful\n");
    EXPECT_EQ(console.output, "done\n");
    EXPECT_EQ(console.errors, "careful\n");
}

}  // namespace
}  // namespace cadenza
