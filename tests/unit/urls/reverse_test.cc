#include <gtest/gtest.h>

#include "cadenza/base/dict.h"
#include "cadenza/urls/url_resolver.h"
#include "unit/urls/helpers.h"

namespace cadenza {
namespace {

using test::view;

std::string why(const UrlResolver& urls, std::string_view name, const Kwargs& kwargs = {}) {
    try {
        return urls.reverse(name, kwargs);
    } catch (const NoReverseMatch& error) {
        return error.what();
    }
}

UrlPatterns blog() {
    return {path("", view("index"), "index"), path("<int:pk>/", view("detail"), "detail"),
            path("<slug:slug>/<path:rest>", view("page"), "page")};
}

TEST(Reverse, fills_in_routes) {
    UrlResolver urls({path("blog/", include(blog)), path("u/<uuid:id>", view("u"), "u")});
    EXPECT_EQ(urls.reverse("index"), "/blog/");
    EXPECT_EQ(urls.reverse("detail", {{"pk", 7}}), "/blog/7/");
    EXPECT_EQ(urls.reverse_args("detail", {7}), "/blog/7/");
    EXPECT_EQ(urls.reverse("detail", {{"pk", "12"}}), "/blog/12/");
    EXPECT_EQ(urls.reverse("page", {{"slug", "a"}, {"rest", "b/c"}}), "/blog/a/b/c");
    EXPECT_EQ(urls.reverse_args("page", {"a", "b"}), "/blog/a/b");
    EXPECT_EQ(urls.reverse("u", {{"id", *Uuid::parse("12345678-1234-4234-8234-123456789abc")}}),
              "/u/12345678-1234-4234-8234-123456789abc");
}

TEST(Reverse, percent_encodes_as_django) {
    UrlResolver urls({path("<str:v>/", view("v"), "v"), path("<path:p>", view("p"), "p")});
    EXPECT_EQ(urls.reverse("v", {{"v", "caffè & 100%?#"}}), "/caff%C3%A8%20&%20100%25%3F%23/");
    EXPECT_EQ(urls.reverse("v", {{"v", "!$&'()*+,;=~:@"}}), "/!$&'()*+,;=~:@/");
    EXPECT_EQ(urls.reverse("p", {{"p", "/evil.example"}}), "/%2Fevil.example")
        << "no second slash in front";
}

TEST(Reverse, names_what_it_tried) {
    UrlResolver urls({path("blog/", include(blog))});
    EXPECT_EQ(why(urls, "detial"),
              "Reverse for 'detial' not found. 'detial' is not a valid view function or pattern "
              "name. Did you mean 'detail'?");
    EXPECT_EQ(
        why(urls, "detail"),
        "Reverse for 'detail' with no arguments not found. 1 pattern(s) tried: ['blog/<int:pk>/']");
    EXPECT_EQ(why(urls, "detail", {{"pk", "x"}}),
              "Reverse for 'detail' with keyword arguments '{'pk': 'x'}' not found. 1 pattern(s) "
              "tried: ['blog/<int:pk>/']");
    EXPECT_EQ(why(urls, "detail", {{"pk", 1}, {"more", 2}}),
              "Reverse for 'detail' with keyword arguments '{'pk': 1, 'more': 2}' not found. 1 "
              "pattern(s) tried: "
              "['blog/<int:pk>/']");
    try {
        urls.reverse_args("detail", {1, "b"});
        FAIL();
    } catch (const NoReverseMatch& error) {
        EXPECT_STREQ(error.what(),
                     "Reverse for 'detail' with arguments '(1, 'b')' not found. 1 pattern(s) "
                     "tried: ['blog/<int:pk>/']");
    }
}

TEST(Reverse, values_that_would_not_resolve_are_refused) {
    UrlResolver urls({path("<str:v>/", view("v"), "v"), path("i/<int:v>/", view("i"), "i")});
    EXPECT_THROW(urls.reverse("v", {{"v", "a/b"}}), NoReverseMatch);
    EXPECT_THROW(urls.reverse("v", {{"v", ""}}), NoReverseMatch);
    EXPECT_THROW(urls.reverse("i", {{"v", -1}}), NoReverseMatch);
    EXPECT_THROW(urls.reverse("i", {{"v", "1\n"}}), NoReverseMatch);
}

TEST(Reverse, the_last_of_equal_names_is_tried_first) {
    UrlResolver urls({path("a/", view("a"), "x"), path("b/", view("b"), "x"),
                      path("c/<int:n>/", view("c"), "x")});
    EXPECT_EQ(urls.reverse("x"), "/b/");
    EXPECT_EQ(urls.reverse("x", {{"n", 1}}), "/c/1/");
}

TEST(Reverse, constants_may_be_given_but_must_agree) {
    UrlResolver urls({path("a/", view("a"), {{"kind", "plain"}}, "x")});
    EXPECT_EQ(urls.reverse("x"), "/a/");
    EXPECT_EQ(urls.reverse("x", {{"kind", "plain"}}), "/a/");
    EXPECT_THROW(urls.reverse("x", {{"kind", "other"}}), NoReverseMatch);
}

TEST(Reverse, namespaces_are_entered) {
    UrlResolver urls({path("one/", include(blog, "blog", "one")),
                      path("two/", include(blog, "blog", "two")),
                      path("o/<int:n>/", include({path("in/", include(blog, "inner"))}, "outer"))});
    EXPECT_EQ(urls.reverse("one:index"), "/one/");
    EXPECT_EQ(urls.reverse("two:detail", {{"pk", 3}}), "/two/3/");
    EXPECT_EQ(urls.reverse("blog:index", {}, "one"), "/one/");
    EXPECT_EQ(urls.reverse("blog:index"), "/two/") << "the last instance is the default";
    EXPECT_EQ(urls.reverse("outer:inner:detail", {{"n", 1}, {"pk", 2}}), "/o/1/in/2/");
    EXPECT_EQ(urls.reverse_args("outer:inner:detail", {1, 2}), "/o/1/in/2/");
    EXPECT_EQ(why(urls, "blgo:index"), "'blgo' is not a registered namespace");
    EXPECT_EQ(why(urls, "outer:x:index"), "'x' is not a registered namespace inside 'outer'");
    EXPECT_EQ(
        why(urls, "index"),
        "Reverse for 'index' not found. 'index' is not a valid view function or pattern name.");
}

TEST(Reverse, fills_in_regular_expressions) {
    UrlResolver urls({re_path(R"(^y/(?P<year>[0-9]{4})/(?:page-(?P<page>\d+)/)?$)", view("y"), "y"),
                      re_path(R"(^p/(\d+)/([^/.]+)\.html$)", view("p"), "p"),
                      re_path("^o?k+/[abc]\\d{2}$", view("k"), "k"),
                      re_path("^(?P<lang>[a-z]{2})/", include(blog)),
                      re_path("^a/|^b/$", view("alt"), "alt")});
    EXPECT_EQ(urls.reverse("y", {{"year", 2024}}), "/y/2024/");
    EXPECT_EQ(urls.reverse("y", {{"year", 2024}, {"page", 3}}), "/y/2024/page-3/");
    EXPECT_THROW(urls.reverse("y", {{"year", 20240}}), NoReverseMatch);
    EXPECT_EQ(urls.reverse_args("p", {1, "a b"}), "/p/1/a%20b.html");
    EXPECT_THROW(urls.reverse_args("p", {1, "a.b"}), NoReverseMatch);
    EXPECT_EQ(urls.reverse("k"), "/k/a00");
    EXPECT_EQ(urls.reverse("detail", {{"lang", "de"}, {"pk", 7}}), "/de/7/");
    EXPECT_THROW(urls.reverse("alt"), NoReverseMatch);
}

struct Hex {
    static constexpr std::string_view name = "hex";
    static constexpr std::string_view regex = "[0-9a-f]{2}";
    static std::optional<Value> to_value(std::string_view text) {
        return Value(std::stoi(std::string(text), nullptr, 16));
    }
    static std::optional<std::string> to_url(const Value& value) {
        constexpr std::string_view digits = "0123456789abcdef";
        auto n = static_cast<std::size_t>(value.as_int());
        if (n == 13) return "no";
        return std::string{digits[n / 16 % 16], digits[n % 16]};
    }
};

TEST(Reverse, own_converters_write_their_values) {
    UrlResolver urls({path<Hex>("c/<hex:n>/", view("c"), "c")});
    EXPECT_EQ(urls.reverse("c", {{"n", 255}}), "/c/ff/");
    EXPECT_THROW(urls.reverse("c", {{"n", 13}}), NoReverseMatch)
        << "what they write must match their expression";
    EXPECT_EQ(test::resolved(urls, "/c/ff/"), "c n=255:int");
}

}  // namespace
}  // namespace cadenza
