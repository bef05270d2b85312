#include "cadenza/views/wrapped_view.h"

#include <memory>

namespace cadenza {

WrappedView::WrappedView(ViewHandle inner, Around around)
    : inner_(std::move(inner)), around_(std::move(around)) {
    csrf_exempt = inner_->csrf_exempt;
    append_slash = inner_->append_slash;
    login_required = inner_->login_required;
    name = inner_->name;
}

Response WrappedView::operator()(Request& request, const Kwargs& kwargs) const {
    return around_ ? around_(*inner_, request, kwargs) : (*inner_)(request, kwargs);
}

ViewHandle wrap_view(ViewHandle view, WrappedView::Around around) {
    return ViewHandle(std::make_shared<const WrappedView>(std::move(view), std::move(around)));
}

}  // namespace cadenza
