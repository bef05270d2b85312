#include "cadenza/rest/renderers.h"

#include <algorithm>
#include <charconv>
#include <typeinfo>

#include "cadenza/base/json/reader.h"
#include "cadenza/base/json/writer.h"
#include "cadenza/base/text/html.h"
#include "cadenza/http/media_type.h"
#include "cadenza/http/request.h"
#include "cadenza/http/response.h"
#include "cadenza/middleware/csrf.h"
#include "cadenza/rest/api_view.h"

namespace cadenza::renderers {
namespace {

constexpr int kMaxIndent = 8;

/// The indentation that "application/json; indent=4" asks for; 0 for compact.
int indent_of(std::string_view accepted_media_type) {
    if (accepted_media_type.find(';') == std::string_view::npos) return 0;
    const MediaType type(accepted_media_type);
    const std::string* text = type.parameter("indent");
    if (text == nullptr) return 0;
    int indent = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), indent);
    if (error == std::errc::result_out_of_range) return text->starts_with('-') ? 0 : kMaxIndent;
    if (error != std::errc() || end != text->data() + text->size()) return 0;
    return std::clamp(indent, 0, kMaxIndent);
}

std::string pretty(const Value& data, int indent) {
    if (data.kind() != Value::Kind::Json) return to_json_pretty(data, indent);
    const Result<Value> parsed = parse_json(data.as_text());
    return parsed ? to_json_pretty(*parsed, indent) : data.as_text();
}

std::string status_line(const Response& response) {
    return std::to_string(response.status_code) + " " + std::string(response.reason_phrase());
}

}  // namespace

// A renderer derived from this one may wrap what it renders, or call it something else.
bool JSONRenderer::passes_json(std::string_view accepted_media_type) const {
    return typeid(*this) == typeid(JSONRenderer) && indent_of(accepted_media_type) == 0;
}

std::string_view JSONRenderer::literal_content_type() const {
    return typeid(*this) == typeid(JSONRenderer) ? "application/json" : "";
}

std::string JSONRenderer::render(const Value& data, const RendererContext& context) const {
    if (data.is_null()) return {};
    if (const int indent = indent_of(context.accepted_media_type); indent > 0)
        return pretty(data, indent);
    if (data.kind() == Value::Kind::Json) return data.as_text();
    return to_json(data);
}

std::string StaticHTMLRenderer::render(const Value& data, const RendererContext& context) const {
    if (context.response.exception) return html_escape(status_line(context.response));
    return data.is_null() ? std::string() : data.str();
}

std::string BrowsableAPIRenderer::render(const Value& data, const RendererContext& context) const {
    // The forms of the page send the token; asking for it sets the cookie.
    csrf::get_token(context.request);
    const std::string name = html_escape(context.view.get_view_name());
    std::string page;
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    page.append(name).append("</title>\n</head>\n<body>\n<h1>").append(name).append("</h1>\n");
    const std::string description = context.view.get_view_description();
    if (!description.empty()) page.append("<p>").append(html_escape(description)).append("</p>\n");
    page.append("<pre><b>").append(html_escape(context.request.method())).append("</b> ");
    page.append(html_escape(context.request.get_full_path())).append("</pre>\n<pre><b>HTTP ");
    page.append(html_escape(status_line(context.response))).append("</b>\n");
    for (const auto& [header, value] : context.response.headers) {
        page.append("<b>").append(html_escape(header)).append(":</b> ");
        page.append(html_escape(value)).append("\n");
    }
    page.append("\n");
    if (!data.is_null()) page.append(html_escape(pretty(data, 4)));
    page.append("</pre>\n</body>\n</html>\n");
    return page;
}

}  // namespace cadenza::renderers
