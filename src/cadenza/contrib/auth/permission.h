#pragma once

#include <string>
#include <string_view>

#include "cadenza/contrib/contenttypes/content_type.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/query_set.h"

namespace cadenza::auth {

template <class M>
class PermissionManager : public Manager<M> {
 public:
    M get_by_natural_key(std::string_view codename, std::string_view app_label,
                         std::string_view model) const {
        return this->get(
            "codename"_k = codename,
            "content_type"_k = ContentType::objects.get_by_natural_key(app_label, model));
    }
};

/// A right that users and groups may be given: to add, change, delete or view objects of a model,
/// or one that the model's Meta.permissions names.
struct Permission : Model {
    CharField name{verbose_name = "name", max_length = 255};
    ForeignKey<ContentType> content_type{on_delete = CASCADE, verbose_name = "content type"};
    CharField codename{verbose_name = "codename", max_length = 100};

    template <class M>
    using ManagerFor = PermissionManager<M>;
    CADENZA_MODEL(Permission, name, content_type, codename)
    static Meta meta_options();
    std::string str() const override;
};

template <class M>
class GroupManager : public Manager<M> {
 public:
    M get_by_natural_key(std::string_view name) const { return this->get("name"_k = name); }
};

/// A label for users, who have all the permissions of their groups.
struct Group : Model {
    CharField name{verbose_name = "name", max_length = 150, unique = true};
    ManyToMany<Permission> permissions{verbose_name = "permissions", blank = true};

    template <class M>
    using ManagerFor = GroupManager<M>;
    CADENZA_MODEL(Group, name, permissions)
    static Meta meta_options();
    std::string str() const override;
};

}  // namespace cadenza::auth

namespace cadenza {
using auth::Group;
using auth::Permission;
}  // namespace cadenza
