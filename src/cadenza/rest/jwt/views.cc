#include "cadenza/rest/jwt/views.h"

#include <algorithm>
#include <iterator>

#include "cadenza/conf/settings.h"
#include "cadenza/rest/jwt/checks.h"
#include "cadenza/rest/jwt/config.h"
#include "cadenza/rest/jwt/exceptions.h"
#include "cadenza/rest/jwt/serializers.h"

namespace cadenza {
namespace {

using Factory = GenericAPIView::SerializerFactory;

Factory chosen(Factory SimpleJwtSettings::*setting, Factory fallback) {
    const Factory own = jwt::config().settings.*setting;
    return own != nullptr ? own : fallback;
}

}  // namespace

TokenViewBase::TokenViewBase() {
    authentication_classes = {};
    permission_classes = {};
}

GenericAPIView::SerializerFactory TokenViewBase::get_serializer_class() const {
    return serializer_class != nullptr ? serializer_class : default_serializer();
}

Dict TokenViewBase::validated(const Value& data) {
    const std::unique_ptr<SerializerBase> serializer = get_serializer_class()();
    serializer->set_context(get_serializer_context());
    serializer->borrow_data(data);
    try {
        serializer->is_valid(true);
    } catch (const TokenError& error) {
        throw InvalidToken(error.message());
    }
    return std::move(serializer->validated_data());
}

Response TokenViewBase::post(Request& request) {
    Response response(Value(validated(request.data.value())));
    response.headers.set("Cache-Control", "no-store");  // RFC 6749, 5.1
    return response;
}

std::string TokenViewBase::authenticate_header(Request&) const {
    return jwt::config().settings.auth_header_types.front() + " realm=\"api\"";
}

void TokenViewBase::check(const Settings& settings, std::vector<CheckMessage>& found) const {
    std::ranges::move(jwt::check_settings(settings), std::back_inserter(found));
}

TokenObtainPairView::TokenObtainPairView() {
    description =
        "Takes a set of user credentials and returns an access and refresh JSON web\n"
        "token pair to prove the authentication of those credentials.";
}
GenericAPIView::SerializerFactory TokenObtainPairView::default_serializer() const {
    return chosen(&SimpleJwtSettings::token_obtain_serializer,
                  &new_serializer<TokenObtainPairSerializer>);
}

TokenRefreshView::TokenRefreshView() {
    description =
        "Takes a refresh type JSON web token and returns an access type JSON web\n"
        "token if the refresh token is valid.";
}
GenericAPIView::SerializerFactory TokenRefreshView::default_serializer() const {
    return chosen(&SimpleJwtSettings::token_refresh_serializer,
                  &new_serializer<TokenRefreshSerializer>);
}

TokenVerifyView::TokenVerifyView() {
    description =
        "Takes a token and indicates if it is valid.  This view provides no\n"
        "information about a token's fitness for a particular use.";
}
GenericAPIView::SerializerFactory TokenVerifyView::default_serializer() const {
    return chosen(&SimpleJwtSettings::token_verify_serializer,
                  &new_serializer<TokenVerifySerializer>);
}

TokenBlacklistView::TokenBlacklistView() {
    description = "Takes a refresh token, which is valid no more from then on.";
}
GenericAPIView::SerializerFactory TokenBlacklistView::default_serializer() const {
    return chosen(&SimpleJwtSettings::token_blacklist_serializer,
                  &new_serializer<TokenBlacklistSerializer>);
}

TokenObtainSlidingView::TokenObtainSlidingView() {
    description =
        "Takes a set of user credentials and returns a sliding JSON web token to\n"
        "prove the authentication of those credentials.";
}
GenericAPIView::SerializerFactory TokenObtainSlidingView::default_serializer() const {
    return chosen(&SimpleJwtSettings::sliding_token_obtain_serializer,
                  &new_serializer<TokenObtainSlidingSerializer>);
}

TokenRefreshSlidingView::TokenRefreshSlidingView() {
    description =
        "Takes a sliding JSON web token and returns a new, refreshed version if the\n"
        "token's refresh period has not expired.";
}
GenericAPIView::SerializerFactory TokenRefreshSlidingView::default_serializer() const {
    return chosen(&SimpleJwtSettings::sliding_token_refresh_serializer,
                  &new_serializer<TokenRefreshSlidingSerializer>);
}

}  // namespace cadenza
