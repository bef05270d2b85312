#include "cadenza/rest/model_permissions.h"

#include "cadenza/base/error.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/http/exceptions.h"
#include "cadenza/http/request.h"
#include "cadenza/rest/api_view.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/rest/generic_api_view.h"

namespace cadenza::permissions {

namespace {

const ModelInfo& model_of(const APIView& view) {
    const auto* generic = dynamic_cast<const GenericAPIView*>(&view);
    const ModelInfo* model = generic != nullptr ? generic->model_info() : nullptr;
    if (model == nullptr) {
        throw ImproperlyConfigured(
            "DjangoModelPermissions needs a view with a queryset of a model; " +
            std::string(view.type_name()) + " has none.");
    }
    return *model;
}

}  // namespace

bool DjangoModelPermissions::has_permission(Request& request, const APIView& view) const {
    if (authenticated_users_only && !view.user().is_authenticated()) return false;
    return view.user().has_permissions(required_permissions(request.method(), model_of(view)));
}

std::vector<std::string> DjangoModelPermissions::required_permissions(
    std::string_view method, const ModelInfo& model) const {
    const char* verb = nullptr;
    switch (parse_method(method)) {
        case Method::GET:
        case Method::HEAD:
        case Method::OPTIONS: return {};
        case Method::POST: verb = "add"; break;
        case Method::PUT:
        case Method::PATCH: verb = "change"; break;
        case Method::DELETE: verb = "delete"; break;
        default: throw MethodNotAllowed(method);
    }
    return {std::string(model.app_label()) + "." + verb + "_" + model.model_name()};
}

bool DjangoObjectPermissions::has_object_permission(Request& request, const APIView& view,
                                                    const Model& object) const {
    const ModelInfo& model = model_of(view);
    const RequestUser& user = view.user();
    if (user.has_permissions(required_object_permissions(request.method(), model), object))
        return true;
    // "No" would tell that the object exists to one who may not see it.
    if (is_safe_method(request) ||
        !user.has_permissions(required_object_permissions("GET", model), object))
        throw Http404();
    return false;
}

std::vector<std::string> DjangoObjectPermissions::required_object_permissions(
    std::string_view method, const ModelInfo& model) const {
    return required_permissions(method, model);
}

}  // namespace cadenza::permissions
