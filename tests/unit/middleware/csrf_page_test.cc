#include "cadenza/middleware/csrf_page.h"

#include <gtest/gtest.h>

namespace cadenza::csrf {
namespace {

TEST(CsrfPage, tells_the_reason_only_to_developers) {
    const Response shown = failure_page("Origin <b> checking failed", true);
    EXPECT_EQ(shown.status_code, 403);
    EXPECT_EQ(shown.content_type(), "text/html; charset=utf-8");
    EXPECT_NE(shown.content.find("<pre>Origin &lt;b&gt; checking failed</pre>"), std::string::npos);
    const Response hidden = failure_page("Origin <b> checking failed", false);
    EXPECT_EQ(hidden.content.find("checking failed"), std::string::npos);
    EXPECT_NE(hidden.content.find("CSRF verification failed. Request aborted."), std::string::npos);
    EXPECT_NE(hidden.content.find("<title>403 Forbidden</title>"), std::string::npos);
}

TEST(CsrfPage, tells_visitors_what_their_browser_withholds) {
    EXPECT_NE(failure_page(kNoReferer, false).content.find("Referer header"), std::string::npos);
    EXPECT_NE(failure_page(kNoCookie, false).content.find("CSRF cookie"), std::string::npos);
    EXPECT_EQ(failure_page(kNoCookie, false).content.find("Referer"), std::string::npos);
}

}  // namespace
}  // namespace cadenza::csrf
