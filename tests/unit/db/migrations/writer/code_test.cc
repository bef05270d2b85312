#include "cadenza/db/migrations/writer/code.h"

#include <gtest/gtest.h>

namespace cadenza::migrations {
namespace {

std::string printed(const Code& code) {
    std::string out;
    code.print(out, 0, ";");
    return out;
}

TEST(Code, stays_on_a_line_where_it_fits) {
    EXPECT_EQ(printed(Code::call("f", {{"1"}, Code::list({{"2"}, {"3"}})})), "f(1, {2, 3});");
}

TEST(Code, long_lists_have_an_item_a_line) {
    const std::string text(60, 'x');
    EXPECT_EQ(printed(Code::list({{text}, {text}}, ".a = ")),
              ".a = {\n    " + text + ",\n    " + text + ",\n};");
}

TEST(Code, a_long_call_keeps_its_first_words) {
    const std::string text(60, 'x');
    EXPECT_EQ(printed(Code::call("f", {{"1"}, Code::list({{text}, {text}})})),
              "f(1,\n    {\n        " + text + ",\n        " + text + ",\n    });");
}

TEST(Code, a_long_condition_breaks_behind_its_words) {
    const std::string text(60, 'x');
    Code joined;
    joined.between = " && ";
    joined.items = {{text}, {text}};
    EXPECT_EQ(printed(joined), text + " &&\n    " + text + ";");
}

}  // namespace
}  // namespace cadenza::migrations
