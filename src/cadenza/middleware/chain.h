#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "cadenza/middleware/middleware.h"

namespace cadenza {

/// The middleware of a project and the view behind it, built once.
class MiddlewareChain {
 public:
    /// What lies behind the last middleware.
    using Endpoint = Response (*)(const void* context, Request& request);

    /// The first middleware is the outermost. The context outlives the chain.
    MiddlewareChain(std::vector<std::unique_ptr<Middleware>> layers, Endpoint endpoint,
                    const void* context);
    ~MiddlewareChain();
    MiddlewareChain(const MiddlewareChain&) = delete;
    MiddlewareChain& operator=(const MiddlewareChain&) = delete;

    Response run(Request& request) const noexcept { return run_from(0, request); }
    bool has_view_hooks() const noexcept { return !view_hooks_.empty(); }
    /// The answer of the first process_view() that has one.
    std::optional<Response> process_view(Request& request, const ViewObject& view,
                                         const Kwargs& kwargs) const;

 private:
    friend class Next;
    Response run_from(std::size_t index, Request& request) const noexcept;

    std::vector<std::unique_ptr<Middleware>> layers_;
    std::vector<const Middleware*> view_hooks_;
    Endpoint endpoint_;
    const void* context_;
};

}  // namespace cadenza
