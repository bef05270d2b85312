#include "cadenza/middleware/exceptions.h"

#include <cxxabi.h>

#include <cstdlib>
#include <memory>
#include <typeinfo>

#include "cadenza/base/log/log.h"
#include "cadenza/conf/settings.h"
#include "cadenza/http/exceptions.h"
#include "cadenza/http/request.h"
#include "cadenza/middleware/debug_pages.h"
#include "cadenza/middleware/error_pages.h"
#include "cadenza/runtime/blocking.h"
#include "cadenza/runtime/fiber.h"

namespace cadenza {
namespace {

std::string type_name(const std::exception& error) {
    int failed = 0;
    std::unique_ptr<char, void (*)(void*)> name(
        abi::__cxa_demangle(typeid(error).name(), nullptr, nullptr, &failed), std::free);
    return failed == 0 ? name.get() : typeid(error).name();
}

bool is_debug(const Request& request) {
    return request.settings != nullptr && request.settings->debug;
}

Response page(Request& request, int status) {
    using Handler = Response (*)(Request&);
    Handler own = nullptr;
    if (const Settings* settings = request.settings) {
        own = status == 400   ? settings->handler400
              : status == 403 ? settings->handler403
              : status == 404 ? settings->handler404
              : status == 500 ? settings->handler500
                              : nullptr;
    }
    return own != nullptr ? own(request) : plain_error_page(status);
}

Response not_found(Request& request, const Http404& error) {
    return is_debug(request) ? debug_not_found_page(request, error.message())
                             : page(request, status::HTTP_404_NOT_FOUND);
}

Response bad_request(Request& request, const Error& error) {
    return is_debug(request) ? debug_error_page(request, status::HTTP_400_BAD_REQUEST,
                                                type_name(error), error.message())
                             : page(request, status::HTTP_400_BAD_REQUEST);
}

Response server_error(Request& request, std::string_view type, std::string_view message) {
    log::error("Internal Server Error: " + std::string(request.path()) + ": " + std::string(type) +
               ": " + std::string(message));
    return is_debug(request)
               ? debug_error_page(request, status::HTTP_500_INTERNAL_SERVER_ERROR, type, message)
               : page(request, status::HTTP_500_INTERNAL_SERVER_ERROR);
}

Response unavailable(std::string_view reason) {
    log::warning("Service Unavailable: " + std::string(reason));
    Response response = plain_error_page(status::HTTP_503_SERVICE_UNAVAILABLE);
    response.headers.borrow("Retry-After", "1");
    return response;
}

Response convert(Request& request) {
    try {
        throw;
    } catch (const Http404& error) {
        return not_found(request, error);
    } catch (const PermissionDenied&) {
        log::warning("Forbidden (Permission denied): " + std::string(request.path()));
        return page(request, status::HTTP_403_FORBIDDEN);
    } catch (const MultiPartParserError& error) {
        log::warning("Bad request (Unable to parse request body): " + std::string(request.path()));
        return bad_request(request, error);
    } catch (const BadRequest& error) {
        return bad_request(request, error);
    } catch (const SuspiciousOperation& error) {
        log::error(error.message());
        return bad_request(request, error);
    } catch (const runtime::Overloaded& error) {
        return unavailable(error.message());
    } catch (const runtime::Cancelled& error) {
        return unavailable(error.message());
    } catch (const std::exception& error) {
        return server_error(request, type_name(error), error.what());
    } catch (...) {
        return server_error(request, "exception", "of a type that is no std::exception");
    }
}

}  // namespace

Response response_for_current_exception(Request& request) noexcept {
    try {
        return convert(request);
    } catch (...) {
        // The page itself failed: an error handler of the project, or memory.
        log::critical("An error page could not be made.");
        return Response(status::HTTP_500_INTERNAL_SERVER_ERROR);
    }
}

void log_error_response(const Request& request, const Response& response) noexcept {
    if (response.status_code < status::HTTP_400_BAD_REQUEST) return;
    try {
        std::string line(response.reason_phrase());
        line.append(": ").append(request.path());
        if (response.status_code >= status::HTTP_500_INTERNAL_SERVER_ERROR) {
            log::error(line);
        } else {
            log::warning(line);
        }
    } catch (...) {
        log::warning("A response of 400 or above could not be logged.");
    }
}

}  // namespace cadenza
