#include "cadenza/http/header_parameters.h"

#include <gtest/gtest.h>

namespace cadenza {
namespace {

std::string parameter(std::string_view header, std::string_view name) {
    const HeaderParameters parsed = HeaderParameters::parse(header);
    const std::string* value = parsed.find(name);
    return value == nullptr ? "<missing>" : *value;
}

TEST(HeaderParameters, reads_the_value_and_plain_parameters) {
    const HeaderParameters parsed =
        HeaderParameters::parse("Attachment; filename=a.txt ;x; size = 3");
    EXPECT_EQ(parsed.value, "attachment");
    ASSERT_EQ(parsed.parameters.size(), 2u);
    EXPECT_EQ(*parsed.find("filename"), "a.txt");
    EXPECT_EQ(*parsed.find("size"), "3");
}

TEST(HeaderParameters, quotes_protect_separators_and_escapes_are_undone) {
    EXPECT_EQ(parameter(R"(form-data; name="a;b"; c="d\"e\\f")", "name"), "a;b");
    EXPECT_EQ(parameter(R"(form-data; name="a;b"; c="d\"e\\f")", "c"), R"(d"e\f)");
    EXPECT_EQ(parameter("x; a=\"unclosed; b=2", "a"), "\"unclosed; b=2");
}

TEST(HeaderParameters, extended_values_are_decoded) {
    EXPECT_EQ(parameter("attachment; filename*=UTF-8''caff%C3%A8.bin", "filename"), "caffè.bin");
    EXPECT_EQ(parameter("attachment; filename*=iso-8859-1'en'caff%E8", "filename"), "caffè");
    EXPECT_EQ(parameter("attachment; filename*=plain", "filename"), "plain");
}

TEST(HeaderParameters, of_repeated_parameters_the_last_counts) {
    EXPECT_EQ(parameter("a; b=1; b=2", "b"), "2");
}

TEST(HeaderParameters, takes_anything) {
    for (const char* text : {"", ";", ";;=;", "=", "\"", "a;=b", "a;\\", "a;*='", "a;x*=''"}) {
        EXPECT_EQ(parameter(text, "missing"), "<missing>") << text;
    }
}

}  // namespace
}  // namespace cadenza
