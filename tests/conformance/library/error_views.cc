#include "conformance/library/error_views.h"

#include <cadenza/authtoken.h>
#include <cadenza/rest.h>

#include "conformance/library/conflict.h"

namespace library {
namespace {

using namespace cadenza;

class Teapot : public APIException {
 public:
    Teapot() : APIException("I am a teapot.", "teapot", 418) {}
};

template <class E>
void raise() {
    throw E();
}

struct NamedError {
    std::string_view name;
    void (*raise)();
};

const NamedError kErrors[] = {
    {"validation-string", [] { throw ValidationError("Broken."); }},
    {"validation-list",
     [] {
         throw ValidationError(ErrorDetail::list({"One.", "Two."}));
     }},
    {"validation-dict",
     [] {
         throw ValidationError({{"field", "Wrong."}, {"other", ErrorDetail::list({"A.", "B."})}});
     }},
    {"validation-nested",
     [] {
         const ErrorDetail item{{"d", ErrorDetail::list({"Item."})}};
         throw ValidationError({{"a", ErrorDetail{{"b", ErrorDetail::list({"Deep."})}}},
                                {"c", ErrorDetail::list({ErrorDetail(), item})}});
     }},
    {"validation-default", raise<ValidationError>},
    {"parse", raise<ParseError>},
    {"authentication-failed", raise<AuthenticationFailed>},
    {"not-authenticated", raise<NotAuthenticated>},
    {"permission-denied", raise<exceptions::PermissionDenied>},
    {"permission-custom", [] { throw exceptions::PermissionDenied("Go away."); }},
    {"not-found", raise<NotFound>},
    {"not-acceptable", raise<NotAcceptable>},
    {"unsupported", [] { throw UnsupportedMediaType("text/weird"); }},
    {"method", [] { throw MethodNotAllowed("BREW"); }},
    {"throttled", raise<Throttled>},
    {"throttled-1", [] { throw Throttled(1.0); }},
    {"throttled-wait", [] { throw Throttled(29.2); }},
    {"api", raise<APIException>},
    {"teapot", raise<Teapot>},
    {"conflict", raise<Conflict>},
    {"http404", [] { throw Http404("secret reason"); }},
    {"django-permission", [] { throw cadenza::PermissionDenied("secret reason"); }},
    {"suspicious", [] { throw SuspiciousOperation("secret reason"); }},
    {"crash", [] { throw Error("secret reason"); }},
};

struct ErrorView : APIView {
    ErrorView() {
        authentication_classes = {};
        permission_classes = {AllowAny};
    }
    Response get(Request&) override {
        const std::string name_of_error = kwargs().str("name");
        for (const NamedError& error : kErrors) {
            if (error.name == name_of_error) error.raise();
        }
        throw NotFound("No such error.");
    }
};

struct AuthenticatedErrorView : ErrorView {
    AuthenticatedErrorView() { authentication_classes = {BasicAuthentication}; }
};

std::optional<Response> wrapping_handler(std::exception& error, const ExceptionContext& context) {
    std::optional<Response> response = exception_handler(error, context);
    if (!response) return response;
    const auto* api = dynamic_cast<const APIException*>(&error);
    response->data = Value{{"status", response->status_code},
                           {"codes", api != nullptr ? api->get_codes() : Value()},
                           {"full", api != nullptr ? api->get_full_details() : Value()},
                           {"errors", response->data}};
    return response;
}

struct WrappedErrorView : ErrorView {
    ExceptionHandler get_exception_handler() const override { return &wrapping_handler; }
};

}  // namespace

UrlPatterns error_urlpatterns() {
    return {
        path("errors/<slug:name>/", as_view<ErrorView>()),
        path("errors-basic/<slug:name>/", as_view<AuthenticatedErrorView>()),
        path("errors-wrapped/<slug:name>/", as_view<WrappedErrorView>()),
    };
}

}  // namespace library
