#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "cadenza/http/request.h"
#include "cadenza/http/response.h"

namespace cadenza {

class Kwargs;
class MiddlewareChain;
class ViewObject;

/// The rest of the way to the view, as a middleware calls it. Never throws: an exception further in
/// arrives as the response that it stands for.
class Next {
 public:
    Response operator()(Request& request) const noexcept;

 private:
    friend class MiddlewareChain;
    Next(const MiddlewareChain& chain, std::size_t index) noexcept : chain_(chain), index_(index) {}
    const MiddlewareChain& chain_;
    std::size_t index_;
};

/// One layer around every view. Made once per project; several requests run through it at a time.
///
///     struct Timing : Middleware {
///         Response process(Request& request, Next next) const override {
///             const auto before = now_microseconds();
///             Response response = next(request);
///             response.headers.set("X-Microseconds", std::to_string(now_microseconds() - before));
///             return response;
///         }
///     };
class Middleware {
 public:
    virtual ~Middleware() = default;
    /// Answers the request, or calls next for the answer and changes it. May throw; outer layers
    /// see a response.
    virtual Response process(Request& request, Next next) const = 0;

    /// Runs when the URL is resolved and before the view; an answer replaces the view's. Only asked
    /// where has_process_view() is true when the project is built.
    virtual std::optional<Response> process_view(Request& request, const ViewObject& view,
                                                 const Kwargs& kwargs) const;
    virtual bool has_process_view() const noexcept { return false; }
};

}  // namespace cadenza
