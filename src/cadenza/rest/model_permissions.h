#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cadenza/rest/permissions.h"

namespace cadenza {

class ModelInfo;

namespace permissions {

/// add_, change_ and delete_ permissions on the model of the view's queryset; reading needs a login
/// only. For generic views. A method beyond GET, HEAD, OPTIONS, POST, PUT, PATCH and DELETE throws
/// MethodNotAllowed.
class DjangoModelPermissions : public BasePermission {
 public:
    bool has_permission(Request& request, const APIView& view) const override;

 protected:
    /// What `method` needs on a model: {"library.add_book"}.
    virtual std::vector<std::string> required_permissions(std::string_view method,
                                                          const ModelInfo& model) const;
    bool authenticated_users_only = true;
};

/// The same, with reading for everybody.
class DjangoModelPermissionsOrAnonReadOnly : public DjangoModelPermissions {
 public:
    DjangoModelPermissionsOrAnonReadOnly() { authenticated_users_only = false; }
};

/// The same permissions, for the object of a detail view too: for users who know permissions of
/// objects (AuthenticatedUser::has_object_permission). Who may not even read the object is told
/// that there is none: Http404.
class DjangoObjectPermissions : public DjangoModelPermissions {
 public:
    bool has_object_permission(Request& request, const APIView& view,
                               const Model& object) const override;

 protected:
    /// What `method` needs on an object.
    virtual std::vector<std::string> required_object_permissions(std::string_view method,
                                                                 const ModelInfo& model) const;
};

}  // namespace permissions

inline constexpr PolicyOf<permissions::DjangoModelPermissions> DjangoModelPermissions{};
inline constexpr PolicyOf<permissions::DjangoModelPermissionsOrAnonReadOnly>
    DjangoModelPermissionsOrAnonReadOnly{};
inline constexpr PolicyOf<permissions::DjangoObjectPermissions> DjangoObjectPermissions{};

}  // namespace cadenza
