#include "cadenza/base/text/normalization.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

TEST(Nfkc, leaves_ascii_alone) {
    EXPECT_EQ(nfkc("ann@example.com"), "ann@example.com");
    EXPECT_EQ(nfkc(""), "");
}

TEST(Nfkc, replaces_letters_that_stand_for_others) {
    EXPECT_EQ(nfkc("\ufb01ne"), "fine");              // the ligature fi
    EXPECT_EQ(nfkc("\uff21\uff22"), "AB");            // wide letters
    EXPECT_EQ(nfkc("x\u00b2"), "x2");                 // a superscript
    EXPECT_EQ(nfkc("\u2126"), "\u03a9");              // the sign Ohm is an omega
    EXPECT_EQ(nfkc("\u017f\u0323\u0307"), "\u1e69");  // of the annex: long s with two dots
    EXPECT_EQ(nfkc("\u1e9b\u0323"), "\u1e69");
    EXPECT_EQ(nfkc("\ufdfa").size(), std::string("\u0635\u0644\u0649 \u0627\u0644\u0644\u0647 "
                                                 "\u0639\u0644\u064a\u0647 "
                                                 "\u0648\u0633\u0644\u0645")
                                         .size());  // the longest one
}

TEST(Nfkc, composes_letters_and_their_marks) {
    EXPECT_EQ(nfkc("e\u0301"), "\u00e9");
    EXPECT_EQ(nfkc("J\u0075\u0308rgen"), "J\u00fcrgen");
    EXPECT_EQ(nfkc("a\u0323\u0302"), "\u1ead");
    EXPECT_EQ(nfkc("a\u0302\u0323"), "\u1ead");        // marks are put in order first
    EXPECT_EQ(nfkc("a\u0338\u0301"), "\u00e1\u0338");  // a mark that does not compose stays behind
    EXPECT_EQ(nfkc("q\u0301\u0301"), "q\u0301\u0301");
    EXPECT_EQ(nfkc("\u0915\u093c"), "\u0915\u093c");  // excluded from composition
}

TEST(Nfkc, composes_hangul) {
    EXPECT_EQ(nfkc("\u1112\u1161\u11ab"), "\ud55c");
    EXPECT_EQ(nfkc("\u1112\u1161"), "\ud558");
    EXPECT_EQ(nfkc("\ud55c"), "\ud55c");
}

TEST(Nfkc, broken_bytes_become_the_replacement_character) {
    EXPECT_EQ(nfkc("a\xff"), "a\ufffd");
}

TEST(Nfkc, is_stable) {
    for (const char* text : {"\u1e9b\u0323", "\ufb01", "e\u0301\u0323", "\u3392", "\u0344"})
        EXPECT_EQ(nfkc(nfkc(text)), nfkc(text)) << text;
}

}  // namespace
}  // namespace cadenza
