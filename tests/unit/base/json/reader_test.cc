#include "cadenza/base/json/reader.h"

#include <gtest/gtest.h>

#include <cmath>

#include "cadenza/base/json/writer.h"

namespace cadenza {
namespace {

std::string message(std::string_view text, const JsonLimits& limits = {}) {
    auto value = parse_json(text, limits);
    return value ? "read as " + to_json(*value) : value.error().message;
}

std::string echo(std::string_view text) {
    return message(text).substr(8);
}

TEST(ParseJson, reads_every_kind_of_value) {
    Value v = *parse_json(R"( {"a": [1, -2.5, true, false, null, "x"], "b": {}} )");
    EXPECT_EQ(v["a"].as_list().size(), 6u);
    EXPECT_EQ(v["a"].as_list()[0].kind(), Value::Kind::Int);
    EXPECT_EQ(v["a"].as_list()[1].as_double(), -2.5);
    EXPECT_TRUE(v["b"].is_dict());
    EXPECT_EQ(to_json(v), R"({"a":[1,-2.5,true,false,null,"x"],"b":{}})");
}

TEST(ParseJson, keeps_the_order_of_names_and_the_last_value_of_each) {
    EXPECT_EQ(echo(R"({"b":1,"a":2,"b":[3]})"), R"({"b":[3],"a":2})");
    EXPECT_EQ(echo(R"({"a":{"x":1},"a":null})"), R"({"a":null})");
}

TEST(ParseJson, refuses_a_name_that_repeats_if_told_to) {
    JsonLimits unique{.unique_names = true};
    EXPECT_EQ(message(R"({"a":1,"b":{"a":2}})", unique), R"(read as {"a":1,"b":{"a":2}})");
    EXPECT_EQ(message(R"({"a":1,"b":2,"\u0061":3})", unique),
              "Duplicate name: line 1 column 14 (char 13)");
    EXPECT_EQ(message(R"([{"x":null,"x":null}])", unique),
              "Duplicate name: line 1 column 12 (char 11)");
}

TEST(ParseJson, tells_integers_from_reals_as_python_does) {
    EXPECT_EQ(echo("[0, -0, 0.0, -0.0, 1.0, 1e5, 1.5e300, 1e16, 1e15, 5e-324]"),
              "[0,0,0.0,-0.0,1.0,100000.0,1.5e+300,1e+16,1000000000000000.0,5e-324]");
    EXPECT_EQ(echo("[9223372036854775807, -9223372036854775808]"),
              "[9223372036854775807,-9223372036854775808]");
    Value big = *parse_json("123456789012345678901234567890");
    EXPECT_EQ(big.kind(), Value::Kind::BigInt);
    EXPECT_EQ(big.as_text(), "123456789012345678901234567890");
    EXPECT_EQ(echo("1e-400"), "0.0");
    EXPECT_EQ(echo("-1e-999999999999999999999"), "-0.0");
}

TEST(ParseJson, limits_the_digits_of_an_integer) {
    EXPECT_TRUE(parse_json(std::string(4300, '9')));
    EXPECT_EQ(
        message(std::string(5000, '9')),
        "Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use "
        "sys.set_int_max_str_digits() to increase the limit");
}

TEST(ParseJson, refuses_what_is_not_finite_unless_allowed) {
    EXPECT_EQ(message("[NaN]"), "Out of range float values are not JSON compliant: 'NaN'");
    EXPECT_EQ(message("[-Infinity]"),
              "Out of range float values are not JSON compliant: '-Infinity'");
    EXPECT_EQ(message("1e400"), "Out of range float values are not JSON compliant: '1e400'");
    EXPECT_EQ(message("-1e9999999999999999999999"),
              "Out of range float values are not JSON compliant: '-1e9999999999999999999999'");
    JsonLimits loose{.allow_nan = true};
    Value v = *parse_json("[NaN, -Infinity, Infinity, 1e400]", loose);
    EXPECT_TRUE(std::isnan(v.as_list()[0].as_double()));
    EXPECT_EQ(v.as_list()[1].as_double(), -HUGE_VAL);
    EXPECT_EQ(v.as_list()[3].as_double(), HUGE_VAL);
}

TEST(ParseJson, reads_escapes_and_pairs_of_surrogates) {
    EXPECT_EQ(parse_json(R"("\"\\\/\b\f\n\r\t\u0041\u00e9\u20ac\ud83d\ude00")")->as_text(),
              "\"\\/\b\f\n\r\tAé€😀");
    EXPECT_EQ(parse_json(R"("\u0000")")->as_text(), std::string("\0", 1));
}

TEST(ParseJson, refuses_half_a_pair_of_surrogates) {
    for (const char* text :
         {R"("\ud800")", R"("\udc00")", R"("\ud800x")", R"("\ud800\n")", R"("\ud800\ud800")"}) {
        EXPECT_EQ(message(text),
                  "Surrogate characters are not allowed, half a pair: line 1 column 2 (char 1)")
            << text;
    }
}

TEST(ParseJson, says_where_and_why_in_the_words_of_python) {
    const std::pair<const char*, const char*> cases[] = {
        {"", "Expecting value: line 1 column 1 (char 0)"},
        {"   ", "Expecting value: line 1 column 4 (char 3)"},
        {"{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"},
        {"{\"a\": 1,}",
         "Expecting property name enclosed in double quotes: line 1 column 9 (char 8)"},
        {"{\"a\" 1}", "Expecting ':' delimiter: line 1 column 6 (char 5)"},
        {"{\"a\": 1 \"b\": 2}", "Expecting ',' delimiter: line 1 column 9 (char 8)"},
        {"[1,]", "Expecting value: line 1 column 4 (char 3)"},
        {"[1", "Expecting ',' delimiter: line 1 column 3 (char 2)"},
        {"[-]", "Expecting value: line 1 column 2 (char 1)"},
        {"[01]", "Expecting ',' delimiter: line 1 column 3 (char 2)"},
        {"[5.]", "Expecting ',' delimiter: line 1 column 3 (char 2)"},
        {"[1e+]", "Expecting ',' delimiter: line 1 column 3 (char 2)"},
        {"{\"a\": 1} x", "Extra data: line 1 column 10 (char 9)"},
        {"\"abc", "Unterminated string starting at: line 1 column 1 (char 0)"},
        {"\"a\tb\"", "Invalid control character at: line 1 column 3 (char 2)"},
        {"\"\\x\"", "Invalid \\escape: line 1 column 2 (char 1)"},
        {"{\n  \"a\": 1,\n  b\n}",
         "Expecting property name enclosed in double quotes: line 3 column 3 (char 14)"},
        {"{\"é\": x}", "Expecting value: line 1 column 7 (char 6)"},
        {"[\xc2\xa0"
         "1]",
         "Expecting value: line 1 column 2 (char 1)"},
        {"\xef\xbb\xbf{}",
         "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)"},
        {"{\"a\": \"\xc0\xaf\"}",
         "'utf-8' codec can't decode byte 0xc0 in position 7: invalid start byte"},
        {"{\"a\": \"\xed\xa0\x80\"}",
         "'utf-8' codec can't decode byte 0xed in position 7: invalid continuation byte"},
        {"[\"\xe2\x82\"]",
         "'utf-8' codec can't decode bytes in position 2-3: invalid continuation byte"},
        {"\xe2\x82", "'utf-8' codec can't decode bytes in position 0-1: unexpected end of data"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(message(text), expected) << text;
}

TEST(ParseJson, tells_the_byte_where_it_went_wrong) {
    EXPECT_EQ(parse_json("[\"é\", x]").error().position, 7u);
}

TEST(ParseJson, limits_the_depth_and_needs_no_stack_for_it) {
    auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    EXPECT_TRUE(parse_json(nested(256)));
    EXPECT_EQ(message(nested(257)),
              "Nested too deeply, more than 256 levels: line 1 column 257 (char 256)");
    EXPECT_FALSE(parse_json(nested(100'000)));
    std::string objects;
    for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
    EXPECT_EQ(message(objects).substr(0, 42), "Nested too deeply, more than 256 levels: l");
}

TEST(ParseJson, finds_out_utf16_and_utf32) {
    const std::string_view text = "{\"é\": \"😀\"}";
    auto encode = [&](int width, bool big, bool mark) {
        std::string out;
        auto put = [&](char32_t unit) {
            for (int i = 0; i < width; ++i) {
                int shift = 8 * (big ? width - 1 - i : i);
                out += static_cast<char>(unit >> shift & 255);
            }
        };
        if (mark) put(0xfeff);
        for (char32_t c : {U'{', U'"', U'é', U'"', U':', U'"', U'😀', U'"', U'}'}) {
            if (width == 2 && c > 0xffff) {
                put(0xd800 + ((c - 0x10000) >> 10));
                put(0xdc00 + (c & 0x3ff));
            } else {
                put(c);
            }
        }
        return out;
    };
    for (int width : {2, 4}) {
        for (bool big : {false, true}) {
            for (bool mark : {false, true}) {
                EXPECT_EQ(echo(encode(width, big, mark)), "{\"é\":\"😀\"}")
                    << width << big << mark << text;
            }
        }
    }
    EXPECT_EQ(message(encode(2, true, true) + "\xd8"),
              "'utf-16' codec can't decode the bytes in position 22: truncated data");
}

TEST(ParseJson, reads_many_names_without_slowing_down) {
    std::string text = "{";
    for (int i = 0; i < 50'000; ++i)
        text += "\"name" + std::to_string(i) + "\":" + std::to_string(i) + ",";
    text.back() = '}';
    Value v = *parse_json(text);
    EXPECT_EQ(v.as_dict().size(), 50'000u);
    EXPECT_EQ(v["name49999"].as_int(), 49'999);
}

TEST(ParseJson, every_prefix_of_a_text_is_refused_or_read) {
    const std::string_view text = R"({"a":[1,-2.5e10,"\u00e9\ud83d\ude00é",{"b":null}],"c":true})";
    for (std::size_t i = 0; i < text.size(); ++i) EXPECT_FALSE(parse_json(text.substr(0, i))) << i;
    EXPECT_EQ(echo(text), R"({"a":[1,-25000000000.0,"é😀é",{"b":null}],"c":true})");
}

}  // namespace
}  // namespace cadenza
