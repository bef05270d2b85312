#include "cadenza/base/json/writer.h"

#include <gtest/gtest.h>

#include <cmath>

#include "cadenza/base/error.h"
#include "cadenza/base/json/reader.h"

namespace cadenza {
namespace {

std::string json_string(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

TEST(JsonWriter, writes_the_commas_itself) {
    std::string out;
    JsonWriter writer(out);
    writer.begin_object();
    writer.key("a");
    writer.begin_array();
    writer.integer(1);
    writer.begin_object();
    writer.end_object();
    writer.null();
    writer.end_array();
    writer.key_raw("\"b\":");
    writer.boolean(true);
    writer.key("c\"");
    writer.raw("[1,2]");
    writer.end_object();
    EXPECT_EQ(out, R"({"a":[1,{},null],"b":true,"c\"":[1,2]})");
}

TEST(JsonWriter, writes_values_as_drf_does) {
    Value v{{"int", Value::big_int("12345678901234567890")},
            {"float", 3.0},
            {"decimal", *Decimal::parse("1.10")},
            {"uuid", *Uuid::parse("00000000-0000-0000-0000-000000000001")},
            {"date", Date{2020, 2, 29}},
            {"time", Time::of(1, 2, 3, 456'789)},
            {"datetime", *DateTime::parse("2020-01-02T03:04:05.678900")},
            {"duration", Duration(93'603'000'004)},
            {"bytes", Value::bytes("raw")},
            {"json", Value::json("{\"x\": 1}")},
            {"none", nullptr}};
    EXPECT_EQ(
        to_json(v),
        R"({"int":12345678901234567890,"float":3.0,"decimal":1.1,"uuid":"00000000-0000-0000-0000-000000000001",)"
        R"("date":"2020-02-29","time":"01:02:03.456789","datetime":"2020-01-02T03:04:05.678900",)"
        R"("duration":"93603.000004","bytes":"raw","json":{"x": 1},"none":null})");
    MultiDict form;
    form.append("a", "1");
    form.append("a", "2");
    form.setlist("b", {});
    EXPECT_EQ(to_json(form), R"({"a":"2","b":[]})");
}

TEST(JsonWriter, has_a_call_for_each_type) {
    std::string out;
    JsonWriter writer(out);
    writer.begin_array();
    writer.decimal(*Decimal::parse("1E+2"));
    writer.duration(Duration::days(1));
    writer.uuid(Uuid());
    writer.date({2020, 1, 2});
    writer.time(Time::of(1, 2));
    writer.datetime(DateTime());
    writer.text("x");
    writer.real(1e22);
    writer.end_array();
    EXPECT_EQ(
        out,
        R"(["100","1 00:00:00","00000000-0000-0000-0000-000000000000","2020-01-02","01:02:00",)"
        R"("1970-01-01T00:00:00Z","x",1e+22])");
}

TEST(JsonWriter, refuses_what_json_has_no_number_for) {
    try {
        (void)to_json(HUGE_VAL);
        FAIL();
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "Out of range float values are not JSON compliant: inf");
    }
    EXPECT_THROW((void)to_json(NAN), Error);
}

TEST(JsonEscape, escapes_as_drf_does) {
    EXPECT_EQ(json_string("<é> \"quoted\" \\ / \u2028 \x01 \n 😀"),
              R"("<é> \"quoted\" \\ / \u2028 \u0001 \n 😀")");
    EXPECT_EQ(json_string("\b\f\r\t\x1f\x7f\u2029\u2027"),
              "\"\\b\\f\\r\\t\\u001f\x7f\\u2029\u2027\"");
    EXPECT_EQ(json_string(""), "\"\"");
    EXPECT_EQ(json_string(std::string_view("\0", 1)), "\"\\u0000\"");
}

TEST(JsonEscape, finds_special_characters_at_every_place) {
    for (const char* special : {"\"", "\\", "\n", "\x01", "\u2028", "\u2029", "€", "\u2027"}) {
        std::string alone = json_string(special);
        std::string expected = alone.substr(1, alone.size() - 2);
        for (std::size_t length = 0; length < 70; ++length) {
            for (std::size_t at = 0; at <= length; ++at) {
                std::string text(length, 'x');
                text.insert(at, special);
                std::string want =
                    "\"" + std::string(at, 'x') + expected + std::string(length - at, 'x') + "\"";
                ASSERT_EQ(json_string(text), want) << at << " of " << length;
            }
        }
    }
}

TEST(JsonEscape, long_texts_are_cut_between_characters) {
    for (std::size_t lead = 2'040; lead < 2'052; ++lead) {
        std::string text(lead, 'a');
        for (int i = 0; i < 3'000; ++i) text += "\u2028é\n";
        auto read = parse_json(json_string(text));
        ASSERT_TRUE(read);
        EXPECT_EQ(read->as_text(), text);
        EXPECT_EQ(json_string(text).find("\u2028"), std::string::npos);
    }
}

}  // namespace
}  // namespace cadenza
