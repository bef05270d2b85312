#pragma once

#include <concepts>
#include <memory>
#include <string>
#include <utility>

#include "cadenza/rest/api_view.h"
#include "cadenza/urls/view_handle.h"

namespace cadenza {

/// The attributes of an api_view; unset ones are those of the settings.
struct ApiViewOptions {
    std::string name = {};  ///< shown by OPTIONS and the browsable API
    std::string description = {};
    Policies<renderers::BaseRenderer> renderer_classes = Policies<renderers::BaseRenderer>::unset();
    Policies<parsers::BaseParser> parser_classes = Policies<parsers::BaseParser>::unset();
    Policies<authentication::BaseAuthentication> authentication_classes =
        Policies<authentication::BaseAuthentication>::unset();
    Policies<throttling::BaseThrottle> throttle_classes =
        Policies<throttling::BaseThrottle>::unset();
    Policies<permissions::BasePermission> permission_classes =
        Policies<permissions::BasePermission>::unset();
    std::string throttle_scope = {};
};

namespace internal {

/// What every api_view runs: a function under the policies of an APIView.
using ApiFunction = Response (*)(const void* function, Request& request, const Kwargs& kwargs,
                                 APIView& view);

class FunctionViewObject : public ViewObject {
 public:
    FunctionViewObject(MethodSet methods, ApiFunction call, std::shared_ptr<const void> function,
                       ApiViewOptions options);
    ~FunctionViewObject() override;
    Response operator()(Request& request, const Kwargs& kwargs) const override;

 private:
    class FunctionView;
    std::unique_ptr<const FunctionView> prototype_;
    MethodSet methods_;
};

template <class F>
Response call_api_function(const void* function, Request& request, const Kwargs& kwargs,
                           APIView& view) {
    const F& callable = *static_cast<const F*>(function);
    if constexpr (std::is_invocable_r_v<Response, const F&, Request&, APIView&>) {
        return callable(request, view);
    } else if constexpr (std::is_invocable_r_v<Response, const F&, Request&, const Kwargs&>) {
        return callable(request, kwargs);
    } else {
        static_assert(std::is_invocable_r_v<Response, const F&, Request&>,
                      "an api_view is Response(Request&), with const Kwargs& or APIView& beside");
        return callable(request);
    }
}

}  // namespace internal

/// A function as a view of the REST framework: `path("hello/", api_view({GET, POST}, hello))`. The
/// function takes the request, and beside it the URL's Kwargs or the APIView that runs it (for
/// user(), version(), …). OPTIONS is answered too; HEAD, as in DRF, only where it is listed.
template <class F>
ViewHandle api_view(MethodSet methods, F function, ApiViewOptions options = {}) {
    using Function = std::decay_t<F>;
    return ViewHandle(std::make_shared<const internal::FunctionViewObject>(
        methods, &internal::call_api_function<Function>,
        std::make_shared<const Function>(std::move(function)), std::move(options)));
}

/// For GET alone.
template <class F>
requires(!std::convertible_to<F, MethodSet>) ViewHandle
    api_view(F function, ApiViewOptions options = {}) {
    return api_view({GET}, std::move(function), std::move(options));
}

}  // namespace cadenza
