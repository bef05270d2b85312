#include "cadenza/rest/exceptions.h"

#include <cmath>

namespace cadenza::exceptions {

APIException::APIException(ErrorDetail detail_, std::string_view code, int status)
    : Error(std::string()), status_code(status), detail(std::move(detail_)) {
    detail.set_default_code(code);
}

APIException::~APIException() = default;
APIException::APIException(const APIException&) = default;
APIException& APIException::operator=(const APIException&) = default;

const char* APIException::what() const noexcept {
    try {
        text_ = detail.str();
    } catch (...) {
        return "APIException";
    }
    return text_.c_str();
}

namespace {

ErrorDetail collected(ErrorDetail detail) {
    return detail.is_text() ? ErrorDetail::list({std::move(detail)}) : detail;
}

}  // namespace

ValidationError::ValidationError() : ValidationError(ErrorDetail("Invalid input.")) {}
ValidationError::ValidationError(ErrorDetail detail_, std::string_view code)
    : APIException(collected(std::move(detail_)), code, 400) {}
ValidationError::ValidationError(
    std::initializer_list<std::pair<std::string_view, ErrorDetail>> entries)
    : ValidationError(ErrorDetail(entries)) {}

ParseError::ParseError(ErrorDetail detail_, std::string_view code)
    : APIException(std::move(detail_), code, 400) {}

AuthenticationFailed::AuthenticationFailed(ErrorDetail detail_, std::string_view code)
    : APIException(std::move(detail_), code, 401) {}

NotAuthenticated::NotAuthenticated(ErrorDetail detail_, std::string_view code)
    : APIException(std::move(detail_), code, 401) {}

PermissionDenied::PermissionDenied(ErrorDetail detail_, std::string_view code)
    : APIException(std::move(detail_), code, 403) {}

NotFound::NotFound(ErrorDetail detail_, std::string_view code)
    : APIException(std::move(detail_), code, 404) {}

MethodNotAllowed::MethodNotAllowed(std::string_view method, std::optional<ErrorDetail> detail_,
                                   std::string_view code)
    : APIException(detail_ ? std::move(*detail_)
                           : ErrorDetail("Method \"" + std::string(method) + "\" not allowed."),
                   code, 405) {}

NotAcceptable::NotAcceptable(ErrorDetail detail_, std::string_view code)
    : APIException(std::move(detail_), code, 406) {}

UnsupportedMediaType::UnsupportedMediaType(std::string_view media_type,
                                           std::optional<ErrorDetail> detail_,
                                           std::string_view code)
    : APIException(detail_ ? std::move(*detail_)
                           : ErrorDetail("Unsupported media type \"" + std::string(media_type) +
                                         "\" in request."),
                   code, 415) {}

Throttled::Throttled(std::optional<double> seconds, std::string text, std::string_view code)
    : APIException(ErrorDetail(), code, 429) {
    if (seconds) {
        wait = static_cast<std::int64_t>(std::ceil(*seconds));
        text += " Expected available in " + std::to_string(*wait) +
                (*wait == 1 ? " second." : " seconds.");
        headers.emplace_back("Retry-After", std::to_string(*wait));
    }
    detail = ErrorDetail(std::move(text), std::string(code));
}

}  // namespace cadenza::exceptions
