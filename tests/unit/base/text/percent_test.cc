#include "cadenza/base/text/percent.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

TEST(Percent, encodes_as_urllib_quote) {
    EXPECT_EQ(percent_encode("a b/é?&=~"), "a%20b/%C3%A9%3F%26%3D~");
    EXPECT_EQ(percent_encode("a/b", ""), "a%2Fb");
}

TEST(Percent, decodes_and_leaves_what_is_no_escape) {
    EXPECT_EQ(percent_decode("a%20b%2fc%C3%A9"), "a b/cé");
    EXPECT_EQ(percent_decode("100%"), "100%");
    EXPECT_EQ(percent_decode("%4"), "%4");
    EXPECT_EQ(percent_decode("%zz%41"), "%zzA");
    EXPECT_EQ(percent_decode("a+b"), "a+b");
    EXPECT_EQ(percent_decode("%00"), std::string("\0", 1));
}

TEST(Percent, forms_write_blanks_as_plus) {
    std::string out;
    append_form_encoded(out, "a b+c/~");
    EXPECT_EQ(out, "a+b%2Bc%2F~");
    EXPECT_EQ(form_decode(out), "a b+c/~");
}

}  // namespace
}  // namespace cadenza
