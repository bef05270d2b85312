#include "cadenza/rest/fields/html_input.h"

#include <gtest/gtest.h>

#include "cadenza/base/json/writer.h"

namespace {
using namespace cadenza;
using serializers::parse_html_dict;
using serializers::parse_html_list;

MultiDict form(std::initializer_list<std::pair<const char*, const char*>> entries) {
    MultiDict data;
    for (const auto& [name, value] : entries) data.append(name, Value(value));
    return data;
}
std::string list_of(const MultiDict& data, std::string_view prefix) {
    const std::optional<Value> list = parse_html_list(data, prefix);
    return list ? to_json(*list) : "none";
}

TEST(ParseHtmlList, orders_by_number_and_closes_gaps) {
    EXPECT_EQ(list_of(form({{"a[10]", "z"}, {"a[9]", "y"}, {"a[01]", "x"}}), "a"),
              R"(["x","y","z"])");
    EXPECT_EQ(list_of(form({{"a", "x"}, {"a[]", "y"}, {"a[x]", "z"}, {"b[0]", "w"}}), "a"), "none");
}

TEST(ParseHtmlList, gathers_dictionaries) {
    EXPECT_EQ(list_of(form({{"[0]x", "1"}, {"[0]y", "2"}, {"[1]x", "3"}}), ""),
              R"([{"x":"1","y":"2"},{"x":"3"}])");
}

TEST(ParseHtmlList, takes_indexes_of_any_length) {
    EXPECT_EQ(list_of(form({{"[99999999999999999999999999]", "b"}, {"[3]", "a"}}), ""),
              R"(["a","b"])");
}

TEST(ParseHtmlDict, cuts_the_prefix_off) {
    const MultiDict inner = parse_html_dict(
        form({{"p.x", "1"}, {"p.x", "2"}, {"p.q.r", "3"}, {"px", "4"}, {"p.", "5"}}), "p");
    EXPECT_EQ(inner.size(), 2U);
    EXPECT_EQ(inner.getlist("x").size(), 2U);
    EXPECT_EQ(inner.get("q.r"), "3");
}

}  // namespace
