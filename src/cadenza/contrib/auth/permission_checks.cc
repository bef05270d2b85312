#include "cadenza/contrib/auth/permission_checks.h"

#include "cadenza/contrib/auth/config.h"
#include "cadenza/http/exceptions.h"

namespace cadenza::auth {
namespace {

using Getter = PermissionSet (Backend::*)(const AbstractBaseUser*, const Model*) const;

PermissionSet collect(Getter get, const AbstractBaseUser* user, const Model* object) {
    PermissionSet all;
    for (const Policy<Backend>& backend : config().backends)
        all.merge((backend.get()->*get)(user, object));
    return all;
}

}  // namespace

PermissionSet user_permissions_of(const AbstractBaseUser* user, const Model* object) {
    return collect(&Backend::get_user_permissions, user, object);
}
PermissionSet group_permissions_of(const AbstractBaseUser* user, const Model* object) {
    return collect(&Backend::get_group_permissions, user, object);
}
PermissionSet all_permissions_of(const AbstractBaseUser* user, const Model* object) {
    return collect(&Backend::get_all_permissions, user, object);
}

bool backends_grant(const AbstractBaseUser* user, std::string_view permission,
                    const Model* object) {
    try {
        for (const Policy<Backend>& backend : config().backends)
            if (backend->has_perm(user, permission, object)) return true;
    } catch (const PermissionDenied&) {
    }
    return false;
}

bool backends_grant_module(const AbstractBaseUser* user, std::string_view app_label) {
    try {
        for (const Policy<Backend>& backend : config().backends)
            if (backend->has_module_perms(user, app_label)) return true;
    } catch (const PermissionDenied&) {
    }
    return false;
}

}  // namespace cadenza::auth
