#include "cadenza/rest/renderers.h"

#include <gtest/gtest.h>

#include "cadenza/rest/api_view.h"
#include "unit/rest/view_runner.h"

namespace cadenza {
namespace {

struct DataView : APIView {
    DataView() { description = "Shows <data>."; }
    Response get(Request& request) override {
        if (request.query("json") != "") return Response(Value::json(R"({"a":[1,2],"b":"é"})"));
        return Response({{"a", Value::list({1, 2})}, {"b", "é"}});
    }
};

Response get(std::string_view accept, std::string_view target = "/") {
    ViewRunner runner(as_view<DataView>());
    runner.headers = {{"Accept", accept}};
    return runner.run("GET", target);
}

TEST(JSONRenderer, is_compact_unless_the_client_asks_for_an_indent) {
    EXPECT_EQ(get("application/json").content, R"({"a":[1,2],"b":"é"})");
    EXPECT_EQ(get("application/json; indent=2").content,
              "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": \"é\"\n}");
    EXPECT_EQ(get("application/json; indent=0").content, R"({"a":[1,2],"b":"é"})");
    EXPECT_EQ(get("application/json; indent=-3").content, R"({"a":[1,2],"b":"é"})");
    EXPECT_EQ(get("application/json; indent=x").content, R"({"a":[1,2],"b":"é"})");
    EXPECT_EQ(get("application/json; indent=99999999999999999999").content.find("\n        \"a\""),
              1u);
}

TEST(JSONRenderer, finished_json_is_passed_on_or_indented) {
    EXPECT_EQ(get("application/json", "/?json=1").content, R"({"a":[1,2],"b":"é"})");
    EXPECT_EQ(get("application/json; indent=1", "/?json=1").content,
              "{\n \"a\": [\n  1,\n  2\n ],\n \"b\": \"é\"\n}");
}

TEST(JSONRenderer, one_derived_from_it_sees_finished_json_too_and_names_its_own_type) {
    struct Envelope : renderers::JSONRenderer {
        std::string_view media_type() const override { return "application/vnd.api+json"; }
        std::string render(const Value& data,
                           const renderers::RendererContext& context) const override {
            return "{\"data\":" + JSONRenderer::render(data, context) + "}";
        }
    };
    struct EnvelopeView : DataView {
        EnvelopeView() { renderer_classes = {Envelope()}; }
    };
    ViewRunner runner(as_view<EnvelopeView>());
    const Response response = runner.run("GET", "/?json=1");
    EXPECT_EQ(response.content, R"({"data":{"a":[1,2],"b":"é"}})");
    EXPECT_EQ(response.headers.get("Content-Type"), "application/vnd.api+json");
}

TEST(BrowsableAPIRenderer, shows_the_answer_as_a_page_and_escapes_it) {
    const Response page = get("text/html");
    EXPECT_EQ(page.headers.get("Content-Type"), "text/html; charset=utf-8");
    for (const char* part : {"<!DOCTYPE html>", "<h1>Data</h1>", "Shows &lt;data&gt;.",
                             "<b>GET</b> /", "<b>HTTP 200 OK</b>",
                             "<b>Allow:</b> GET, HEAD, OPTIONS", "&quot;b&quot;: &quot;é&quot;"}) {
        EXPECT_NE(page.content.find(part), std::string::npos) << part << "\n" << page.content;
    }
}

TEST(StaticHTMLRenderer, passes_html_on_and_names_errors) {
    struct Page : APIView {
        Page() { renderer_classes = {StaticHTMLRenderer}; }
        Response get(Request& request) override {
            if (!request.query_string().empty()) throw NotFound("secret");
            return Response(Value("<p>hi</p>"));
        }
    };
    ViewRunner runner(as_view<Page>());
    EXPECT_EQ(runner.run("GET").content, "<p>hi</p>");
    EXPECT_EQ(runner.run("GET", "/?x").content, "404 Not Found");
}

}  // namespace
}  // namespace cadenza
