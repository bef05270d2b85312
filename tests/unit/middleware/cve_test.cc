// What broke other frameworks, by the number under which it is known.
#include <gtest/gtest.h>

#include "unit/middleware/helpers.h"
#include "unit/urls/helpers.h"

namespace cadenza {
namespace {

TEST(Cve, cve_2018_14574_a_slash_is_never_appended_to_another_host) {
    test::Stack stack;
    stack.patterns = {path("<path:any>/", test::view("any"))};
    for (const char* target : {"//evil.example", "//evil.example/x", "///evil.example",
                               "/%2fevil.example", "/%5cevil.example", "/\\evil.example"}) {
        Response response = stack.send(target);
        if (response.status_code != 301) continue;
        const std::string_view location = response.headers["Location"];
        EXPECT_TRUE(location.starts_with('/')) << target;
        EXPECT_FALSE(location.starts_with("//") || location.starts_with("/\\"))
            << target << " " << location;
    }
}

TEST(Cve, cve_2021_44420_a_line_break_at_the_end_matches_nothing) {
    test::Stack stack;
    stack.patterns = {path("admin", test::view("admin")), path("n/<int:n>", test::view("n")),
                      re_path("^re/$", test::view("re")), path("g/<slug:s>/", test::view("g"))};
    for (const char* target :
         {"/admin%0a", "/admin%0d", "/n/5%0a", "/re/%0a", "/g/a%0a/", "/g/a/%0a"}) {
        EXPECT_EQ(stack.send(target).status_code, 404) << target;
    }
}

TEST(Cve, cve_2019_3498_the_404_page_does_not_quote_the_path) {
    test::Stack stack;
    Response response = stack.send("/please-visit-evil.example-instead");
    EXPECT_EQ(response.content.find("evil"), std::string::npos);
}

}  // namespace
}  // namespace cadenza
