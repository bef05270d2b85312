#include "conformance/library/access_views.h"

#include <cadenza/authtoken.h>
#include <cadenza/jwt.h>
#include <cadenza/rest.h>

namespace library {
namespace {

using namespace cadenza;

struct WhoAmI : APIView {
    WhoAmI() {
        authentication_classes = {SessionAuthentication, BasicAuthentication, TokenAuthentication,
                                  JWTAuthentication};
        permission_classes = {AllowAny};
    }
    Response get(Request&) override {
        const auto* by = successful_authenticator();
        return Response({{"user", user().is_authenticated() ? Value(user().username()) : Value()},
                         {"by", by != nullptr ? Value(by->name()) : Value()}});
    }
    Response post(Request& request) override { return get(request); }
};

struct WhoAmIBasic : WhoAmI {
    WhoAmIBasic() {
        authentication_classes = {BasicAuthentication};
        permission_classes = {IsAuthenticated};
    }
};
struct WhoAmISession : WhoAmI {
    WhoAmISession() {
        authentication_classes = {SessionAuthentication};
        permission_classes = {IsAuthenticated};
    }
};
struct WhoAmIToken : WhoAmI {
    WhoAmIToken() {
        authentication_classes = {TokenAuthentication};
        permission_classes = {IsAuthenticated};
    }
};
struct WhoAmIJWT : WhoAmI {
    WhoAmIJWT() {
        authentication_classes = {JWTAuthentication};
        permission_classes = {IsAuthenticated};
    }
};

struct WhoAmIStateless : APIView {
    WhoAmIStateless() {
        authentication_classes = {JWTStatelessUserAuthentication};
        permission_classes = {IsAuthenticated};
    }
    Response get(Request&) override {
        return Response({{"id", user().pk()}, {"pk", user().pk()}, {"staff", user().is_staff()}});
    }
};

struct HasMagicHeader : permissions::BasePermission {
    bool has_permission(Request& request, const APIView&) const override {
        return request.header("X-Magic") == "please";
    }
    std::string_view message() const override { return "No magic."; }
    std::string_view code() const override { return "no_magic"; }
};

struct PermissionView : APIView {
    PermissionView() { authentication_classes = {TokenAuthentication, BasicAuthentication}; }
    Policies<permissions::BasePermission> get_permissions() const override {
        const std::string name_of_case = kwargs().str("name");
        if (name_of_case == "any") return {AllowAny};
        if (name_of_case == "authenticated") return {IsAuthenticated};
        if (name_of_case == "admin") return {IsAdminUser};
        if (name_of_case == "read-only") return {IsAuthenticatedOrReadOnly};
        if (name_of_case == "magic") return {HasMagicHeader()};
        if (name_of_case == "and") return {IsAuthenticated & HasMagicHeader()};
        if (name_of_case == "or") return {IsAdminUser | HasMagicHeader()};
        if (name_of_case == "not") return {~IsAuthenticated};
        return {IsAuthenticated, IsAdminUser};
    }
    Response get(Request& request) override {
        return Response({{"granted", kwargs()["name"]}, {"method", request.method()}});
    }
    Response post(Request& request) override { return get(request); }
    Response put(Request& request) override { return get(request); }
    Response patch(Request& request) override { return get(request); }
    Response remove(Request& request) override { return get(request); }
};

}  // namespace

UrlPatterns access_urlpatterns() {
    return {
        path("token-auth/", authtoken::obtain_auth_token()),
        path("whoami/", as_view<WhoAmI>(), "whoami"),
        path("whoami/basic/", as_view<WhoAmIBasic>()),
        path("whoami/session/", as_view<WhoAmISession>()),
        path("whoami/token/", as_view<WhoAmIToken>()),
        path("whoami/jwt/", as_view<WhoAmIJWT>()),
        path("whoami/stateless/", as_view<WhoAmIStateless>()),
        re_path("^permissions/(?P<name>any|authenticated|admin|read-only|magic|and|or|not|both)/$",
                as_view<PermissionView>()),
    };
}

}  // namespace library
