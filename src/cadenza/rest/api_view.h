#pragma once

#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include "cadenza/conf/policy.h"
#include "cadenza/conf/rest_settings.h"
#include "cadenza/http/request.h"
#include "cadenza/http/response.h"
#include "cadenza/rest/authentication.h"
#include "cadenza/rest/metadata.h"
#include "cadenza/rest/negotiation.h"
#include "cadenza/rest/parsers.h"
#include "cadenza/rest/permissions.h"
#include "cadenza/rest/renderers.h"
#include "cadenza/rest/throttling.h"
#include "cadenza/rest/versioning.h"
#include "cadenza/views/user.h"
#include "cadenza/views/view.h"

namespace cadenza {

/// What an exception handler may look at.
struct ExceptionContext {
    APIView& view;
    Request& request;
};
using ExceptionHandler = std::optional<Response> (*)(std::exception& error,
                                                     const ExceptionContext& context);

/// The default handler: answers APIException, Http404 and PermissionDenied; empty for anything
/// else, which then ends the request with status 500. A handler of one's own may call it and change
/// what it returns.
std::optional<Response> exception_handler(std::exception& error, const ExceptionContext& context);

/// A view of the REST framework: parses by content type, renders by Accept, authenticates, checks
/// permissions and throttles before the handler runs, and answers exceptions. As
/// rest_framework.views.APIView.
///
///     struct LogoutView : APIView {
///         LogoutView() { permission_classes = {AllowAny}; parser_classes = {JSONParser,
///         FormParser}; } Response post(Request& request) override { … request.data["refresh"] … }
///     };
///
/// Attributes are assigned in the constructor, which runs once; unset ones are those of the
/// settings.
class APIView : public View {
 public:
    APIView();
    APIView(const APIView&);
    ~APIView() override;

    Attribute<Policies<renderers::BaseRenderer>> renderer_classes;
    Attribute<Policies<parsers::BaseParser>> parser_classes;
    Attribute<Policies<authentication::BaseAuthentication>> authentication_classes;
    Attribute<Policies<throttling::BaseThrottle>> throttle_classes;
    Attribute<Policies<permissions::BasePermission>> permission_classes;
    Attribute<Policy<negotiation::BaseContentNegotiation>> content_negotiation_class;
    Attribute<Policy<metadata::BaseMetadata>> metadata_class;  ///< nullptr: OPTIONS is 405
    Attribute<Policy<versioning::BaseVersioning>> versioning_class;
    Attribute<std::string> throttle_scope;
    Attribute<std::string> name;         ///< in place of the one made of the class name
    Attribute<std::string> suffix;       ///< after it: "List"
    Attribute<std::string> description;  ///< shown by OPTIONS and the browsable API
    bool csrf_exempt = true;             ///< session authentication checks by itself

    /// Asks the authentication classes.
    void check(const Settings& settings, std::vector<CheckMessage>& found) const override;
    Response dispatch(Request& request) override;
    Response options(Request& request) override;
    Response http_method_not_allowed(Request& request) override;  ///< throws MethodNotAllowed

    // The policies in force. Override to choose them by request.
    virtual Policies<renderers::BaseRenderer> get_renderers() const;
    virtual Policies<parsers::BaseParser> get_parsers() const;
    virtual Policies<authentication::BaseAuthentication> get_authenticators() const;
    virtual Policies<permissions::BasePermission> get_permissions() const;
    virtual Policies<throttling::BaseThrottle> get_throttles() const;
    virtual ExceptionHandler get_exception_handler() const;
    virtual std::string get_view_name() const;
    virtual std::string get_view_description() const;
    /// What OPTIONS tells beside names and media types: the fields that each method takes. Null for
    /// none.
    virtual Value determine_actions(Request& request);

    // The steps of dispatch(), in this order.
    virtual void initial(Request& request);
    virtual void perform_content_negotiation(Request& request);
    virtual void determine_version(Request& request);
    virtual void perform_authentication(Request& request);
    virtual void check_permissions(Request& request);
    virtual void check_throttles(Request& request);
    virtual Response handle_exception(std::exception& error);
    virtual Response finalize_response(Request& request, Response response);

    /// Throws NotAuthenticated or PermissionDenied unless every permission lets the request have
    /// the object.
    virtual void check_object_permissions(Request& request, const Model& object);

    // What dispatch() found out about the request.
    const RequestUser& user() const { return user_; }
    const Value& auth() const { return auth_; }
    /// nullptr for an anonymous request.
    const authentication::BaseAuthentication* successful_authenticator() const {
        return authenticator_;
    }
    const MultiDict& query_params() const { return request().GET(); }
    const renderers::BaseRenderer* accepted_renderer() const { return selection_.renderer; }
    std::string_view accepted_media_type() const { return selection_.media_type(); }
    const std::optional<std::string>& version() const { return version_; }
    const versioning::BaseVersioning* versioning_scheme() const;
    /// The format suffix of the URL, as "json"; "" without one.
    std::string_view format_kwarg() const;

    const RestFrameworkSettings& settings() const;
    /// For tests, and for authentication by other means than authentication_classes.
    void set_user(RequestUser user, Value auth = {});

 protected:
    [[noreturn]] void permission_denied(const permissions::BasePermission& permission);
    /// The WWW-Authenticate header of a 401; "" makes it a 403.
    virtual std::string authenticate_header(Request& request) const;
    const negotiation::BaseContentNegotiation& negotiator() const;
    void render(Request& request, Response& response);

 private:
    static Value parse_body(Request& request, void* view);

    RequestUser user_;
    Value auth_;
    const authentication::BaseAuthentication* authenticator_ = nullptr;
    Policies<authentication::BaseAuthentication> authenticators_ =
        Policies<authentication::BaseAuthentication>::unset();
    Policies<renderers::BaseRenderer> renderers_ = Policies<renderers::BaseRenderer>::unset();
    negotiation::Selection selection_;
    std::optional<std::string> version_;
};

}  // namespace cadenza
