#include "cadenza/urls/url_resolver.h"

#include <gtest/gtest.h>

#include <array>

#include "cadenza/base/dict.h"
#include "cadenza/http/exceptions.h"
#include "unit/urls/helpers.h"

namespace cadenza {
namespace {

using test::resolved;
using test::view;

struct FourDigitYear {
    static constexpr std::string_view name = "yyyy";
    static constexpr std::string_view regex = "[0-9]{4}";
    static std::optional<Value> to_value(std::string_view text) {
        if (text == "0000") return {};
        return Value(std::stoi(std::string(text)));
    }
    static std::optional<std::string> to_url(const Value& value) {
        if (!value.is_int()) return {};
        std::string digits = value.str();
        return std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits;
    }
};
struct Even {
    static constexpr std::string_view name = "even";
    static constexpr std::string_view regex = "[0-9]+";
    static std::optional<Value> to_value(std::string_view text) {
        if ((text.back() - '0') % 2 != 0) return {};
        return Value(text);
    }
    static std::optional<std::string> to_url(const Value& value) { return value.str(); }
};

TEST(UrlResolver, converters_read_what_djangos_read) {
    UrlResolver urls({path("i/<int:v>/", view("int")), path("s/<str:v>/", view("str")),
                      path("d/<v>/", view("default")), path("g/<slug:v>/", view("slug")),
                      path("u/<uuid:v>/", view("uuid")), path("p/<path:v>", view("path"))});
    EXPECT_EQ(resolved(urls, "/i/42/"), "int v=42:int");
    EXPECT_EQ(resolved(urls, "/i/007/"), "int v=7:int");
    EXPECT_EQ(resolved(urls, "/i/0/"), "int v=0:int");
    EXPECT_EQ(resolved(urls, "/i/123456789012345678901234567890/"),
              "int v=123456789012345678901234567890:int");
    for (const char* bad : {"/i//", "/i/4", "/i/-4/", "/i/4\n/", "/i/4/5/", "/i/٣/"})
        EXPECT_EQ(resolved(urls, bad), "404");
    EXPECT_EQ(resolved(urls, "/s/a+b;c=%zz\n/"), "str v=a+b;c=%zz\n:str");
    EXPECT_EQ(resolved(urls, "/s//"), "404");
    EXPECT_EQ(resolved(urls, "/d/x/"), "default v=x:str");
    EXPECT_EQ(resolved(urls, "/g/a-b_C9/"), "slug v=a-b_C9:str");
    EXPECT_EQ(resolved(urls, "/g/a.b/"), "404");
    EXPECT_EQ(resolved(urls, "/u/12345678-1234-4234-8234-123456789abc/"),
              "uuid v=12345678-1234-4234-8234-123456789abc:UUID");
    EXPECT_EQ(resolved(urls, "/u/12345678-1234-4234-8234-123456789ABC/"), "404");
    EXPECT_EQ(resolved(urls, "/u/12345678123442348234123456789abc/"), "404");
    EXPECT_EQ(resolved(urls, "/p/a/b//c/../d/"), "path v=a/b//c/../d/:str");
    EXPECT_EQ(resolved(urls, "/p/a\nb"), "404");
    EXPECT_EQ(resolved(urls, "/p/"), "404");
    EXPECT_EQ(resolved(urls, ""), "404");
    EXPECT_EQ(resolved(urls, "i/42/"), "404");
}

TEST(UrlResolver, the_first_pattern_that_matches_wins) {
    UrlResolver early(
        {path("<str:v>/", view("any")), path("new/", view("new")), path("new/", view("again"))});
    EXPECT_EQ(resolved(early, "/new/"), "any v=new:str");
    UrlResolver late(
        {path("new/", view("new")), path("<int:v>/", view("int")), path("<str:v>/", view("any"))});
    EXPECT_EQ(resolved(late, "/new/"), "new");
    EXPECT_EQ(resolved(late, "/12/"), "int v=12:int");
    EXPECT_EQ(resolved(late, "/newer/"), "any v=newer:str");
    UrlResolver mixed({re_path("^(?P<v>a+)/$", view("regex")), path("aa/", view("fixed")),
                       path("<str:v>/", view("any"))});
    EXPECT_EQ(resolved(mixed, "/aa/"), "regex v=aa:str");
    UrlResolver after({path("aa/", view("fixed")), re_path("^a+/$", view("regex")),
                       re_path("a", view("search"))});
    EXPECT_EQ(resolved(after, "/aa/"), "fixed");
    EXPECT_EQ(resolved(after, "/aaa/"), "regex");
    EXPECT_EQ(resolved(after, "/x/a/y"), "search");
}

TEST(UrlResolver, a_dead_end_falls_back_to_other_branches) {
    UrlResolver urls({path("a/<int:x>/b/", view("one")), path("a/<str:x>/c/", view("two")),
                      path("a/5/<str:y>/", view("three")), path("<path:all>", view("rest"))});
    EXPECT_EQ(resolved(urls, "/a/5/b/"), "one x=5:int");
    EXPECT_EQ(resolved(urls, "/a/5/c/"), "two x=5:str");
    EXPECT_EQ(resolved(urls, "/a/5/d/"), "three y=d:str");
    EXPECT_EQ(resolved(urls, "/a/6/d/"), "rest all=a/6/d/:str");
}

TEST(UrlResolver, parameters_that_need_backtracking_get_it) {
    UrlResolver urls({path("files/<path:name>/edit/", view("edit")),
                      path("x<str:a><int:b>/", view("pair")), path("<str:a>s/", view("plural")),
                      path("<slug:a>-<int:b>", view("dash"))});
    EXPECT_EQ(resolved(urls, "/files/a/b/edit/"), "edit name=a/b:str");
    EXPECT_EQ(resolved(urls, "/files/edit/edit/"), "edit name=edit:str");
    EXPECT_EQ(resolved(urls, "/files/edit/"), "404");
    EXPECT_EQ(resolved(urls, "/xab12/"), "pair a=ab1:str b=2:int");
    EXPECT_EQ(resolved(urls, "/books/"), "plural a=book:str");
    EXPECT_EQ(resolved(urls, "/a-b-12"), "dash a=a-b:str b=12:int");
    EXPECT_EQ(resolved(urls, "/files/a/edit/\n"), "404");
}

TEST(UrlResolver, own_converters_may_refuse_a_text) {
    UrlResolver urls({path<FourDigitYear>("<yyyy:year>/", view("year")),
                      path<Even>("<even:v>/", view("even")), path("<int:v>/", view("int"))});
    EXPECT_EQ(resolved(urls, "/2024/"), "year year=2024:int");
    EXPECT_EQ(resolved(urls, "/0000/"), "even v=0000:str");
    EXPECT_EQ(resolved(urls, "/12/"), "even v=12:str");
    EXPECT_EQ(resolved(urls, "/13/"), "int v=13:int");
}

TEST(UrlResolver, regular_expressions_give_named_or_positional_text) {
    UrlResolver urls({re_path("^y/(?P<year>[0-9]{4})/(?:(?P<page>\\d+)/)?$", view("named")),
                      re_path("^p/([0-9]+)/([a-z]+)/$", view("positional")),
                      re_path("^m/([0-9]+)/(?P<b>[a-z]+)/$", view("mixed")),
                      re_path("^(?i)case/$", view("flags")),
                      re_path("^alt/|^or/", view("alternatives"))});
    EXPECT_EQ(resolved(urls, "/y/2024/"), "named year=2024:str");
    EXPECT_EQ(resolved(urls, "/y/2024/3/"), "named year=2024:str page=3:str");
    EXPECT_EQ(resolved(urls, "/p/1/a/"), "positional =1:str =a:str");
    EXPECT_EQ(resolved(urls, "/m/1/a/"), "mixed b=a:str");
    EXPECT_EQ(resolved(urls, "/CASE/"), "flags");
    EXPECT_EQ(resolved(urls, "/or/"), "alternatives");
    UrlResolver free({re_path("(?P<n>\\d+)$", view("whole")), re_path("b", view("search"))});
    EXPECT_EQ(resolved(free, "/12"), "whole n=12:str");
    EXPECT_EQ(resolved(free, "/a12"), "404")
        << "with '$' it stands for the whole path, as in Django";
    EXPECT_EQ(resolved(free, "/abc"), "search");
    EXPECT_EQ(resolved(urls, "/y/2024/\n"), "404") << "'$' is the end, not a line break before it";
}

UrlPatterns blog() {
    return {path("", view("index"), "index"), path("<int:pk>/", view("detail"), "detail"),
            path("<slug:slug>/edit/", view("edit"), "edit")};
}

TEST(UrlResolver, inclusions_pass_their_values_on) {
    UrlResolver urls({path("<slug:site>/blog/", include(blog)),
                      path("extra/", include(blog), {{"theme", "dark"}}), path("", include(blog))});
    EXPECT_EQ(resolved(urls, "/de/blog/"), "index site=de:str");
    EXPECT_EQ(resolved(urls, "/de/blog/7/"), "detail site=de:str pk=7:int");
    EXPECT_EQ(resolved(urls, "/extra/7/"), "detail theme=dark:str pk=7:int");
    EXPECT_EQ(resolved(urls, "/7/"), "detail pk=7:int");
    EXPECT_EQ(resolved(urls, "/a/edit/"), "edit slug=a:str");
    EXPECT_EQ(resolved(urls, "/de/blog/x/"), "404");
}

TEST(UrlResolver, inclusions_below_regular_expressions_work_alike) {
    UrlResolver urls({re_path("^(?P<lang>[a-z]{2})/", include(blog)),
                      re_path("^([0-9]{1,3})x/", include(blog)),
                      path("<path:p>/in/", include(blog)),
                      re_path("^a", include({path("<int:x>", view("rest"))}))});
    EXPECT_EQ(resolved(urls, "/de/7/"), "detail lang=de:str pk=7:int");
    EXPECT_EQ(resolved(urls, "/12x/"), "index =12:str");
    EXPECT_EQ(resolved(urls, "/12x/7/"), "detail pk=7:int")
        << "positional values go where there are named ones";
    EXPECT_EQ(resolved(urls, "/a/b/in/7/"), "detail p=a/b:str pk=7:int");
    EXPECT_EQ(resolved(urls, "/a5"), "rest x=5:int");
}

TEST(UrlResolver, a_prefix_is_matched_once_as_far_as_it_goes) {
    UrlResolver urls(
        {path("<int:a>", include({path("5/", view("never")), re_path("^/$", view("slash"))})),
         path("<path:p>", include({path("", view("all")), path("x", view("never"))}))});
    EXPECT_EQ(resolved(urls, "/125/"), "slash a=125:int");
    EXPECT_EQ(resolved(urls, "/yx"), "all p=yx:str");
}

TEST(UrlResolver, the_order_of_inclusions_counts) {
    UrlResolver urls(
        {path("a/", include({path("<int:x>/", view("first")), path("z/", view("z1"))})),
         path("a/<str:y>/", view("second")),
         path("a/", include({path("z/", view("z2")), path("q/", view("never"))}))});
    EXPECT_EQ(resolved(urls, "/a/1/"), "first x=1:int");
    EXPECT_EQ(resolved(urls, "/a/z/"), "z1");
    EXPECT_EQ(resolved(urls, "/a/q/"), "second y=q:str");
}

TEST(UrlResolver, constants_of_a_pattern_override_what_the_url_says) {
    UrlResolver urls({path("<int:pk>/", view("v"), {{"pk", "fixed"}, {"x", 1}}),
                      path("o/<int:pk>/", include({path("<int:pk>/", view("inner"))}))});
    EXPECT_EQ(resolved(urls, "/7/"), "v pk=fixed:str x=1:int");
    EXPECT_EQ(resolved(urls, "/o/1/2/"), "inner pk=2:int");
}

TEST(UrlResolver, a_match_knows_its_route_and_names) {
    UrlResolver urls(
        {path("api/", include({path("v<int:version>/", include(blog, "blog", "news"))}, "outer"))});
    ResolverMatch match;
    ASSERT_TRUE(urls.resolve("/api/v1/7/", match));
    EXPECT_EQ(match.route, "api/v<int:version>/<int:pk>/");
    EXPECT_EQ(match.url_name, "detail");
    EXPECT_EQ(match.app_name, "outer:blog");
    EXPECT_EQ(match.name_space, "outer:news");
    EXPECT_EQ(match.view_name(), "outer:news:detail");
    EXPECT_TRUE(urls.is_valid_path("/api/v1/"));
    EXPECT_FALSE(urls.is_valid_path("/api/v1"));
}

TEST(UrlResolver, lists_its_lines_in_order) {
    UrlResolver urls({path("api/", include(blog, "blog")), re_path("^x$", view("x"), "x")});
    auto lines = urls.lines();
    ASSERT_EQ(lines.size(), 4u);
    EXPECT_EQ(lines[1].route, "api/<int:pk>/");
    EXPECT_EQ(lines[1].name, "blog:detail");
    EXPECT_EQ(lines[3].route, "^x$");
    EXPECT_EQ(lines[3].view, "x");
}

template <class F>
std::string why(F&& make) {
    try {
        make();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing";
}

TEST(UrlResolver, mistakes_that_the_compiler_cannot_see_are_named) {
    EXPECT_EQ(why([] { UrlResolver({re_path("^(", view("x"))}); }),
              "The URL pattern \"^(\" is no regular expression that RE2 knows: missing ): ^(");
    EXPECT_EQ(why([] {
                  UrlResolver({path("a/<int:x>/", [](Request&, std::int64_t, std::string_view) {
                      return Response(200);
                  })});
              }),
              "The route \"a/<int:x>/\" gives its view 1 value(s), but the function takes 2");
    EXPECT_EQ(why([] { runtime_path("a/<int:x", view("x")); }),
              "The route \"a/<int:x\" has a '<' without a '>'");
    EXPECT_EQ(why([] { runtime_path("a/<float:x>", view("x")); }),
              "The route \"a/<float:x>\" has the unknown converter \"float\"; there are int, str, "
              "slug, uuid and path");
    EXPECT_EQ(why([] { runtime_path("/a", view("x")); }),
              "The route \"/a\" must not start with a slash");
    EXPECT_EQ(why([] { include(UrlPatterns(), "", "x"); }),
              "include() with the instance namespace \"x\" needs an app_name as well");
}

TEST(UrlResolver, a_thousand_routes_are_told_apart) {
    UrlPatterns patterns;
    for (int i = 0; i < 1000; ++i) {
        patterns.push_back(
            runtime_path("section" + std::to_string(i) + "/<int:pk>/", view(std::to_string(i))));
    }
    UrlResolver urls(patterns);
    for (int i = 0; i < 1000; ++i) {
        EXPECT_EQ(resolved(urls, "/section" + std::to_string(i) + "/5/"),
                  std::to_string(i) + " pk=5:int");
    }
    EXPECT_EQ(resolved(urls, "/section1000/5/"), "404");
}

Response typed(Request&, std::int64_t year, std::string_view slug, Uuid) {
    return HttpResponse(std::to_string(year) + " " + std::string(slug));
}
HttpResponse plain(Request& request) {
    return HttpResponse(std::string(request.path()));
}

TEST(ViewHandle, functions_and_lambdas_become_views) {
    Request request;
    request.assign({.target = "/p/"});
    Kwargs kwargs{{"year", 2024},
                  {"slug", "a"},
                  {"id", *Uuid::parse("12345678-1234-4234-8234-123456789abc")}};
    EXPECT_EQ((*ViewHandle(typed))(request, kwargs).content, "2024 a");
    EXPECT_EQ((*ViewHandle(plain))(request, kwargs).content, "/p/");
    std::string captured = "lambda";
    ViewHandle lambda = [captured](Request&, const Kwargs& k) {
        return HttpResponse(captured + k.str("slug"));
    };
    EXPECT_EQ((*lambda)(request, kwargs).content, "lambdaa");
    EXPECT_EQ(ViewHandle(typed)->arity(), 3);
    EXPECT_EQ(ViewHandle(plain)->arity(), 0);
    EXPECT_EQ(lambda->arity(), -1);
}

TEST(ViewHandle, values_that_do_not_fit_are_404) {
    Request request;
    ViewHandle small = [](Request&, int) { return HttpResponse(""); };
    EXPECT_THROW((*small)(request, {{"n", 5'000'000'000}}), Http404);
    EXPECT_THROW((*small)(request, {{"n", Value::big_int("123456789012345678901234567890")}}),
                 Http404);
    EXPECT_THROW((*small)(request, {{"n", "text"}}), Http404);
    EXPECT_NO_THROW((*small)(request, {{"n", 5}}));
}

}  // namespace
}  // namespace cadenza
