#include "cadenza/contrib/authtoken/views.h"

#include "cadenza/contrib/authtoken/auth_token_serializer.h"
#include "cadenza/contrib/authtoken/token.h"

namespace cadenza::authtoken {

ObtainAuthToken::ObtainAuthToken() {
    throttle_classes = {};
    permission_classes = {};
    parser_classes = {FormParser, MultiPartParser, JSONParser};
    renderer_classes = {JSONRenderer};
}

Response ObtainAuthToken::post(Request& request) {
    auto serializer = make_serializer<AuthTokenSerializer>();
    serializer.set_context({.request = &request, .view = this});
    serializer.borrow_data(request.data.value());
    serializer.is_valid(true);
    return Response({{"token", std::string(token_of(*serializer.user()).key)}});
}

ViewHandle obtain_auth_token() {
    return as_view<ObtainAuthToken>();
}

}  // namespace cadenza::authtoken
