#include "cadenza/urls/internal/route_text.h"

#include <gtest/gtest.h>

#include "cadenza/urls/internal/char_span.h"
#include "cadenza/urls/internal/regex_text.h"
#include "cadenza/urls/internal/url_template.h"

namespace cadenza::internal {
namespace {

TEST(CharSpan, knows_runs_of_one_class) {
    auto lengths = [](std::string_view regex, std::string_view text) -> int {
        auto span = CharSpan::of(regex);
        return span ? static_cast<int>(span->munch(text)) : -1;
    };
    EXPECT_EQ(lengths("[^/.]+", "ab\xc3\xa9\n.c"), 5);
    EXPECT_EQ(lengths("[-a-z]+", "a-bC"), 3);
    EXPECT_EQ(lengths("[a-z-]+", "a-bC"), 3);
    EXPECT_EQ(lengths("[\\w.-]+", "a_9.-/"), 5);
    EXPECT_EQ(lengths("\\d+", "12a"), 2);
    EXPECT_EQ(lengths("\\w+", "12a-"), 3);
    EXPECT_EQ(lengths(".+", "a/b\nc"), 3);
    for (const char* regex :
         {"", "a+", "[0-9]{4}", "[0-9]*", "[0-9]", "[]a]+", "[[:alpha:]]+", "[a-z]+?", "(a)+",
          "[\xc3\xa9]+", "\\s+", "[^]+", "[z-a]+", "[a]b]+", ".", "\\d"}) {
        EXPECT_EQ(lengths(regex, "0"), -1) << regex;
    }
}

TEST(RegexText, literal_prefixes_are_what_every_match_starts_with) {
    EXPECT_EQ(literal_prefix("^articles/(\\d+)/$"), "articles/");
    EXPECT_EQ(literal_prefix("^a\\.b/$"), "a.b/");
    EXPECT_EQ(literal_prefix("^ab?c"), "a");
    EXPECT_EQ(literal_prefix("^ab{2}"), "a");
    EXPECT_EQ(literal_prefix("articles/"), "");
    EXPECT_EQ(literal_prefix("^a|b"), "");
    EXPECT_EQ(literal_prefix("^(?i)abc"), "");
    EXPECT_EQ(literal_prefix("^abc(?i)d"), "");
    EXPECT_EQ(literal_prefix("^\\d"), "");
}

std::string elements(std::string_view regex, bool endpoint = true) {
    auto found = regex_elements(regex, endpoint);
    if (!found) return "no";
    std::string text;
    for (const RouteElement& element : *found)
        text += element.is_parameter ? "<" + element.text + ">" : element.text;
    return text;
}

TEST(RegexText, simple_expressions_are_routes) {
    EXPECT_EQ(elements("^books/(?P<pk>[^/.]+)/$"), "books/<pk>/");
    EXPECT_EQ(elements("^books\\.(?P<format>[a-z0-9]+)$"), "books.<format>");
    EXPECT_EQ(elements("^([)]+)/$"), "<>/");
    EXPECT_EQ(elements("^api/", false), "api/");
    for (const char* regex :
         {"books/$", "^books/", "^b+$", "^(?P<a>[0-9]+)([0-9]+)$", "^(?P<a>[0-9]{4})$", "^(?:a)$",
          "^a.b$", "^(?P<a>[0-9]+)?$", "^a|b$"}) {
        EXPECT_EQ(elements(regex), "no") << regex;
    }
}

std::string ways(std::string_view regex) {
    std::string text;
    for (const UrlTemplate& way : regex_templates(regex)) {
        for (const auto& piece : way.pieces)
            text += piece.is_parameter ? "<" + piece.text + ">" : piece.text;
        text += "|";
    }
    return text;
}

TEST(UrlTemplate, the_shortest_forms_are_filled_in) {
    EXPECT_EQ(ways("^a/(?P<x>\\d+)/$"), "a/<x>/|");
    EXPECT_EQ(ways("^(\\d+)-((a)b)$"), "<_0>-<_1>|");
    EXPECT_EQ(ways("^a?b*c+d{2,}e{0,3}$"), "cdd|");
    EXPECT_EQ(ways("^a(?:/(?P<x>\\d+))?$"), "a|a/<x>|");
    EXPECT_EQ(ways("^[^/.]\\.[a-z]\\d\\w$"), "/.a0x|");
    EXPECT_EQ(ways(""), "|");
    for (const char* regex : {"a|b", "(?:a|b)", "(a", "(?P<x", "[a", "\\", "(?!a)", "a{2"})
        EXPECT_EQ(ways(regex), "") << regex;
    EXPECT_EQ(ways(std::string(10'000, '(') + "?:"), "");
    std::string many;
    for (int i = 0; i < 100; ++i) many += "(?:(a))?";
    EXPECT_EQ(ways(many), "") << "too many ways are none";
}

}  // namespace
}  // namespace cadenza::internal
