#pragma once

#include <string_view>

#include "cadenza/contrib/auth/base_user.h"

namespace cadenza::auth {

// What all backends of the settings say together. `user` is null for an anonymous one.
PermissionSet user_permissions_of(const AbstractBaseUser* user, const Model* object);
PermissionSet group_permissions_of(const AbstractBaseUser* user, const Model* object);
PermissionSet all_permissions_of(const AbstractBaseUser* user, const Model* object);
/// The first backend that says yes, or throws PermissionDenied, decides.
bool backends_grant(const AbstractBaseUser* user, std::string_view permission, const Model* object);
bool backends_grant_module(const AbstractBaseUser* user, std::string_view app_label);

}  // namespace cadenza::auth
