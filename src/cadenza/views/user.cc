#include "cadenza/views/user.h"

#include <algorithm>

namespace cadenza {

bool AuthenticatedUser::has_permission(std::string_view) const {
    return is_active() && is_superuser();
}

bool AuthenticatedUser::has_object_permission(std::string_view, const Model&) const {
    return is_active() && is_superuser();
}

bool RequestUser::has_permissions(std::span<const std::string> permissions) const {
    return std::ranges::all_of(permissions, [this](const std::string& permission) {
        return user_ != nullptr && user_->has_permission(permission);
    });
}

bool RequestUser::has_permissions(std::span<const std::string> permissions,
                                  const Model& object) const {
    return std::ranges::all_of(permissions, [&](const std::string& permission) {
        return user_ != nullptr && user_->has_object_permission(permission, object);
    });
}

RequestUser::operator Value() const {
    if (user_ == nullptr) return Value();
    Value object = user_->object();
    return object.is_null() ? user_->pk() : object;
}

}  // namespace cadenza
