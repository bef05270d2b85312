#pragma once

#include <string>
#include <string_view>

#include "cadenza/urls/kwargs.h"

namespace cadenza {

class Request;

/// The absolute URL of a named pattern as the client of `request` would write it. `format` adds a
/// suffix: "json". Throws NoReverseMatch. As rest_framework.reverse.reverse.
std::string reverse(std::string_view name, Kwargs kwargs, Request& request,
                    std::string_view format = {});

}  // namespace cadenza
