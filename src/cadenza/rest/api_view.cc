#include "cadenza/rest/api_view.h"

#include <algorithm>
#include <array>

#include "cadenza/conf/settings.h"
#include "cadenza/contrib/auth/current_user.h"
#include "cadenza/contrib/auth/request_user.h"
#include "cadenza/http/exceptions.h"
#include "cadenza/http/media_type.h"
#include "cadenza/rest/defaults.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/rest/view_name.h"

namespace cadenza {
namespace {

template <class Base>
Policies<Base> in_force(const Attribute<Policies<Base>>& own, const Policies<Base>& project,
                        const Policies<Base>& fallback) {
    if (own.is_set() && own->is_set()) return Policies<Base>::borrow(*own);
    return Policies<Base>::borrow(project.is_set() ? project : fallback);
}

/// The value of the Allow header, for all 256 sets of methods: every response carries one.
std::string_view allow_header(MethodSet methods) {
    static const auto table = [] {
        std::array<std::string, 256> texts;
        for (unsigned bits = 0; bits < texts.size(); ++bits) {
            MethodSet set;
            for (unsigned method = 0; method < 8; ++method) {
                if ((bits >> method & 1U) != 0) set.add(static_cast<Method>(method));
            }
            texts[bits] = set.str();
        }
        return texts;
    }();
    unsigned bits = 0;
    for (unsigned method = 0; method < 8; ++method) {
        if (methods.contains(static_cast<Method>(method))) bits |= 1U << method;
    }
    return table[bits];
}

/// The renderer's, unless the view set one; an empty body has none.
void set_content_type(Response& response, const renderers::BaseRenderer& renderer) {
    if (response.content.empty()) {
        response.headers.erase("Content-Type");
    } else if (response.headers.contains("Content-Type")) {
        return;
    } else if (const std::string_view literal = renderer.literal_content_type(); !literal.empty()) {
        response.headers.borrow("Content-Type", literal);
    } else {
        std::string type(renderer.media_type());
        if (!renderer.charset().empty()) type.append("; charset=").append(renderer.charset());
        response.headers.set("Content-Type", type);
    }
}

void vary_by_accept(Headers& headers) {
    if (headers.contains("Vary")) {
        headers.add_to_list("Vary", "Accept");
    } else {
        headers.borrow("Vary", "Accept");
    }
}

Response error_response(const APIException& error) {
    Response response(
        error.detail.is_text() ? Value{{"detail", error.detail.message()}} : error.detail.value(),
        error.status_code);
    for (const auto& [name, value] : error.headers) response.headers.set(name, value);
    return response;
}

}  // namespace

std::optional<Response> exception_handler(std::exception& error, const ExceptionContext&) {
    if (const auto* api = dynamic_cast<const APIException*>(&error)) return error_response(*api);
    // The reasons of these two are for the programmer: they may tell what a client must not know.
    if (dynamic_cast<const Http404*>(&error) != nullptr) return error_response(NotFound());
    if (dynamic_cast<const PermissionDenied*>(&error) != nullptr) {
        return error_response(exceptions::PermissionDenied());
    }
    return std::nullopt;
}

APIView::APIView() = default;
APIView::APIView(const APIView&) = default;
APIView::~APIView() = default;

const RestFrameworkSettings& APIView::settings() const {
    return rest_settings(request());
}

void APIView::check(const Settings& project, std::vector<CheckMessage>& found) const {
    const auto authenticators =
        in_force(authentication_classes, project.rest_framework.default_authentication_classes,
                 internal::rest_defaults().authentication);
    for (const auto& authenticator : authenticators) authenticator->check(project, found);
}

Response APIView::dispatch(Request& request) {
    request.data.install(&APIView::parse_body, this);
    Response response;
    try {
        initial(request);
        response = allowed_methods().contains(request.method_kind())
                       ? call_handler(request.method_kind(), request)
                       : http_method_not_allowed(request);
    } catch (std::exception& error) {
        response = handle_exception(error);
    }
    return finalize_response(request, std::move(response));
}

Response APIView::options(Request& request) {
    const Policy<metadata::BaseMetadata> provider =
        metadata_class.is_set() ? *metadata_class : Policy<metadata::BaseMetadata>(SimpleMetadata);
    if (!provider) return http_method_not_allowed(request);
    return Response(provider->determine_metadata(request, *this));
}

Response APIView::http_method_not_allowed(Request& request) {
    throw MethodNotAllowed(request.method());
}

Policies<renderers::BaseRenderer> APIView::get_renderers() const {
    return in_force(renderer_classes, settings().default_renderer_classes,
                    internal::rest_defaults().renderers);
}

Policies<parsers::BaseParser> APIView::get_parsers() const {
    return in_force(parser_classes, settings().default_parser_classes,
                    internal::rest_defaults().parsers);
}

Policies<authentication::BaseAuthentication> APIView::get_authenticators() const {
    return in_force(authentication_classes, settings().default_authentication_classes,
                    internal::rest_defaults().authentication);
}

Policies<permissions::BasePermission> APIView::get_permissions() const {
    return in_force(permission_classes, settings().default_permission_classes,
                    internal::rest_defaults().permissions);
}

Policies<throttling::BaseThrottle> APIView::get_throttles() const {
    return in_force(throttle_classes, settings().default_throttle_classes,
                    internal::rest_defaults().throttles);
}

ExceptionHandler APIView::get_exception_handler() const {
    const ExceptionHandler own = settings().exception_handler;
    return own != nullptr ? own : &exception_handler;
}

std::string APIView::get_view_name() const {
    if (name.is_set()) return *name;
    std::string result = view_name_of(type_name());
    if (suffix.is_set() && !suffix->empty()) result += " " + *suffix;
    return result;
}

std::string APIView::get_view_description() const {
    return *description;
}

Value APIView::determine_actions(Request&) {
    return Value();
}

const negotiation::BaseContentNegotiation& APIView::negotiator() const {
    if (content_negotiation_class.is_set()) return **content_negotiation_class;
    const auto& project = settings().default_content_negotiation_class;
    return project ? *project : *internal::rest_defaults().negotiation;
}

const versioning::BaseVersioning* APIView::versioning_scheme() const {
    if (versioning_class.is_set()) return versioning_class->get();
    return settings().default_versioning_class.get();
}

std::string_view APIView::format_kwarg() const {
    const std::string& name_of_kwarg = settings().format_suffix_kwarg;
    if (name_of_kwarg.empty() || kwargs().empty()) return {};
    const Value& format = kwargs()[name_of_kwarg];
    return format.is_text() ? std::string_view(format.as_text()) : std::string_view();
}

void APIView::set_user(RequestUser user, Value auth) {
    user_ = std::move(user);
    auth_ = std::move(auth);
}

void APIView::initial(Request& request) {
    perform_content_negotiation(request);
    determine_version(request);
    perform_authentication(request);
    check_permissions(request);
    check_throttles(request);
}

void APIView::perform_content_negotiation(Request& request) {
    if (!renderers_.is_set()) renderers_ = get_renderers();
    std::string_view format = format_kwarg();
    std::string from_query;
    const std::string& parameter = settings().url_format_override;
    if (format.empty() && !parameter.empty() && !request.query_string().empty()) {
        from_query = request.query(parameter);
        format = from_query;
    }
    selection_ = negotiator().select_renderer(request, renderers_, format);
}

void APIView::determine_version(Request& request) {
    const versioning::BaseVersioning* scheme = versioning_scheme();
    if (scheme != nullptr) version_ = scheme->determine_version(request, *this);
}

void APIView::perform_authentication(Request& request) {
    authenticators_ = get_authenticators();
    for (const auto& authenticator : authenticators_) {
        std::optional<authentication::Credentials> found = authenticator->authenticate(request);
        if (!found) continue;
        authenticator_ = authenticator.get();
        set_user(RequestUser(std::move(found->user)), std::move(found->auth));
        // What is not of this rank, a log or a middleware, sees the same user.
        auth::set_user(request, user_);
        return;
    }
    if (request.attribute<auth::CurrentUser>() != nullptr) auth::set_user(request, RequestUser());
}

void APIView::permission_denied(const permissions::BasePermission& permission) {
    if (!authenticators_.empty() && authenticator_ == nullptr) throw NotAuthenticated();
    exceptions::PermissionDenied refusal;
    const std::string_view code = permission.code();
    const std::string_view message = permission.message();
    if (!message.empty() || !code.empty()) {
        refusal.detail =
            ErrorDetail(message.empty() ? refusal.detail.message() : std::string(message),
                        code.empty() ? refusal.detail.code() : std::string(code));
    }
    throw refusal;
}

void APIView::check_permissions(Request& request) {
    for (const auto& permission : get_permissions()) {
        if (!permission->has_permission(request, *this)) permission_denied(*permission);
    }
}

void APIView::check_object_permissions(Request& request, const Model& object) {
    for (const auto& permission : get_permissions()) {
        if (!permission->has_object_permission(request, *this, object))
            permission_denied(*permission);
    }
}

void APIView::check_throttles(Request& request) {
    bool refused = false;
    std::optional<double> wait;
    for (const auto& throttle : get_throttles()) {
        const throttling::Verdict verdict = throttle->check(request, *this);
        if (verdict.allowed) continue;
        refused = true;
        if (verdict.wait) wait = std::max(wait.value_or(*verdict.wait), *verdict.wait);
    }
    if (refused) throw Throttled(wait);
}

std::string APIView::authenticate_header(Request& request) const {
    const Policies<authentication::BaseAuthentication> authenticators = get_authenticators();
    return authenticators.empty() ? std::string()
                                  : authenticators.front()->authenticate_header(request);
}

Response APIView::handle_exception(std::exception& error) {
    auto* api = dynamic_cast<APIException*>(&error);
    if (dynamic_cast<NotAuthenticated*>(&error) != nullptr ||
        dynamic_cast<AuthenticationFailed*>(&error) != nullptr) {
        std::string header = authenticate_header(request());
        if (header.empty()) {
            api->status_code = status::HTTP_403_FORBIDDEN;
        } else {
            api->headers.emplace_back("WWW-Authenticate", std::move(header));
        }
    }
    std::optional<Response> response = get_exception_handler()(error, {*this, request()});
    if (!response) throw;
    response->exception = true;
    return std::move(*response);
}

Response APIView::finalize_response(Request& request, Response response) {
    if (!renderers_.is_set()) renderers_ = get_renderers();
    response.headers.borrow("Allow", allow_header(allowed_methods()));
    if (renderers_.size() > 1) vary_by_accept(response.headers);
    for (const auto& authenticator : authenticators_) {
        if (const std::string_view header = authenticator->vary(); !header.empty())
            response.headers.add_to_list("Vary", header);
    }
    if (!response.is_rendered) render(request, response);
    return response;
}

void APIView::render(Request& request, Response& response) {
    if (selection_.renderer == nullptr) {
        // Negotiation failed, or was not reached: the first renderer answers.
        if (renderers_.empty())
            throw ImproperlyConfigured(std::string(type_name()) + " has no renderer_classes");
        selection_ = {renderers_.front().get(), {}};
    }
    const renderers::BaseRenderer& renderer = *selection_.renderer;
    const bool finished =
        response.data.kind() == Value::Kind::Json && renderer.passes_json(selection_.media_type());
    response.content =
        finished
            ? std::move(response.data.as_text())
            : renderer.render(response.data, {*this, request, response, selection_.media_type()});
    response.is_rendered = true;
    set_content_type(response, renderer);
}

Value APIView::parse_body(Request& request, void* view_pointer) {
    auto& view = *static_cast<APIView*>(view_pointer);
    const bool empty = request.raw_body().empty();
    // A body without a type is text (RFC 2045, 5.2).
    const std::string_view type = request.header("Content-Type", empty ? "" : "text/plain");
    if (empty) return is_form_media_type(type) ? Value(MultiDict()) : Value(Dict());
    const Policies<parsers::BaseParser> parsers = view.get_parsers();
    const parsers::BaseParser* parser = view.negotiator().select_parser(type, parsers);
    if (parser == nullptr) throw UnsupportedMediaType(type);
    try {
        const std::string_view body = parser->takes_files() ? request.raw_body() : request.body();
        return parser->parse(body, {request, view.kwargs(), type});
    } catch (...) {
        // Whoever asks again, a renderer of forms or a log, sees an empty form, not the same error.
        request.data.set(Value(MultiDict()));
        throw;
    }
}

}  // namespace cadenza
