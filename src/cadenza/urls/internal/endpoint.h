#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/urls/converter.h"
#include "cadenza/urls/view_object.h"

namespace cadenza::internal {

/// Where a value that the view gets comes from: a capture of the path, or a constant of the
/// pattern.
struct Binding {
    static constexpr int kConstant = -1;

    std::string name;
    int capture = kConstant;  ///< which capture, counted from the start of the path
    const Converter* converter = nullptr;
    Value constant;
};

/// A pattern with a view, as the router finds it.
struct Endpoint {
    std::uint32_t order = 0;  ///< the position in which Django would try it
    std::shared_ptr<const ViewObject> view;
    std::string route, url_name, app_name, name_space;
    std::vector<Binding> bindings;
    bool has_repeated_names = false;  ///< then a later value replaces an earlier one
    bool has_fallible = false;        ///< one of the converters may refuse a text that matches
};

}  // namespace cadenza::internal
