#include "cadenza/base/text/html.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

TEST(Html, escapes_the_five_characters_of_django) {
    EXPECT_EQ(html_escape("<a href='x'>\"&é</a>"),
              "&lt;a href=&#x27;x&#x27;&gt;&quot;&amp;é&lt;/a&gt;");
    EXPECT_EQ(html_escape("plain"), "plain");
    EXPECT_EQ(html_escape(""), "");
    std::string out = "x";
    append_html_escaped(out, "&amp;");
    EXPECT_EQ(out, "x&amp;amp;");
}

}  // namespace
}  // namespace cadenza
