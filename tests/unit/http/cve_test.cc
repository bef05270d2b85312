// What broke other frameworks, by the number under which it is known. Times are bounded by
// comparing two sizes.
#include <gtest/gtest.h>
#include <time.h>

#include "cadenza/base/dict.h"
#include "cadenza/base/multi_dict.h"
#include "cadenza/conf/settings.h"
#include "cadenza/http/exceptions.h"
#include "cadenza/http/file_response.h"
#include "cadenza/http/form.h"
#include "cadenza/http/media_type.h"
#include "cadenza/http/request.h"
#include "cadenza/http/response.h"
#include "cadenza/http/uploaded_file.h"

namespace cadenza {
namespace {

constexpr std::string_view kType = "multipart/form-data; boundary=b";

std::string repeat(std::string_view text, std::size_t times) {
    std::string out;
    out.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

// Of this thread: other processes do not count.
double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Runs work(n) and work(10 n): the second may take 12 times as long, apart from a floor for the
/// clock's noise.
template <class F>
void expect_linear(F work, std::size_t n) {
    auto seconds = [&](std::size_t size) {
        auto input = work(size);
        double best = 1e9;
        for (int round = 0; round < 3; ++round) {
            const double before = cpu_seconds();
            input();
            best = std::min(best, cpu_seconds() - before);
        }
        return best;
    };
    const double small = seconds(n);
    const double large = seconds(10 * n);
    EXPECT_LT(large, 12 * small + 0.05)
        << small << " s for " << n << ", " << large << " s for ten times as much";
}

TEST(Cve, cve_2022_23833_malformed_multipart_ends) {
    for (std::string body :
         {std::string("--b\r\n"), std::string("--b\r\nContent-Disposition: form-data; name=\"a"),
          repeat("x", 1'000'000), repeat("--", 500'000), repeat("--b\r\n", 100'000),
          repeat("\r\n--b", 100'000), "--b\r\n" + repeat("A: b\r\n", 100'000)}) {
        auto form = parse_multipart(kType, body);
        if (form) {
            EXPECT_TRUE(form->fields.empty());
        }
    }
    expect_linear(
        [](std::size_t n) {
            return [body = repeat("--b\r", n)] { (void)parse_multipart(kType, body); };
        },
        100'000);
}

TEST(Cve, cve_2023_24580_parts_and_files_are_limited) {
    const std::string fields =
        repeat("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n", 1'000'000);
    auto refused = parse_multipart(kType, fields);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, FormFault::Kind::TooManyFields);
    const std::string files =
        repeat("--b\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n1\r\n", 100'000);
    refused = parse_multipart(kType, files);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, FormFault::Kind::TooManyFiles);
}

TEST(Cve, cve_2023_31047_every_file_of_a_name_is_kept) {
    auto form = parse_multipart(
        kType, repeat("--b\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n1\r\n", 2));
    ASSERT_TRUE(form);
    EXPECT_EQ(form->files.getlist("f").size(), 2u);
}

TEST(Cve, cve_2026_33033_base64_of_blanks_is_linear) {
    expect_linear(
        [](std::size_t n) {
            return [body =
                        "--b\r\nContent-Disposition: form-data; name=f; "
                        "filename=x\r\nContent-Transfer-Encoding: "
                        "base64\r\n\r\n" +
                        repeat(" \t\n", n) + "aGVsbG8="] { (void)parse_multipart(kType, body); };
        },
        100'000);
}

TEST(Cve, cve_2021_31542_names_of_folders_are_no_file_names) {
    for (const char* name : {"..", ".", "", "../", "a\\..\\", "&#46;&#46;", "x/.", "..\x01"}) {
        EXPECT_EQ(sanitize_file_name(name), "") << name;
    }
    EXPECT_EQ(sanitize_file_name("a. "), "a. ")
        << "blanks and dots at the end are the storage's to judge";
}

TEST(Cve, cve_2021_28658_file_names_have_no_directories) {
    for (std::string name :
         {std::string("../../etc/passwd"), std::string("..\\..\\boot.ini"),
          std::string("/etc/passwd"), std::string("C:\\x"), std::string("&#46;&#46;&#47;x"),
          std::string("a/../../x"), std::string("x\0y", 3), std::string(".."), std::string("."),
          std::string(""), std::string("../"), std::string("a\\..\\"), repeat("../", 5000),
          std::string("&sol;&bsol;x"), std::string("..\x01"), std::string("/\x7f")}) {
        const std::string clean = sanitize_file_name(name);
        EXPECT_EQ(clean.find_first_of(std::string_view("/\\\0", 3)), std::string::npos) << name;
        EXPECT_NE(clean, "..") << name;
        EXPECT_NE(clean, ".") << name;
    }
    EXPECT_EQ(sanitize_file_name("%2e%2e%2fx"), "%2e%2e%2fx")
        << "percent-encoding means nothing in a file name";
}

TEST(Cve, cve_2022_36359_file_names_cannot_leave_their_quotes) {
    for (const char* name : {"a\".sh", "a\r\nX: y", "a;b", "caffè", "a\\\"", "\""}) {
        const std::string header = content_disposition(true, name);
        EXPECT_EQ(header.find_first_of("\r\n"), std::string::npos) << name;
        Headers headers;
        EXPECT_NO_THROW(headers.set("Content-Disposition", header));
    }
}

TEST(Cve, cve_2025_14550_repeated_headers_are_merged_in_linear_time) {
    expect_linear(
        [](std::size_t n) {
            return [n] {
                const std::vector<HeaderView> headers(n, HeaderView{"Cookie", "a=b"});
                Request request;
                request.assign({.headers = headers});
                (void)request.COOKIES();
            };
        },
        5'000);
}

TEST(Cve, cve_2026_84429_quoted_separators_are_linear) {
    expect_linear(
        [](std::size_t n) {
            return [header = "a/b; c=\"" + repeat(";", n)] { (void)parse_accept(header); };
        },
        100'000);
    expect_linear(
        [](std::size_t n) {
            return [header = "a/b" + repeat(";a=\"b\"", n)] { (void)MediaType(header); };
        },
        5'000);
    expect_linear(
        [](std::size_t n) {
            return [header = repeat("a/b;\"", n)] { (void)parse_accept(header); };
        },
        100'000);
}

TEST(Cve, cve_2026_3902_underscores_are_never_dashes) {
    Settings settings;
    settings.security.proxy_ssl_header = {"X-Forwarded-Proto", "https"};
    Request request;
    request.settings = &settings;
    for (const char* name : {"X_Forwarded_Proto", "x_forwarded-proto", "X-Forwarded_PROTO"}) {
        request.assign({.headers = std::vector<HeaderView>{{name, "https"}}});
        EXPECT_FALSE(request.is_secure()) << name;
    }
}

TEST(Cve, cve_2019_12781_a_proxy_header_decides_alone) {
    Settings settings;
    settings.security.proxy_ssl_header = {"X-Forwarded-Proto", "https"};
    Request request;
    request.settings = &settings;
    auto secure = [&](bool tls, std::vector<HeaderView> headers) {
        request.assign({.headers = headers, .secure = tls});
        return request.is_secure();
    };
    EXPECT_FALSE(secure(true, {{"X-Forwarded-Proto", "http"}}));
    EXPECT_TRUE(secure(false, {{"X-Forwarded-Proto", "https"}}));
    EXPECT_TRUE(secure(true, {}));
    EXPECT_FALSE(secure(false, {}));
    // Of several proxies the first one tells how the client came.
    EXPECT_TRUE(secure(false, {{"X-Forwarded-Proto", "https , http"}}));
    EXPECT_FALSE(secure(true, {{"X-Forwarded-Proto", "http, https"}}));
    settings.security.proxy_ssl_header.reset();
    EXPECT_FALSE(secure(false, {{"X-Forwarded-Proto", "https"}}));
}

TEST(Cve, cve_2025_64458_long_redirects_are_refused) {
    EXPECT_THROW(HttpResponseRedirect("/" + repeat("\xc2\xbd", 1'000'000)), DisallowedRedirect);
    EXPECT_NO_THROW(HttpResponseRedirect("/" + repeat("x", 16'000)));
}

TEST(Cve, cve_2026_73228_bodies_one_byte_above_the_limit_are_refused) {
    Settings settings;
    settings.uploads.data_max_memory_size = 100;
    Request request;
    request.settings = &settings;
    for (std::string_view type : {"application/json", "application/x-www-form-urlencoded"}) {
        request.assign({.method = "POST",
                        .headers = std::vector<HeaderView>{{"Content-Type", type}},
                        .body = std::string(101, '1')});
        EXPECT_THROW(request.data.value(), RequestDataTooBig) << type;
        request.assign({.method = "POST",
                        .headers = std::vector<HeaderView>{{"Content-Type", type}},
                        .body = std::string(100, '1')});
        EXPECT_NO_THROW(request.data.value()) << type;
    }
    request.assign(
        {.method = "POST",
         .headers = std::vector<HeaderView>{{"Content-Type", kType}},
         .body = "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n" + std::string(98, '1')});
    EXPECT_THROW(request.data.value(), RequestDataTooBig);
}

TEST(Cve, hash_flooding_costs_no_more_than_other_names) {
    expect_linear(
        [](std::size_t n) {
            std::string query;
            for (std::size_t i = 0; i < n; ++i)
                query += "name" + std::to_string(i * 65'536) + "=1&";
            return [query] { (void)parse_query(query, {.fields = FormLimits::kUnlimited}); };
        },
        4'000);
}

}  // namespace
}  // namespace cadenza
