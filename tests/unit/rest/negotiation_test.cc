#include "cadenza/rest/negotiation.h"

#include <gtest/gtest.h>

#include "cadenza/http/exceptions.h"
#include "cadenza/rest/parsers.h"
#include "cadenza/rest/renderers.h"
#include "unit/rest/view_runner.h"

namespace cadenza {
namespace {

struct PlainText : renderers::BaseRenderer {
    std::string_view media_type() const override { return "text/plain"; }
    std::string_view format() const override { return "txt"; }
    std::string render(const Value& data, const renderers::RendererContext&) const override {
        return data.str();
    }
};

/// "format media type" of what is selected, or the name of what is thrown.
std::string selected(std::vector<HeaderView> headers, std::string_view format = {}) {
    Request request;
    request.assign({.headers = headers});
    const Policies<renderers::BaseRenderer> renderers{JSONRenderer, BrowsableAPIRenderer,
                                                      PlainText()};
    try {
        const negotiation::Selection selection =
            negotiation::DefaultContentNegotiation().select_renderer(request, renderers, format);
        return std::string(selection.renderer->format()) + " " +
               std::string(selection.media_type());
    } catch (const NotAcceptable&) {
        return "NotAcceptable";
    } catch (const Http404&) {
        return "Http404";
    }
}

std::string accepting(std::string_view accept, std::string_view format = {}) {
    return selected({{"Accept", accept}}, format);
}

TEST(Negotiation, takes_the_first_renderer_for_anything) {
    EXPECT_EQ(selected({}), "json application/json");
    EXPECT_EQ(accepting("*/*"), "json application/json");
    EXPECT_EQ(accepting("application/json"), "json application/json");
    EXPECT_EQ(accepting("application/*"), "json application/json");
    EXPECT_EQ(accepting("application/xml, */*"), "json application/json");
}

TEST(Negotiation, keeps_the_words_and_parameters_of_the_client) {
    EXPECT_EQ(accepting("Application/JSON"), "json Application/JSON");
    EXPECT_EQ(accepting("application/json; indent=4"), "json application/json; indent=4");
    EXPECT_EQ(accepting("*/*; indent=4"), "json application/json;indent=4");
    EXPECT_EQ(accepting("*/*; version=2.0"), "json application/json;version=2.0");
}

TEST(Negotiation, prefers_the_most_specific_type) {
    EXPECT_EQ(accepting("text/html,application/xhtml+xml,*/*;q=0.8"), "api text/html");
    EXPECT_EQ(accepting("*/*, text/plain"), "txt text/plain");
    EXPECT_EQ(accepting("text/*, application/json"), "json application/json");
    EXPECT_EQ(accepting("text/*"), "api text/html");
}

TEST(Negotiation, refuses_what_no_renderer_makes) {
    EXPECT_EQ(accepting("application/xml"), "NotAcceptable");
    EXPECT_EQ(accepting(""), "NotAcceptable");
    EXPECT_EQ(accepting(","), "NotAcceptable");
}

TEST(Negotiation, a_format_narrows_the_renderers) {
    EXPECT_EQ(accepting("*/*", "txt"), "txt text/plain");
    EXPECT_EQ(accepting("application/json", "txt"), "NotAcceptable");
    EXPECT_EQ(accepting("*/*", "yaml"), "Http404");
    EXPECT_EQ(accepting("application/json; indent=2", "json"), "json application/json; indent=2");
}

TEST(Negotiation, selects_the_parser_by_content_type) {
    const Policies<parsers::BaseParser> parsers{JSONParser, FormParser};
    const negotiation::DefaultContentNegotiation negotiator;
    const auto type_of = [&](std::string_view content_type) {
        const parsers::BaseParser* parser = negotiator.select_parser(content_type, parsers);
        return parser == nullptr ? "none" : std::string(parser->media_type());
    };
    EXPECT_EQ(type_of("application/json"), "application/json");
    EXPECT_EQ(type_of("APPLICATION/JSON; charset=utf-8"), "application/json");
    EXPECT_EQ(type_of("application/x-www-form-urlencoded"), "application/x-www-form-urlencoded");
    EXPECT_EQ(type_of("text/json"), "none");
    EXPECT_EQ(type_of(""), "none");
    EXPECT_EQ(type_of("nonsense"), "none");
    const Policies<parsers::BaseParser> any{FileUploadParser};
    EXPECT_NE(negotiator.select_parser("image/png", any), nullptr);
}

}  // namespace
}  // namespace cadenza
