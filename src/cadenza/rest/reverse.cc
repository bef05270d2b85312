#include "cadenza/rest/reverse.h"

#include "cadenza/http/request.h"
#include "cadenza/rest/defaults.h"
#include "cadenza/urls/url_resolver.h"

namespace cadenza {

std::string reverse(std::string_view name, Kwargs kwargs, Request& request,
                    std::string_view format) {
    if (request.resolver == nullptr) {
        throw NoReverseMatch("Reverse for '" + std::string(name) +
                             "' not found: the request has no URLs.");
    }
    if (!format.empty()) kwargs.set(rest_settings(request).format_suffix_kwarg, format);
    return request.build_absolute_uri(request.resolver->reverse(name, kwargs));
}

}  // namespace cadenza
