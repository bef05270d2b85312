#pragma once

#include <string>

#include "cadenza/urls/url_resolver.h"

namespace cadenza::test {

/// A view that answers its name and arguments.
class NamedView : public ViewObject {
 public:
    explicit NamedView(std::string view_name) { name = std::move(view_name); }
    Response operator()(Request&, const Kwargs& kwargs) const override {
        std::string text = name;
        for (const auto& [key, value] : kwargs) text += " " + key + "=" + value.str();
        return HttpResponse(text);
    }
};

inline ViewHandle view(std::string name) {
    return ViewHandle(std::make_shared<const NamedView>(std::move(name)));
}

/// "view a=1:int b=x:str", or "404".
inline std::string resolved(const UrlResolver& resolver, std::string_view path) {
    ResolverMatch match;
    if (!resolver.resolve(path, match)) return "404";
    std::string text = match.view->name;
    for (const auto& [key, value] : match.kwargs) {
        text += " " + key + "=" + value.str() + ":" + std::string(value.type_name());
    }
    return text;
}

}  // namespace cadenza::test
