#pragma once

#include "cadenza/http/response.h"

namespace cadenza {

class Request;

/// The answer to the exception that is being handled, as Django's convert_exception_to_response:
/// Http404 404, PermissionDenied 403, BadRequest and SuspiciousOperation 400, an overloaded or
/// cancelled request 503, anything else 500, with a line in the log where it is the server's fault
/// or an attack. With settings.debug a page that explains it, else the plain one or that of
/// settings.handler400 and its like. To be called in a catch block.
Response response_for_current_exception(Request& request) noexcept;

/// A line in the log for an answer of 400 or above: "Not Found: /path", as Django's log_response.
void log_error_response(const Request& request, const Response& response) noexcept;

}  // namespace cadenza
