#include "cadenza/middleware/common.h"

#include "cadenza/conf/settings.h"
#include "cadenza/http/exceptions.h"
#include "cadenza/http/uri.h"
#include "cadenza/urls/url_resolver.h"

namespace cadenza {

CommonMiddleware::CommonMiddleware(const Settings& settings)
    : settings_(settings),
      disallowed_user_agents_("disallowed_user_agents", settings.disallowed_user_agents) {}

Response CommonMiddleware::process(Request& request, Next next) const {
    if (!settings_.disallowed_user_agents.empty() &&
        disallowed_user_agents_.any_in(request.header("User-Agent"))) {
        throw PermissionDenied("Forbidden user agent");
    }
    request.check_host();
    if (settings_.prepend_www && !request.get_host().starts_with("www.")) {
        const std::string path =
            redirects_with_slash(request) ? path_with_slash(request) : request.get_full_path();
        return HttpResponsePermanentRedirect(std::string(request.scheme()) + "://www." +
                                             request.get_host() + path);
    }
    Response response = next(request);
    if (response.status_code == status::HTTP_404_NOT_FOUND && redirects_with_slash(request)) {
        return HttpResponsePermanentRedirect(path_with_slash(request));
    }
    return response;
}

bool CommonMiddleware::redirects_with_slash(const Request& request) const {
    if (!settings_.append_slash || request.resolver == nullptr || request.path().ends_with('/'))
        return false;
    if (request.resolver->is_valid_path(request.path())) return false;
    ResolverMatch match;
    return request.resolver->resolve(std::string(request.path()) + "/", match) &&
           match.view->append_slash;
}

// A redirect would turn the request into a GET without its data: a developer should hear of it.
std::string CommonMiddleware::path_with_slash(const Request& request) const {
    std::string path = escape_leading_slashes(request.get_full_path(true));
    const MethodSet with_data{POST, PUT, PATCH, DELETE};
    if (settings_.debug && with_data.contains(request.method_kind())) {
        throw Error("A " + std::string(request.method()) + " came to " +
                    std::string(request.path()) +
                    ", which has no slash at its end, and append_slash cannot redirect it without "
                    "losing its data. Send it to " +
                    path + ", or set append_slash = false in the settings.");
    }
    return path;
}

}  // namespace cadenza
