#include <gtest/gtest.h>

#include "cadenza/conf/dotenv.h"

namespace cadenza::internal {
namespace {

std::string parsed(std::string_view text) {
    auto entries = parse_dotenv(text, [](std::string_view key) -> std::optional<std::string> {
        if (key == "HOME") return "/home/me";
        return std::nullopt;
    });
    if (!entries) return "! " + entries.error().message;
    std::string out;
    for (const DotenvEntry& entry : *entries) {
        out += entry.key + "=[" + entry.value + "]" + std::to_string(entry.line) + " ";
    }
    return out;
}

TEST(DotenvParser, reads_plain_lines_comments_and_exports) {
    EXPECT_EQ(parsed("A=1\n\n# comment\n  export B = two words  \r\nC=\nD=x#y z # end\nE=#!s3cret"),
              "A=[1]1 B=[two words]4 C=[]5 D=[x#y z]6 E=[#!s3cret]7 ");
    EXPECT_EQ(parsed("export=1"), "export=[1]1 ");
    EXPECT_EQ(parsed("\xef\xbb\xbf"
                     "A=1"),
              "A=[1]1 ");
    EXPECT_EQ(parsed(""), "");
}

TEST(DotenvParser, quotes_hold_anything) {
    EXPECT_EQ(
        parsed("A=\"a # b\\n\\\"c\\\" \\x\" # comment\nB='it\\n ${A}'\nC=\"two\nlines\"\nD=1"),
        "A=[a # b\n\"c\" \\x]1 B=[it\\n ${A}]2 C=[two\nlines]3 D=[1]5 ");
}

TEST(DotenvParser, expands_variables_in_braces_only) {
    EXPECT_EQ(parsed("A=1\nB=${A}2\nC=\"${B}/"
                     "${HOME}\"\nD=${MISSING:-x}${A:-y}\nE=pa$$w0rd$A\nF=\"\\${A}\"\nG=${A"),
              "A=[1]1 B=[12]2 C=[12//home/me]3 D=[x1]4 E=[pa$$w0rd$A]5 F=[${A}]6 G=[${A]7 ");
    EXPECT_EQ(parsed("A=1\nA=${A}2\nB=${A}"), "A=[1]1 A=[12]2 B=[12]3 ");
}

TEST(DotenvParser, says_in_which_line_it_is_malformed) {
    EXPECT_EQ(parsed("A=1\nNONSENSE\n"),
              "! line 2: expected KEY=value, but there is no '=' behind NONSENSE");
    EXPECT_EQ(parsed("=x"), "! line 1: expected KEY=value, but there is no '='");
    EXPECT_EQ(parsed("A=1\nB=\"open\n\n"),
              "! line 2: the quote that begins the value of B is not closed");
    EXPECT_EQ(parsed("A='x' y"), "! line 1: the value of A goes on behind its closing quote");
}

TEST(DotenvParser, expansions_cannot_grow_without_end) {
    std::string text = "A=0123456789\n";
    for (int i = 0; i < 40; ++i) text += "A=${A}${A}\n";
    EXPECT_NE(parsed(text).find("the value of A is longer than 1,000,000 bytes"),
              std::string::npos);
}

TEST(DotenvParser, every_prefix_is_read_or_refused) {
    std::string_view text = "export A=\"x\\n${B:-c}\" # d\nB='e\nf'\nC=$g ${h}";
    for (std::size_t i = 0; i <= text.size(); ++i) (void)parsed(text.substr(0, i));
    EXPECT_EQ(parsed(text), "A=[x\nc]1 B=[e\nf]2 C=[$g ]4 ");
}

}  // namespace
}  // namespace cadenza::internal
