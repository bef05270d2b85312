#pragma once

#include <functional>

#include "cadenza/urls/view_handle.h"

namespace cadenza {

/// A view that does something around another one and is that one in everything else: what
/// decorators are made of.
class WrappedView final : public ViewObject {
 public:
    using Around = std::function<Response(const ViewObject&, Request&, const Kwargs&)>;

    /// Without `around` it only differs by the flags that are set afterwards.
    WrappedView(ViewHandle inner, Around around);
    Response operator()(Request& request, const Kwargs& kwargs) const override;
    int arity() const noexcept override { return inner_->arity(); }
    const void* prototype() const noexcept override { return inner_->prototype(); }

 private:
    ViewHandle inner_;
    Around around_;
};

ViewHandle wrap_view(ViewHandle view, WrappedView::Around around);

}  // namespace cadenza
