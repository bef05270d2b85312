#include "cadenza/rest/jwt/cookie_views.h"

#include "cadenza/conf/settings.h"
#include "cadenza/middleware/csrf.h"
#include "cadenza/rest/jwt/config.h"
#include "cadenza/rest/jwt/cookie_authentication.h"
#include "cadenza/rest/jwt/cookies.h"
#include "cadenza/rest/jwt/serializers.h"

namespace cadenza {

Value TokenCookieViewBase::keep_tokens(const Dict& tokens) {
    Dict shown;
    if (const Value* access = tokens.find("access")) {
        access_ = access->as_text();
        shown.set("access_expires_at", Value(UntypedToken(access_, false).expires_at()));
    }
    if (const Value* refresh = tokens.find("refresh")) {
        refresh_ = refresh->as_text();
        shown.set("refresh_expires_at", Value(UntypedToken(refresh_, false).expires_at()));
    }
    return Value(std::move(shown));
}

Response TokenCookieViewBase::finalize_response(Request& request, Response response) {
    response = TokenViewBase::finalize_response(request, std::move(response));
    const jwt::TokenCookies cookies(request);
    if (clears_) cookies.clear(response);
    if (!access_.empty()) cookies.set_access(response, access_);
    if (!refresh_.empty()) cookies.set_refresh(response, refresh_);
    response.headers.add_to_list("Vary", "Cookie");
    response.headers.set("Cache-Control", "no-store");
    csrf::finish(request, response);
    return response;
}

TokenCookieObtainPairView::TokenCookieObtainPairView() {
    description = "Takes a set of user credentials and keeps the user logged in by cookies.";
}

Response TokenCookieObtainPairView::get(Request& request) {
    return Response(Value{{"csrf_token", csrf::get_token(request)}});
}

Response TokenCookieObtainPairView::post(Request& request) {
    // Also before there is anything to protect: else another site could log a visitor in as
    // somebody else.
    jwt::enforce_csrf(request);
    Value shown = keep_tokens(validated(request.data.value()));
    csrf::rotate_token(request);
    return Response(std::move(shown));
}

GenericAPIView::SerializerFactory TokenCookieObtainPairView::default_serializer() const {
    return TokenObtainPairView().get_serializer_class();
}

TokenCookieRefreshView::TokenCookieRefreshView() {
    description = "Renews the access token of the cookies.";
}

Response TokenCookieRefreshView::post(Request& request) {
    jwt::enforce_csrf(request);
    const std::optional<std::string> refresh = jwt::TokenCookies(request).refresh();
    if (!refresh) throw InvalidToken("No refresh token was sent");
    try {
        return Response(keep_tokens(validated(Value{{"refresh", *refresh}})));
    } catch (const AuthenticationFailed&) {
        clear_tokens();
        throw;
    }
}

GenericAPIView::SerializerFactory TokenCookieRefreshView::default_serializer() const {
    return TokenRefreshView().get_serializer_class();
}

TokenCookieLogoutView::TokenCookieLogoutView() {
    description = "Logs out: the refresh token is valid no more, and the cookies are deleted.";
}

Response TokenCookieLogoutView::post(Request& request) {
    jwt::enforce_csrf(request);
    clear_tokens();
    if (const std::optional<std::string> refresh = jwt::TokenCookies(request).refresh()) {
        try {
            validated(Value{{"refresh", *refresh}});
        } catch (const AuthenticationFailed&) {
            // It was worth nothing before.
        }
    }
    return Response(Value(Dict()));
}

GenericAPIView::SerializerFactory TokenCookieLogoutView::default_serializer() const {
    return TokenBlacklistView().get_serializer_class();
}

}  // namespace cadenza
