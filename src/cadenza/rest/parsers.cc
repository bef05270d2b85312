#include "cadenza/rest/parsers.h"

#include "cadenza/base/json/reader.h"
#include "cadenza/http/form.h"
#include "cadenza/http/header_parameters.h"
#include "cadenza/http/request.h"
#include "cadenza/http/uploaded_file.h"
#include "cadenza/rest/charset.h"
#include "cadenza/rest/defaults.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/urls/kwargs.h"

namespace cadenza::parsers {
namespace {

/// The charset parameter of a content type; "" for UTF-8, which nearly everything is.
std::string other_charset(std::string_view content_type) {
    if (content_type.find(';') == std::string_view::npos) return {};
    const HeaderParameters header = HeaderParameters::parse(content_type);
    const std::string* charset = header.find("charset");
    if (charset == nullptr) return {};
    std::string name;
    for (const char c : *charset) name += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return name == "utf-8" || name == "utf8" ? std::string() : name;
}

}  // namespace

Value JSONParser::parse(std::string_view body, const ParserContext& context) const {
    std::string decoded;
    if (const std::string charset = other_charset(context.content_type); !charset.empty()) {
        Result<std::string> text = decode_charset(body, charset);
        if (!text) throw ParseError("JSON parse error - " + text.error().message);
        decoded = std::move(*text);
        body = decoded;
    }
    JsonLimits limits;
    limits.allow_nan = !(strict && rest_settings(context.request).strict_json);
    Result<Value> parsed = parse_json(body, limits);
    if (!parsed) throw ParseError("JSON parse error - " + parsed.error().message);
    return std::move(*parsed);
}

Value FormParser::parse(std::string_view body, const ParserContext& context) const {
    FormResult<MultiDict> form = parse_query(body, FormLimits::of(context.request.settings));
    if (!form) throw_fault(form.error());
    return Value(std::move(*form));
}

Value MultiPartParser::parse(std::string_view body, const ParserContext& context) const {
    FormResult<ParsedForm> form =
        parse_multipart(context.content_type, body, FormLimits::of(context.request.settings));
    if (!form) {
        if (form.error().kind != FormFault::Kind::Malformed) throw_fault(form.error());
        throw ParseError("Multipart form parse error - " + form.error().message);
    }
    MultiDict all = std::move(form->fields);
    for (const auto& [name, files] : form->files.entries()) {
        for (const Value& file : files) all.append(name, file);
    }
    return Value(std::move(all));
}

Value FileUploadParser::parse(std::string_view body, const ParserContext& context) const {
    std::string name = context.kwargs.str("filename");
    if (name.empty()) {
        const std::string_view disposition = context.request.header("Content-Disposition");
        const HeaderParameters header = HeaderParameters::parse(disposition);
        if (const std::string* sent = header.find("filename")) name = *sent;
    }
    name = sanitize_file_name(name);
    if (name.empty()) {
        throw ParseError(
            "Missing filename. Request should include a Content-Disposition header with a filename "
            "parameter.");
    }
    auto file = std::make_shared<const UploadedFile>(
        std::move(name), std::string(context.content_type), std::string(body));
    return Value{{"file", Value(std::shared_ptr<const Opaque>(std::move(file)))}};
}

}  // namespace cadenza::parsers
