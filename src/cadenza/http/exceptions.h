#pragma once

#include <string>

#include "cadenza/base/error.h"

namespace cadenza {

// Exceptions that end a request. middleware/exceptions.h maps them to answers as Django's
// convert_exception_to_response: 404, 403, 400; anything else is 500.

/// There is nothing at this address: 404.
class Http404 : public Error {
 public:
    explicit Http404(std::string message = {}) : Error(std::move(message)) {}
};

/// The user may not do this: 403.
class PermissionDenied : public Error {
 public:
    explicit PermissionDenied(std::string message = {}) : Error(std::move(message)) {}
};

/// The request makes no sense: 400.
class BadRequest : public Error {
 public:
    explicit BadRequest(std::string message = {}) : Error(std::move(message)) {}
};

/// A multipart body that cannot be read: 400.
class MultiPartParserError : public BadRequest {
 public:
    using BadRequest::BadRequest;
};

/// The client did what no honest client does: 400, and a line in the security log.
class SuspiciousOperation : public Error {
 public:
    explicit SuspiciousOperation(std::string message = {}) : Error(std::move(message)) {}
};
/// The Host header names a host that ALLOWED_HOSTS does not list.
class DisallowedHost : public SuspiciousOperation {
 public:
    using SuspiciousOperation::SuspiciousOperation;
};
/// A redirect to a scheme other than http, https and ftp.
class DisallowedRedirect : public SuspiciousOperation {
 public:
    using SuspiciousOperation::SuspiciousOperation;
};
/// The body exceeds DATA_UPLOAD_MAX_MEMORY_SIZE.
class RequestDataTooBig : public SuspiciousOperation {
 public:
    using SuspiciousOperation::SuspiciousOperation;
};
/// More form or query fields than DATA_UPLOAD_MAX_NUMBER_FIELDS.
class TooManyFieldsSent : public SuspiciousOperation {
 public:
    using SuspiciousOperation::SuspiciousOperation;
};
/// More files than DATA_UPLOAD_MAX_NUMBER_FILES.
class TooManyFilesSent : public SuspiciousOperation {
 public:
    using SuspiciousOperation::SuspiciousOperation;
};

/// A header with a line break, NUL or a malformed name was about to be written; a mistake of the
/// program, which answers 500. As Django's BadHeaderError.
class InvalidHeader : public Error {
 public:
    using Error::Error;
};

}  // namespace cadenza
