#include "conformance/library/field_views.h"

#include <cadenza/rest.h>
#include <cadenza/serializers.h>

#include "conformance/library/field_catalogue.h"

namespace library {
namespace {

using namespace cadenza;

struct FieldView : APIView {
    FieldView() {
        authentication_classes = {};
        permission_classes = {AllowAny};
    }
    Response post(Request& request) override {
        const std::string name_of_field = kwargs().str("name");
        const auto serializer = serializer_for(name_of_field);
        if (serializer == nullptr) throw NotFound("No such field.");
        serializer->borrow_data(request.data.value());
        serializer->is_valid(true);
        const auto shown = serializer_for(name_of_field);
        shown->set_instance(Value(serializer->validated_data()));
        return Response(shown->data());
    }
};

}  // namespace

UrlPatterns field_urlpatterns() {
    return {path("fields/<slug:name>/", as_view<FieldView>())};
}

}  // namespace library
