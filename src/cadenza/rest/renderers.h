#pragma once

#include <string>
#include <string_view>

#include "cadenza/base/value.h"
#include "cadenza/conf/policy.h"

namespace cadenza {

class APIView;
class Request;
class Response;

namespace renderers {

/// For whom a renderer works. The response has its status and headers already, not its content.
struct RendererContext {
    const APIView& view;
    Request& request;
    const Response& response;
    std::string_view
        accepted_media_type;  ///< what the client asked for: "application/json; indent=4"
};

/// Turns response data into bytes of one media type. As rest_framework.renderers.BaseRenderer.
class BaseRenderer {
 public:
    virtual ~BaseRenderer() = default;
    virtual std::string_view media_type() const = 0;
    virtual std::string_view format() const = 0;  ///< the name in "?format=" and ".json"
    /// "" for types that have no such parameter.
    virtual std::string_view charset() const { return "utf-8"; }
    /// The body; if it is empty the response has no Content-Type.
    virtual std::string render(const Value& data, const RendererContext& context) const = 0;
    /// True if finished JSON (Value::json) is the body as it stands: then render() is not called.
    virtual bool passes_json(std::string_view) const { return false; }
    /// The whole Content-Type where it is a literal, which saves making one; else "".
    virtual std::string_view literal_content_type() const { return {}; }
};

/// Compact UTF-8 JSON, or indented by "Accept: application/json; indent=4" (at most 8).
class JSONRenderer : public BaseRenderer {
 public:
    std::string_view media_type() const override { return "application/json"; }
    std::string_view format() const override { return "json"; }
    std::string_view charset() const override { return {}; }
    std::string_view literal_content_type() const override;
    bool passes_json(std::string_view accepted_media_type) const override;
    std::string render(const Value& data, const RendererContext& context) const override;
};

/// Text that is HTML already; errors as "404 Not Found".
class StaticHTMLRenderer : public BaseRenderer {
 public:
    std::string_view media_type() const override { return "text/html"; }
    std::string_view format() const override { return "html"; }
    std::string render(const Value& data, const RendererContext& context) const override;
};

/// The answer as a page for people: the view's name and description, the status line, the headers
/// and the data as indented JSON.
class BrowsableAPIRenderer : public BaseRenderer {
 public:
    std::string_view media_type() const override { return "text/html"; }
    std::string_view format() const override { return "api"; }
    std::string render(const Value& data, const RendererContext& context) const override;
};

}  // namespace renderers

using Renderer = Policy<renderers::BaseRenderer>;

inline constexpr PolicyOf<renderers::JSONRenderer> JSONRenderer{};
inline constexpr PolicyOf<renderers::StaticHTMLRenderer> StaticHTMLRenderer{};
inline constexpr PolicyOf<renderers::BrowsableAPIRenderer> BrowsableAPIRenderer{};

}  // namespace cadenza
