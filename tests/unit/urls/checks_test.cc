#include "cadenza/urls/checks.h"

#include <gtest/gtest.h>

#include "cadenza/conf/settings.h"
#include "unit/urls/helpers.h"

namespace cadenza {
namespace {

using test::view;

std::string ids(const UrlPatterns& patterns) {
    std::string text;
    for (const CheckMessage& message : check_urls(patterns)) text += message.id + " ";
    return text;
}

TEST(UrlChecks, sound_patterns_have_no_findings) {
    EXPECT_EQ(ids({path("a/", view("a"), "a"), re_path("^b/$", view("b")),
                   path("c/", include(UrlPatterns(), "c"))}),
              "");
}

TEST(UrlChecks, mistakes_have_djangos_numbers) {
    EXPECT_EQ(ids({re_path("^a/$", include(UrlPatterns()))}), "urls.W001 ");
    EXPECT_EQ(ids({re_path("^/a/$", view("a"))}), "urls.W002 ");
    EXPECT_EQ(ids({path("a/", view("a"), "x:y")}), "urls.W003 ");
    EXPECT_EQ(
        ids({path("a/", include(UrlPatterns(), "n")), path("b/", include(UrlPatterns(), "n"))}),
        "urls.W005 ");
    EXPECT_EQ(ids({path("a/", include({path("n/", include(UrlPatterns(), "n"))}, "m")),
                   path("b/", include(UrlPatterns(), "n"))}),
              "");
}

TEST(UrlChecks, messages_name_the_pattern) {
    EXPECT_EQ(check_urls({re_path("^a/$", include({re_path("^/b", view("b"), "c:d")}))})[1].str(),
              "^/b: (urls.W002) Your URL pattern '^/b' [name='c:d'] has a route beginning with a "
              "'/'.\n\tHINT: Remove this "
              "slash: the path is matched without its first one. If this pattern is included, let "
              "the include's route end with a '/'.");
}

struct Demanding : ViewObject {
    Response operator()(Request&, const Kwargs&) const override { return Response(204); }
    void check(const Settings& settings, std::vector<CheckMessage>& found) const override {
        if (!settings.debug) found.push_back(check_error("demo.E001", "It wants debug."));
    }
};

TEST(UrlChecks, views_are_asked_and_what_several_say_is_said_once) {
    const ViewHandle demanding(std::make_shared<const Demanding>());
    const UrlPatterns patterns{path("a/", view("a")), path("b/", demanding),
                               path("c/", include({path("d/", demanding)}))};
    const std::vector<CheckMessage> found = check_views(patterns, Settings{});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].id, "demo.E001");
    EXPECT_TRUE(check_views(patterns, Settings{.debug = true}).empty());
}

}  // namespace
}  // namespace cadenza
