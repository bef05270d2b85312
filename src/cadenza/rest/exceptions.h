#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/base/error.h"
#include "cadenza/rest/error_detail.h"

/// What a view, serializer, parser or permission throws to answer the client with an error: the
/// exceptions of rest_framework.exceptions, with the same status codes, texts and codes.
namespace cadenza::exceptions {

/// The root: a status code and a detail. Derive from it for an error of your own.
class APIException : public Error {
 public:
    using Headers = std::vector<std::pair<std::string, std::string>>;

    explicit APIException(ErrorDetail detail = "A server error occurred.",
                          std::string_view code = "error", int status_code = 500);
    ~APIException() override;
    APIException(const APIException&);
    APIException& operator=(const APIException&);

    const char* what() const noexcept override;

    int status_code;
    ErrorDetail detail;  ///< a text is shown as {"detail": text}, a list or dictionary as it is
    Headers headers;     ///< sent with the answer: "WWW-Authenticate", "Retry-After"

    Value get_codes() const { return detail.codes(); }
    Value get_full_details() const { return detail.full_details(); }

 private:
    mutable std::string text_;  // of what()
};

/// 400. The detail is always a list or a dictionary: a single text becomes a list of one.
class ValidationError : public APIException {
 public:
    ValidationError();
    ValidationError(ErrorDetail detail,
                    std::string_view code = "invalid");  // NOLINT(google-explicit-constructor)
    /// Errors by field: ValidationError({{"title", "Too loud."}}).
    ValidationError(std::initializer_list<std::pair<std::string_view, ErrorDetail>> entries);
};

/// 400: the body is not what its content type says.
class ParseError : public APIException {
 public:
    explicit ParseError(ErrorDetail detail = "Malformed request.",
                        std::string_view code = "parse_error");
};

/// 401 (403 if no authentication class names a scheme): credentials were given and are wrong.
class AuthenticationFailed : public APIException {
 public:
    explicit AuthenticationFailed(ErrorDetail detail = "Incorrect authentication credentials.",
                                  std::string_view code = "authentication_failed");
};

/// 401 (403 likewise): no credentials.
class NotAuthenticated : public APIException {
 public:
    explicit NotAuthenticated(ErrorDetail detail = "Authentication credentials were not provided.",
                              std::string_view code = "not_authenticated");
};

/// 403. Beside cadenza::PermissionDenied, which knows no detail and is answered the same.
class PermissionDenied : public APIException {
 public:
    explicit PermissionDenied(
        ErrorDetail detail = "You do not have permission to perform this action.",
        std::string_view code = "permission_denied");
};

/// 404. Beside cadenza::Http404.
class NotFound : public APIException {
 public:
    explicit NotFound(ErrorDetail detail = "Not found.", std::string_view code = "not_found");
};

/// 405
class MethodNotAllowed : public APIException {
 public:
    explicit MethodNotAllowed(std::string_view method, std::optional<ErrorDetail> detail = {},
                              std::string_view code = "method_not_allowed");
};

/// 406
class NotAcceptable : public APIException {
 public:
    explicit NotAcceptable(ErrorDetail detail = "Could not satisfy the request Accept header.",
                           std::string_view code = "not_acceptable");
};

/// 415
class UnsupportedMediaType : public APIException {
 public:
    explicit UnsupportedMediaType(std::string_view media_type,
                                  std::optional<ErrorDetail> detail = {},
                                  std::string_view code = "unsupported_media_type");
};

/// 429. `wait` in seconds, rounded up, is told in the text and as Retry-After.
class Throttled : public APIException {
 public:
    explicit Throttled(std::optional<double> wait = {},
                       std::string detail = "Request was throttled.",
                       std::string_view code = "throttled");
    std::optional<std::int64_t> wait;
};

}  // namespace cadenza::exceptions

namespace cadenza {

// The names without a neighbour in cadenza itself; exceptions::PermissionDenied keeps its
// namespace.
using exceptions::APIException;
using exceptions::AuthenticationFailed;
using exceptions::MethodNotAllowed;
using exceptions::NotAcceptable;
using exceptions::NotAuthenticated;
using exceptions::NotFound;
using exceptions::ParseError;
using exceptions::Throttled;
using exceptions::UnsupportedMediaType;
using exceptions::ValidationError;

}  // namespace cadenza
