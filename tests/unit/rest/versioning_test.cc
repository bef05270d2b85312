#include "cadenza/rest/versioning.h"

#include <gtest/gtest.h>

#include "cadenza/rest/api_view.h"
#include "cadenza/urls/resolver_match.h"
#include "unit/rest/view_runner.h"

namespace cadenza {
namespace {

template <class Base>
struct TwoVersions : Base {
    TwoVersions() {
        this->default_version = "1.0";
        this->allowed_versions = {"1.0", "2.0"};
    }
};

struct VersionView : APIView {
    explicit VersionView(Versioning scheme) { versioning_class = scheme; }
    Response get(Request&) override {
        return Response(version() ? Value(*version()) : Value("none"));
    }
};

struct Case {
    std::string_view target = "/";
    std::vector<HeaderView> headers = {};
    Kwargs kwargs = {};
};

std::string version(Versioning scheme, Case given) {
    ViewRunner runner(as_view<VersionView>(std::move(scheme)));
    runner.settings.allowed_hosts = {"*"};
    runner.headers = std::move(given.headers);
    runner.kwargs = std::move(given.kwargs);
    const Value answer = json_of(runner.run("GET", given.target));
    return answer.is_text() ? answer.as_text() : answer["detail"].str();
}

TEST(Versioning, reads_the_accept_header) {
    const TwoVersions<versioning::AcceptHeaderVersioning> scheme;
    EXPECT_EQ(version(scheme, {}), "1.0");
    EXPECT_EQ(version(scheme, {.headers = {{"Accept", "*/*; version=2.0"}}}), "2.0");
    EXPECT_EQ(version(scheme, {.headers = {{"Accept", "application/json; version=9"}}}),
              "Invalid version in \"Accept\" header.");
}

TEST(Versioning, reads_the_url) {
    const TwoVersions<versioning::URLPathVersioning> scheme;
    EXPECT_EQ(version(scheme, {}), "1.0");
    EXPECT_EQ(version(scheme, {.kwargs = {{"version", "2.0"}}}), "2.0");
    EXPECT_EQ(version(scheme, {.kwargs = {{"version", "3.0"}}}), "Invalid version in URL path.");
}

TEST(Versioning, reads_the_query) {
    const TwoVersions<versioning::QueryParameterVersioning> scheme;
    EXPECT_EQ(version(scheme, {}), "1.0");
    EXPECT_EQ(version(scheme, {.target = "/?version=2.0"}), "2.0");
    EXPECT_EQ(version(scheme, {.target = "/?version="}), "Invalid version in query parameter.");
}

TEST(Versioning, reads_the_host) {
    struct Hosts : versioning::HostNameVersioning {
        Hosts() { allowed_versions = {"v1", "v2"}; }
    };
    EXPECT_EQ(version(Hosts(), {.headers = {{"Host", "v2.example.test:8000"}}}), "v2");
    EXPECT_EQ(version(Hosts(), {.headers = {{"Host", "v9.example.test"}}}),
              "Invalid version in hostname.");
    EXPECT_EQ(version(Hosts(), {.headers = {{"Host", "localhost"}}}), "none");
    const TwoVersions<versioning::HostNameVersioning> scheme;
    EXPECT_EQ(version(scheme, {.headers = {{"Host", "a.b.c.d"}}}), "1.0");
}

TEST(Versioning, without_a_list_any_version_passes) {
    EXPECT_EQ(version(QueryParameterVersioning, {.target = "/?version=7"}), "7");
    EXPECT_EQ(version(QueryParameterVersioning, {}), "none");
}

TEST(Versioning, reads_the_namespace) {
    const TwoVersions<versioning::NamespaceVersioning> scheme;
    ViewRunner runner(as_view<VersionView>(scheme));
    EXPECT_EQ(json_of(runner.run("GET")), Value("1.0"));
    ResolverMatch match;
    match.name_space = "library:2.0";
    runner.request().resolver_match = &match;
    struct Namespaced : VersionView {
        using VersionView::VersionView;
    };
    Request request;
    request.assign({});
    request.resolver_match = &match;
    const ViewHandle view = as_view<VersionView>(scheme);
    EXPECT_EQ(json_of((*view)(request, Kwargs())), Value("2.0"));
    match.name_space = "library";
    EXPECT_EQ(json_of((*view)(request, Kwargs()))["detail"],
              Value("Invalid version in URL path. Does not match any version namespace."));
}

}  // namespace
}  // namespace cadenza
