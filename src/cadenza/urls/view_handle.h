#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "cadenza/urls/view_object.h"

namespace cadenza {

namespace internal {

/// A value of the URL as an argument of a view function. Throws Http404 where the value has no such
/// form.
template <class T>
T url_argument(const Value& value);
template <>
std::int64_t url_argument<std::int64_t>(const Value& value);
template <>
int url_argument<int>(const Value& value);
template <>
std::string url_argument<std::string>(const Value& value);
template <>
std::string_view url_argument<std::string_view>(const Value& value);
template <>
Uuid url_argument<Uuid>(const Value& value);
template <>
Value url_argument<Value>(const Value& value);

template <class F>
struct CallSignature : CallSignature<decltype(&F::operator())> {};
template <class R, class... Args>
struct CallSignature<R (*)(Args...)> {
    template <template <class...> class To>
    using apply = To<Args...>;
};
template <class R, class C, class... Args>
struct CallSignature<R (C::*)(Args...) const> : CallSignature<R (*)(Args...)> {};
template <class R, class C, class... Args>
struct CallSignature<R (C::*)(Args...)> : CallSignature<R (*)(Args...)> {};

template <class F>
concept PlainView = std::is_invocable_r_v<Response, const F&, Request&>;
template <class F>
concept KwargsView = std::is_invocable_r_v<Response, const F&, Request&, const Kwargs&>;

/// What looks like a view function; whether its parameters are right is told by CallableView.
template <class F>
concept Callable =
    PlainView<F> || KwargsView<F> || std::is_function_v<std::remove_pointer_t<F>> || requires {
    &F::operator();
};

template <class F>
class CallableView final : public ViewObject {
 public:
    explicit CallableView(F function) : function_(std::move(function)) {}
    Response operator()(Request& request, const Kwargs& kwargs) const override {
        if constexpr (KwargsView<F>) {
            return function_(request, kwargs);
        } else if constexpr (PlainView<F>) {
            return function_(request);
        } else {
            return CallSignature<F>::template apply<Typed>::call(function_, request, kwargs);
        }
    }
    int arity() const noexcept override {
        if constexpr (KwargsView<F>) {
            return -1;
        } else if constexpr (PlainView<F>) {
            return 0;
        } else {
            return CallSignature<F>::template apply<Typed>::kCount;
        }
    }

 private:
    template <class First, class... Args>
    struct Typed {
        static_assert(std::is_same_v<First, Request&>, "the first parameter of a view is Request&");
        static constexpr int kCount = sizeof...(Args);
        template <std::size_t... I>
        static Response spread(const F& function, Request& request, const Kwargs& kwargs,
                               std::index_sequence<I...>) {
            return function(request, url_argument<std::remove_cvref_t<Args>>(kwargs.at(I))...);
        }
        static Response call(const F& function, Request& request, const Kwargs& kwargs) {
            return spread(function, request, kwargs, std::index_sequence_for<Args...>());
        }
    };
    F function_;
};

}  // namespace internal

/// What a URL pattern points to: a shared handle of a ViewObject. A function (or a lambda) becomes
/// one by itself:
///
///     Response index(Request& request);
///     Response detail(Request& request, const Kwargs& kwargs);
///     Response archive(Request& request, std::int64_t year, std::string_view slug);   // in the
///     order of the route
///
/// Class-based views become one through as_view<V>().
class ViewHandle {
 public:
    ViewHandle(std::shared_ptr<const ViewObject> view) noexcept : view_(std::move(view)) {}
    template <class F>
    requires(!std::same_as<std::remove_cvref_t<F>, ViewHandle> &&
             internal::Callable<std::decay_t<F>>) ViewHandle(F&& function)
        : view_(std::make_shared<internal::CallableView<std::decay_t<F>>>(
              std::forward<F>(function))) {}

    const ViewObject& operator*() const noexcept { return *view_; }
    const ViewObject* operator->() const noexcept { return view_.get(); }
    const ViewObject* get() const noexcept { return view_.get(); }
    const std::shared_ptr<const ViewObject>& shared() const noexcept { return view_; }

 private:
    std::shared_ptr<const ViewObject> view_;
};

}  // namespace cadenza
