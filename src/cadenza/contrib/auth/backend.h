#pragma once

#include <string>
#include <string_view>

#include "cadenza/base/value.h"
#include "cadenza/conf/policy.h"
#include "cadenza/contrib/auth/base_user.h"
#include "cadenza/db/models/query_base.h"

namespace cadenza {
class Request;
}

namespace cadenza::auth {

/// A source of users and of what they may do: one entry of AuthSettings::backends. Derive from it
/// and override what it knows. Immutable; used by many threads at once. As Django's BaseBackend.
class Backend {
 public:
    virtual ~Backend();
    /// What a session remembers as the backend that logged the user in:
    /// "django.contrib.auth.backends.ModelBackend". Never the same for two of a project.
    virtual std::string path() const = 0;

    /// The user of these credentials; nullptr for none of its own, and for credentials of another
    /// kind. Throws PermissionDenied where no other backend may be asked. `request` may be null.
    virtual UserPtr authenticate(Request* request, const Dict& credentials) const;
    /// The user with that primary key, at each request of a session; nullptr if there is none any
    /// more.
    virtual UserPtr get_user(const Value& pk) const;

    // Permissions. `user` is null for an anonymous one.
    virtual PermissionSet get_user_permissions(const AbstractBaseUser* user,
                                               const Model* object) const;
    virtual PermissionSet get_group_permissions(const AbstractBaseUser* user,
                                                const Model* object) const;
    /// Both of them.
    virtual PermissionSet get_all_permissions(const AbstractBaseUser* user,
                                              const Model* object) const;
    /// Throws PermissionDenied to end the search with "no".
    virtual bool has_perm(const AbstractBaseUser* user, std::string_view permission,
                          const Model* object) const;
    virtual bool has_module_perms(const AbstractBaseUser* user, std::string_view app_label) const;
    /// The users of that model who have the permission; none unless overridden.
    virtual QueryBase with_perm(const ModelInfo& users, std::string_view permission, bool is_active,
                                bool include_superusers) const;
};

namespace backends {

/// Users of the database, by name and password; permissions by user_permissions and groups. An
/// unknown name takes as long as a wrong password does.
class ModelBackend : public Backend {
 public:
    std::string path() const override;
    UserPtr authenticate(Request* request, const Dict& credentials) const override;
    UserPtr get_user(const Value& pk) const override;
    /// Inactive users may not, unless overridden.
    virtual bool user_can_authenticate(const AbstractBaseUser& user) const;

    PermissionSet get_user_permissions(const AbstractBaseUser* user,
                                       const Model* object) const override;
    PermissionSet get_group_permissions(const AbstractBaseUser* user,
                                        const Model* object) const override;
    PermissionSet get_all_permissions(const AbstractBaseUser* user,
                                      const Model* object) const override;
    bool has_perm(const AbstractBaseUser* user, std::string_view permission,
                  const Model* object) const override;
    bool has_module_perms(const AbstractBaseUser* user, std::string_view app_label) const override;
    QueryBase with_perm(const ModelInfo& users, std::string_view permission, bool is_active,
                        bool include_superusers) const override;
};

class AllowAllUsersModelBackend : public ModelBackend {
 public:
    std::string path() const override;
    bool user_can_authenticate(const AbstractBaseUser&) const override { return true; }
};

/// Users whom the web server in front has authenticated: {"remote_user"} names them. They are made
/// at their first visit.
class RemoteUserBackend : public ModelBackend {
 public:
    std::string path() const override;
    UserPtr authenticate(Request* request, const Dict& credentials) const override;
    virtual bool create_unknown_user() const { return true; }
    virtual std::string clean_username(std::string_view username) const;
    /// Fills in a user who is about to be saved, or was seen before.
    virtual void configure_user(Request* request, AbstractBaseUser& user, bool created) const;
};

class AllowAllUsersRemoteUserBackend : public RemoteUserBackend {
 public:
    std::string path() const override;
    bool user_can_authenticate(const AbstractBaseUser&) const override { return true; }
};

}  // namespace backends

// What settings list: .auth = {.backends = {auth::ModelBackend, policy<MyBackend>}}
inline constexpr PolicyOf<backends::ModelBackend> ModelBackend;
inline constexpr PolicyOf<backends::AllowAllUsersModelBackend> AllowAllUsersModelBackend;
inline constexpr PolicyOf<backends::RemoteUserBackend> RemoteUserBackend;
inline constexpr PolicyOf<backends::AllowAllUsersRemoteUserBackend> AllowAllUsersRemoteUserBackend;

}  // namespace cadenza::auth
