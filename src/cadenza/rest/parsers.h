#pragma once

#include <string>
#include <string_view>

#include "cadenza/base/value.h"
#include "cadenza/conf/policy.h"

namespace cadenza {

class Kwargs;
class Request;

namespace parsers {

/// What a parser may look at beside the body.
struct ParserContext {
    Request& request;
    const Kwargs& kwargs;
    std::string_view content_type;  ///< the whole header
};

/// Turns a request's body into a Value. As rest_framework.parsers.BaseParser.
class BaseParser {
 public:
    virtual ~BaseParser() = default;
    /// May have wildcards: "application/*".
    virtual std::string_view media_type() const = 0;
    /// The body is never empty. Throws ParseError for one that is malformed. A form is a Value of
    /// kind Form, an uploaded file in it an UploadedFile.
    virtual Value parse(std::string_view body, const ParserContext& context) const = 0;
    /// True for a parser whose bodies may be larger than the setting uploads.data_max_memory_size,
    /// because files do not count or because it counts by itself.
    virtual bool takes_files() const { return false; }
};

/// JSON in the charset of the content type (UTF-8 unless it says otherwise).
class JSONParser : public BaseParser {
 public:
    std::string_view media_type() const override { return "application/json"; }
    Value parse(std::string_view body, const ParserContext& context) const override;

 protected:
    /// False lets NaN, Infinity and -Infinity pass; so does the setting strict_json.
    bool strict = true;
};

/// application/x-www-form-urlencoded
class FormParser : public BaseParser {
 public:
    std::string_view media_type() const override { return "application/x-www-form-urlencoded"; }
    Value parse(std::string_view body, const ParserContext& context) const override;
};

/// multipart/form-data: fields and files together in one form.
class MultiPartParser : public BaseParser {
 public:
    std::string_view media_type() const override { return "multipart/form-data"; }
    bool takes_files() const override { return true; }
    Value parse(std::string_view body, const ParserContext& context) const override;
};

/// The body as one file, {"file": …}; its name from the URL argument "filename" or from
/// Content-Disposition.
class FileUploadParser : public BaseParser {
 public:
    std::string_view media_type() const override { return "*/*"; }
    bool takes_files() const override { return true; }
    Value parse(std::string_view body, const ParserContext& context) const override;
};

}  // namespace parsers

using Parser = Policy<parsers::BaseParser>;

inline constexpr PolicyOf<parsers::JSONParser> JSONParser{};
inline constexpr PolicyOf<parsers::FormParser> FormParser{};
inline constexpr PolicyOf<parsers::MultiPartParser> MultiPartParser{};
inline constexpr PolicyOf<parsers::FileUploadParser> FileUploadParser{};

}  // namespace cadenza
