#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cadenza/urls/kwargs.h"

namespace cadenza {

class ViewObject;

/// What a path resolved to. The views live as long as the resolver.
struct ResolverMatch {
    const ViewObject* view = nullptr;
    Kwargs kwargs;
    std::string_view url_name;    ///< "detail"; "" where the pattern has none
    std::string_view route;       ///< "blog/<int:pk>/", with the routes of the inclusions in front
    std::string_view app_name;    ///< the application namespaces joined by ':'
    std::string_view name_space;  ///< the instance namespaces joined by ':'

    std::string view_name() const {  ///< "blog:detail"
        return name_space.empty() ? std::string(url_name)
                                  : std::string(name_space) + ":" + std::string(url_name);
    }
};

}  // namespace cadenza
