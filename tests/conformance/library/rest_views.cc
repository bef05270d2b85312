#include "conformance/library/rest_views.h"

#include <cadenza/rest.h>

#include <algorithm>

#include "conformance/library/error_views.h"
#include "conformance/library/parser_views.h"

namespace library {
namespace {

using namespace cadenza;

struct VersionView : APIView {
    explicit VersionView(Versioning scheme = {}) {
        authentication_classes = {};
        permission_classes = {AllowAny};
        if (scheme) versioning_class = scheme;
    }
    Response get(Request&) override {
        const auto* scheme = versioning_scheme();
        return Response({{"version", version() ? Value(*version()) : Value()},
                         {"scheme", scheme != nullptr ? scheme->name() : "NoneType"}});
    }
};

struct PathVersioning : versioning::URLPathVersioning {
    PathVersioning() {
        default_version = "v1";
        allowed_versions = {"v1", "v2"};
    }
    std::string_view name() const override { return "PathVersioning"; }
};
struct AcceptVersioning : versioning::AcceptHeaderVersioning {
    AcceptVersioning() {
        default_version = "1.0";
        allowed_versions = {"1.0", "2.0"};
    }
    std::string_view name() const override { return "AcceptVersioning"; }
};
struct QueryVersioning : versioning::QueryParameterVersioning {
    QueryVersioning() {
        default_version = "1.0";
        allowed_versions = {"1.0", "2.0"};
    }
    std::string_view name() const override { return "QueryVersioning"; }
};
struct HostVersioning : versioning::HostNameVersioning {
    HostVersioning() {
        default_version = "v1";
        allowed_versions = {"v1", "v2"};
    }
    std::string_view name() const override { return "HostVersioning"; }
};

struct PlainTextRenderer : renderers::BaseRenderer {
    std::string_view media_type() const override { return "text/plain"; }
    std::string_view format() const override { return "txt"; }
    std::string render(const Value& data, const renderers::RendererContext&) const override {
        std::vector<std::string> pairs;
        for (const auto& [name, value] : data.as_dict()) pairs.push_back(name + "=" + value.str());
        std::ranges::sort(pairs);
        std::string text;
        for (const std::string& pair : pairs) text += (text.empty() ? "" : "; ") + pair;
        return text;
    }
};

struct NegotiationView : APIView {
    NegotiationView() {
        authentication_classes = {};
        permission_classes = {AllowAny};
        renderer_classes = {JSONRenderer, BrowsableAPIRenderer, PlainTextRenderer()};
        description = "Renders as JSON, as HTML or as plain text.";
    }
    Response get(Request&) override {
        return Response({{"media_type", accepted_media_type()},
                         {"renderer", accepted_renderer()->format()},
                         {"text", "caffè <b>"}});
    }
};

struct JSONOnlyView : NegotiationView {
    JSONOnlyView() {
        renderer_classes = {JSONRenderer};
        description = "";
    }
};

Response function_view(Request& request) {
    if (request.is(POST))
        return Response({{"got", request.data.value()}}, 201, {{"X-Custom", "yes"}});
    return Response({{"hello", request.query("name", "world")}});
}

Response types_view(Request&) {
    Dict keys{{"1", "bool"}, {"null", "none"}};
    const DateTime moment = *DateTime::parse("2020-01-02T03:04:05");
    return Response(Value(Dict{
        {"none", nullptr},
        {"true", true},
        {"int", Value::big_int("12345678901234567890")},
        {"negative", -0.0},
        {"float", 0.1},
        {"big", 1e22},
        {"small", 1e-7},
        {"whole", 3.0},
        {"decimal", *Decimal::parse("1.10")},
        {"uuid", *Uuid::parse("00000000-0000-0000-0000-000000000001")},
        {"date", *Date::parse("2020-02-29")},
        {"time", Time::of(1, 2, 3)},
        {"time_micro", Time::of(1, 2, 3, 456789)},
        {"naive", moment},
        {"micro", *DateTime::parse("2020-01-02T03:04:05.678900")},
        {"utc", *DateTime::parse("2020-01-02T03:04:05Z")},
        {"offset", *DateTime::parse("2020-01-02T03:04:05+02:00")},
        {"duration", Duration::days(1) + Duration::hours(2) + Duration::seconds(3) + Duration(4)},
        {"tuple", Value::list({1, 2})},
        {"set", Value::list({7})},
        {"bytes", Value::bytes("raw")},
        {"nested", {{"a", Value::list({Value(Dict()), Value(List()), ""})}}},
        {"keys", keys},
        {"text", "<é> \"quoted\" \\ / \u2028 \x01 \n \U0001f600"},
    }));
}

Response empty_view(Request&) {
    return Response();
}

Response no_content_view(Request&) {
    return Response({{"ignored", true}}, 204);
}

}  // namespace

UrlPatterns rest_urlpatterns() {
    UrlPatterns patterns{
        re_path(R"(^version/path/(?P<version>v\d+)/$)", as_view<VersionView>(PathVersioning())),
        path("version/path/", as_view<VersionView>(PathVersioning())),
        path("version/accept/", as_view<VersionView>(AcceptVersioning())),
        path("version/query/", as_view<VersionView>(QueryVersioning())),
        path("version/host/", as_view<VersionView>(HostVersioning())),
        path("version/none/", as_view<VersionView>()),
        path("negotiation/json-only/", as_view<JSONOnlyView>()),
        path("function/", api_view({GET, POST}, function_view,
                                   {.name = "Function View",
                                    .description = "A function-based view.",
                                    .permission_classes = {AllowAny}})),
        path("types/", api_view(types_view, {.permission_classes = {AllowAny}})),
        path("empty/", api_view(empty_view, {.permission_classes = {AllowAny}})),
        path("no-content/", api_view(no_content_view, {.permission_classes = {AllowAny}})),
    };
    patterns += parser_urlpatterns();
    patterns += error_urlpatterns();
    patterns += format_suffix_patterns({path("negotiation/", as_view<NegotiationView>())});
    return patterns;
}

}  // namespace library
