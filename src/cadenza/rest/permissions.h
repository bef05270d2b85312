#pragma once

#include <string_view>

#include "cadenza/conf/policy.h"

namespace cadenza {

class APIView;
class Model;
class Request;

namespace permissions {

/// Says whether a request may go on. As rest_framework.permissions.BasePermission.
class BasePermission {
 public:
    virtual ~BasePermission() = default;
    /// Before the handler runs.
    virtual bool has_permission(Request& request, const APIView& view) const;
    /// After the object of a detail view was found.
    virtual bool has_object_permission(Request& request, const APIView& view,
                                       const Model& object) const;
    /// The text and the code of the refusal; "" for DRF's own.
    virtual std::string_view message() const { return {}; }
    virtual std::string_view code() const { return {}; }
};

/// GET, HEAD and OPTIONS: they change nothing.
bool is_safe_method(const Request& request);

class AllowAny : public BasePermission {};

class IsAuthenticated : public BasePermission {
 public:
    bool has_permission(Request& request, const APIView& view) const override;
};

/// Users whose is_staff is set.
class IsAdminUser : public BasePermission {
 public:
    bool has_permission(Request& request, const APIView& view) const override;
};

class IsAuthenticatedOrReadOnly : public BasePermission {
 public:
    bool has_permission(Request& request, const APIView& view) const override;
};

using Permission = Policy<BasePermission>;

}  // namespace permissions

// `permission_classes = {IsAdminUser | IsOwner(), ~IsAuthenticated}`
permissions::Permission operator&(const permissions::Permission& a,
                                  const permissions::Permission& b);
permissions::Permission operator|(const permissions::Permission& a,
                                  const permissions::Permission& b);
permissions::Permission operator~(const permissions::Permission& a);

inline constexpr PolicyOf<permissions::AllowAny> AllowAny{};
inline constexpr PolicyOf<permissions::IsAuthenticated> IsAuthenticated{};
inline constexpr PolicyOf<permissions::IsAdminUser> IsAdminUser{};
inline constexpr PolicyOf<permissions::IsAuthenticatedOrReadOnly> IsAuthenticatedOrReadOnly{};

}  // namespace cadenza
