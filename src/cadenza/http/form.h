#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "cadenza/base/value.h"

namespace cadenza {

struct Settings;

/// How much a form may hold; the defaults are Django's DATA_UPLOAD_MAX_*.
struct FormLimits {
    static constexpr std::size_t kUnlimited = static_cast<std::size_t>(-1);

    std::size_t fields = 1000;
    std::size_t files = 100;
    std::size_t memory = 2'621'440;  ///< bytes of names and values, without files

    static FormLimits of(const Settings* settings);  ///< the defaults for nullptr
};

/// Why a form was refused.
struct FormFault {
    enum class Kind : std::uint8_t { Malformed, TooManyFields, TooManyFiles, TooBig };
    Kind kind;
    std::string message;  ///< as Django words it
};
template <class T>
using FormResult = std::expected<T, FormFault>;

/// The exception of a fault: MultiPartParserError, TooManyFieldsSent, TooManyFilesSent or
/// RequestDataTooBig.
[[noreturn]] void throw_fault(const FormFault& fault);

/// What a multipart form holds.
struct ParsedForm {
    MultiDict fields;
    MultiDict files;  ///< each value an UploadedFile
};

/// A query string or a body of application/x-www-form-urlencoded, as Django's QueryDict: '&'
/// separates, '+' is a blank, a name without '=' has an empty value, broken UTF-8 in
/// percent-encoding becomes U+FFFD, and text that is no UTF-8 by itself is taken for ISO 8859-1.
/// Never throws.
FormResult<MultiDict> parse_query(std::string_view text, const FormLimits& limits = {});

/// A body of multipart/form-data (RFC 7578) as Django's MultiPartParser reads it: what stands in
/// front of the first and behind the last boundary is ignored, a body that ends early gives what is
/// there, base64 is decoded, parts without a name are left out, and so are files without a usable
/// file name. Never throws.
FormResult<ParsedForm> parse_multipart(std::string_view content_type, std::string_view body,
                                       const FormLimits& limits = {});

/// The client's file name without directories, entities and control characters; "" if nothing
/// usable is left.
std::string sanitize_file_name(std::string_view name);

}  // namespace cadenza
