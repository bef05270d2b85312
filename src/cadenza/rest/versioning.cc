#include "cadenza/rest/versioning.h"

#include <algorithm>

#include "cadenza/http/media_type.h"
#include "cadenza/http/request.h"
#include "cadenza/rest/api_view.h"
#include "cadenza/rest/defaults.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/urls/resolver_match.h"

namespace cadenza::versioning {

std::optional<std::string> BaseVersioning::default_of(const Request& request) const {
    return default_version ? default_version : rest_settings(request).default_version;
}

std::string BaseVersioning::parameter_of(const Request& request) const {
    return version_param.empty() ? rest_settings(request).version_param : version_param;
}

bool BaseVersioning::is_allowed(const std::optional<std::string>& version,
                                const Request& request) const {
    const std::vector<std::string>& allowed =
        allowed_versions.empty() ? rest_settings(request).allowed_versions : allowed_versions;
    if (allowed.empty()) return true;
    return version && (version == default_of(request) ||
                       std::ranges::find(allowed, *version) != allowed.end());
}

std::optional<std::string> AcceptHeaderVersioning::determine_version(Request& request,
                                                                     const APIView& view) const {
    const MediaType type(view.accepted_media_type());
    const std::string* named = type.parameter(parameter_of(request));
    std::optional<std::string> version = named != nullptr ? *named : default_of(request);
    if (!is_allowed(version, request)) throw NotAcceptable("Invalid version in \"Accept\" header.");
    return version;
}

std::optional<std::string> URLPathVersioning::determine_version(Request& request,
                                                                const APIView& view) const {
    const std::string parameter = parameter_of(request);
    std::optional<std::string> version =
        view.kwargs()[parameter].is_null() ? default_of(request) : view.kwargs().str(parameter);
    if (!is_allowed(version, request)) throw NotFound("Invalid version in URL path.");
    return version;
}

std::optional<std::string> NamespaceVersioning::determine_version(Request& request,
                                                                  const APIView&) const {
    if (request.resolver_match == nullptr || request.resolver_match->name_space.empty()) {
        return default_of(request);
    }
    std::string_view spaces = request.resolver_match->name_space;
    while (true) {
        const std::size_t colon = spaces.find(':');
        const std::string version(spaces.substr(0, colon));
        if (is_allowed(version, request)) return version;
        if (colon == std::string_view::npos) break;
        spaces.remove_prefix(colon + 1);
    }
    throw NotFound("Invalid version in URL path. Does not match any version namespace.");
}

std::optional<std::string> HostNameVersioning::determine_version(Request& request,
                                                                 const APIView&) const {
    const std::string host = request.get_host();
    const std::string_view name = std::string_view(host).substr(0, host.find(':'));
    const auto is_label = [](std::string_view label) {
        return !label.empty() && std::ranges::all_of(label, [](unsigned char c) {
            return c < 128 && std::isalnum(c) != 0;
        });
    };
    const std::size_t first = name.find('.');
    const std::size_t second = first == std::string_view::npos ? first : name.find('.', first + 1);
    const bool three_labels = second != std::string_view::npos && is_label(name.substr(0, first)) &&
                              is_label(name.substr(first + 1, second - first - 1)) &&
                              is_label(name.substr(second + 1));
    if (!three_labels) return default_of(request);
    std::string version(name.substr(0, first));
    if (!is_allowed(version, request)) throw NotFound("Invalid version in hostname.");
    return version;
}

std::optional<std::string> QueryParameterVersioning::determine_version(Request& request,
                                                                       const APIView&) const {
    const Value* named = request.GET().find(parameter_of(request));
    std::optional<std::string> version = named != nullptr ? named->str() : default_of(request);
    if (!is_allowed(version, request)) throw NotFound("Invalid version in query parameter.");
    return version;
}

}  // namespace cadenza::versioning
