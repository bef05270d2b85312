#include "cadenza/http/safe_url.h"

#include <gtest/gtest.h>

#include "cadenza/base/json/reader.h"
#include "cadenza/http/uri.h"
#include "unit/http/vectors.h"

namespace cadenza {
namespace {

bool safe(std::string_view url, bool https = false) {
    const std::vector<std::string> hosts{"testserver", "host:8000"};
    return url_has_allowed_host_and_scheme(url, hosts, https);
}

TEST(SafeUrl, own_paths_and_hosts_are_safe) {
    for (const char* url :
         {"/view/?param=http://example.com", "view/?param=x",
          "http://testserver/confirm?email=me@example.com", "https://testserver/",
          "HTTPS://testserver/", "//testserver/", "/url%20with%20spaces/", "path/http:2222222222",
          "http://host:8000/x", "  /padded  ", "/caffè/"}) {
        EXPECT_TRUE(safe(url)) << url;
    }
    EXPECT_TRUE(safe("https://testserver/", true));
    EXPECT_FALSE(safe("http://testserver/", true));
    EXPECT_FALSE(safe("//testserver/", true));
    EXPECT_TRUE(safe("/p", true));
}

TEST(SafeUrl, cve_2017_7233_everything_else_is_not) {
    for (const char* url : {"http://example.com",
                            "http:///example.com",
                            "https://example.com",
                            "ftp://example.com",
                            "\\\\example.com",
                            "\\\\\\example.com",
                            "/\\\\/example.com",
                            "\\\\\\example.com",
                            "///example.com",
                            "//example.com",
                            "////x",
                            "http:999999999",
                            "ftp:9999999999",
                            "\n",
                            "http:\\\\\\example.com",
                            "http:\\\\//example.com",
                            "http:/\\//example.com",
                            "javascript:alert(\"XSS\")",
                            "\njavascript:alert(x)",
                            "java\nscript:alert(x)",
                            "\x08//example.com",
                            "http://otherserver\\@example.com",
                            "http:\\\\testserver\\@example.com",
                            "http://testserver\\me:pass@example.com",
                            "http://testserver\\@example.com",
                            "http:\\\\testserver\\confirm\\me@example.com",
                            "http:////example.com",
                            "",
                            "   ",
                            "http://testserver:80/",
                            "http://user@testserver/",
                            "//\x7f",
                            "/\t/example.com"}) {
        EXPECT_FALSE(safe(url)) << url;
    }
    EXPECT_FALSE(safe("/" + std::string(3000, 'x')));
}

TEST(SafeUrl, no_vector_that_leaves_the_site_is_called_safe) {
    const auto lines = test::vector_lines("urls/urltestdata.jsonl");
    if (lines.empty())
        GTEST_SKIP() << "vectors not found: urls/urltestdata.jsonl (set CADENZA_VECTORS)";
    int cases = 0, accepted = 0;
    for (const std::string& line : lines) {
        auto row = parse_json(line);
        ASSERT_TRUE(row) << line;
        if (!row->contains("offsite")) continue;
        ++cases;
        const std::vector<std::string> hosts{split_uri((*row)["base"].str()).netloc};
        const bool called_safe = url_has_allowed_host_and_scheme((*row)["input"].str(), hosts);
        accepted += called_safe;
        EXPECT_FALSE(called_safe && (*row)["offsite"].as_bool()) << line;
    }
    std::printf("urls/urltestdata.jsonl: cases %d, called safe %d\n", cases, accepted);
}

}  // namespace
}  // namespace cadenza
