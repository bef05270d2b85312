#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/conf/policy.h"

namespace cadenza {

class APIView;
class Kwargs;
class Request;

namespace versioning {

/// Finds the version of the API that a request asks for. As
/// rest_framework.versioning.BaseVersioning. Derive from one below and assign in the constructor;
/// what stays unset is taken from the settings.
class BaseVersioning {
 public:
    virtual ~BaseVersioning() = default;
    /// Empty if the request names none and there is no default. Throws NotFound, or NotAcceptable,
    /// for one that is not allowed.
    virtual std::optional<std::string> determine_version(Request& request,
                                                         const APIView& view) const = 0;
    virtual std::string_view name() const = 0;  ///< of the class

 protected:
    std::optional<std::string> default_version;
    std::vector<std::string> allowed_versions;  ///< empty: any
    std::string version_param;

    std::optional<std::string> default_of(const Request& request) const;
    std::string parameter_of(const Request& request) const;
    bool is_allowed(const std::optional<std::string>& version, const Request& request) const;
};

/// `Accept: application/json; version=1.0`
class AcceptHeaderVersioning : public BaseVersioning {
 public:
    std::optional<std::string> determine_version(Request& request,
                                                 const APIView& view) const override;
    std::string_view name() const override { return "AcceptHeaderVersioning"; }
};

/// A URL argument: path("<str:version>/books/", …)
class URLPathVersioning : public BaseVersioning {
 public:
    std::optional<std::string> determine_version(Request& request,
                                                 const APIView& view) const override;
    std::string_view name() const override { return "URLPathVersioning"; }
};

/// A namespace of the URL configuration.
class NamespaceVersioning : public BaseVersioning {
 public:
    std::optional<std::string> determine_version(Request& request,
                                                 const APIView& view) const override;
    std::string_view name() const override { return "NamespaceVersioning"; }
};

/// `Host: v1.example.com`
class HostNameVersioning : public BaseVersioning {
 public:
    std::optional<std::string> determine_version(Request& request,
                                                 const APIView& view) const override;
    std::string_view name() const override { return "HostNameVersioning"; }
};

/// `?version=1.0`
class QueryParameterVersioning : public BaseVersioning {
 public:
    std::optional<std::string> determine_version(Request& request,
                                                 const APIView& view) const override;
    std::string_view name() const override { return "QueryParameterVersioning"; }
};

}  // namespace versioning

using Versioning = Policy<versioning::BaseVersioning>;

inline constexpr PolicyOf<versioning::AcceptHeaderVersioning> AcceptHeaderVersioning{};
inline constexpr PolicyOf<versioning::URLPathVersioning> URLPathVersioning{};
inline constexpr PolicyOf<versioning::NamespaceVersioning> NamespaceVersioning{};
inline constexpr PolicyOf<versioning::HostNameVersioning> HostNameVersioning{};
inline constexpr PolicyOf<versioning::QueryParameterVersioning> QueryParameterVersioning{};

}  // namespace cadenza
