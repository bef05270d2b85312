#include "cadenza/rest/function_view.h"

namespace cadenza::internal {

class FunctionViewObject::FunctionView : public APIView {
 public:
    FunctionView(ApiFunction call, std::shared_ptr<const void> function, ApiViewOptions options)
        : call_(call), owner_(std::move(function)), function_(owner_.get()) {
        renderer_classes = std::move(options.renderer_classes);
        parser_classes = std::move(options.parser_classes);
        authentication_classes = std::move(options.authentication_classes);
        throttle_classes = std::move(options.throttle_classes);
        permission_classes = std::move(options.permission_classes);
        throttle_scope = std::move(options.throttle_scope);
        description = std::move(options.description);
        name = std::move(options.name);
    }
    FunctionView(const FunctionView& other)
        : APIView(other), call_(other.call_), function_(other.function_) {}

    Response get(Request& request) override { return run(request); }
    Response post(Request& request) override { return run(request); }
    Response put(Request& request) override { return run(request); }
    Response patch(Request& request) override { return run(request); }
    Response remove(Request& request) override { return run(request); }
    Response head(Request& request) override { return run(request); }
    Response trace(Request& request) override { return run(request); }

 private:
    Response run(Request& request) { return call_(function_, request, kwargs(), *this); }

    ApiFunction call_;
    std::shared_ptr<const void>
        owner_;  // of the prototype alone: a request's copy pays no reference count
    const void* function_;
};

FunctionViewObject::FunctionViewObject(MethodSet methods, ApiFunction call,
                                       std::shared_ptr<const void> function, ApiViewOptions options)
    : methods_(methods | MethodSet{OPTIONS}) {
    name = options.name;
    csrf_exempt = true;
    prototype_ =
        std::make_unique<const FunctionView>(call, std::move(function), std::move(options));
}

FunctionViewObject::~FunctionViewObject() = default;

Response FunctionViewObject::operator()(Request& request, const Kwargs& kwargs) const {
    FunctionView view(*prototype_);
    view.attach(request, kwargs, methods_, name);
    return view.dispatch(request);
}

}  // namespace cadenza::internal
