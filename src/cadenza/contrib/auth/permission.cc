#include "cadenza/contrib/auth/permission.h"

#include "cadenza/db/models/register.h"

CADENZA_REGISTER(cadenza::auth::Permission)
CADENZA_REGISTER(cadenza::auth::Group)

namespace cadenza::auth {

Meta Permission::meta_options() {
    return {.ordering = {"content_type__app_label", "content_type__model", "codename"},
            .app_label = "auth",
            .verbose_name = "permission",
            .verbose_name_plural = "permissions",
            .unique_together = {{"content_type", "codename"}},
            .default_auto_field = db::FieldKind::Auto};
}

std::string Permission::str() const {
    return content_type->str() + " | " + name;
}

Meta Group::meta_options() {
    return {.app_label = "auth",
            .verbose_name = "group",
            .verbose_name_plural = "groups",
            .default_auto_field = db::FieldKind::Auto};
}

std::string Group::str() const {
    return name;
}

}  // namespace cadenza::auth
