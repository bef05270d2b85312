#pragma once

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/db/models/model.h"
#include "cadenza/db/models/query_set.h"

namespace cadenza::auth {

/// Names of permissions: "blog.add_post".
using PermissionSet = std::set<std::string, std::less<>>;
struct PermissionCache;

/// Lower case for the part of an e-mail address behind the "@". Django's normalize_email.
std::string normalize_email(std::string_view email);
/// The text in Unicode's NFKC form, so that names that look alike are alike.
std::string normalize_username(std::string_view username);

template <class M>
class BaseUserManager : public Manager<M> {
 public:
    static std::string normalize_email(std::string_view email) {
        return auth::normalize_email(email);
    }
    /// The user whose username_field() says so.
    M get_by_natural_key(std::string_view username) const {
        return this->get(M().username_field(), Value(username));
    }
};

/// The least that a model of users has: a password and the time of the last login. Derive from it,
/// and from PermissionsMixin where ModelBackend is to know permissions, for users of your own kind;
/// from AbstractUser for Django's users with more fields. The setting auth_user_model names the
/// model. As Django's AbstractBaseUser.
struct AbstractBaseUser : Model {
    CharField password{verbose_name = "password", max_length = 128};
    DateTimeField last_login{verbose_name = "last login", blank = true, null = true};

    CADENZA_ABSTRACT_MODEL(AbstractBaseUser, password, last_login)

    template <class M>
    using ManagerFor = BaseUserManager<M>;

    AbstractBaseUser();
    AbstractBaseUser(const AbstractBaseUser&);
    AbstractBaseUser(AbstractBaseUser&&) noexcept;
    AbstractBaseUser& operator=(const AbstractBaseUser&);
    AbstractBaseUser& operator=(AbstractBaseUser&&) noexcept;
    ~AbstractBaseUser() override;

    // What Django writes as class attributes.
    /// USERNAME_FIELD: the unique field that a user logs in by.
    virtual std::string_view username_field() const { return "username"; }
    /// EMAIL_FIELD.
    virtual std::string_view email_field() const { return "email"; }
    /// REQUIRED_FIELDS: what createsuperuser asks for besides the name and the password.
    virtual std::vector<std::string_view> required_fields() const { return {}; }

    /// What createsuperuser makes of a new user before it is saved: is_staff and is_superuser on,
    /// where the model has them.
    virtual void make_superuser();

    std::string get_username() const;
    /// The fields is_active, is_staff and is_superuser where the model has them; a user without
    /// them is active and nothing else. Override them where something else decides.
    virtual bool active() const;
    virtual bool staff() const;
    virtual bool superuser() const;

    /// Hashes the password; save() stores it. nullopt makes it unusable.
    void set_password(std::optional<std::string_view> raw_password);
    /// Whether that is the password. A right one whose hash is older than the settings is hashed
    /// anew and saved.
    bool check_password(std::string_view raw_password);
    void set_unusable_password();
    bool has_usable_password() const;
    /// What a session remembers: it ends when the password changes.
    std::string get_session_auth_hash() const;
    /// The same for each of secret_key_fallbacks.
    std::vector<std::string> get_session_auth_fallback_hashes() const;

    // Permissions, as the backends know them. `object` narrows them to one object, for backends
    // that know such permissions; ModelBackend has none for any single object.
    virtual PermissionSet get_user_permissions(const Model* object = nullptr) const;
    virtual PermissionSet get_group_permissions(const Model* object = nullptr) const;
    virtual PermissionSet get_all_permissions(const Model* object = nullptr) const;
    /// "blog.add_post". An active superuser has every one.
    virtual bool has_perm(std::string_view permission, const Model* object = nullptr) const;
    virtual bool has_module_perms(std::string_view app_label) const;
    bool has_perms(std::span<const std::string> permissions, const Model* object = nullptr) const;

    void save(const SaveOptions& options = {}) override;
    void clean() override;
    std::string str() const override { return get_username(); }

    /// The path() of the backend that authenticated this object; "" if none did.
    const std::string& backend() const noexcept { return backend_; }
    void set_backend(std::string path) { backend_ = std::move(path); }

    /// What ModelBackend has read of the permissions: until the object is read anew, as in Django.
    PermissionCache& permission_cache() const;

 private:
    std::shared_ptr<const std::string> changed_password_;  // until save()
    std::string backend_;
    mutable std::shared_ptr<PermissionCache> permission_cache_;
};

/// A user of whatever model the project's auth_user_model names.
using UserPtr = std::shared_ptr<AbstractBaseUser>;

}  // namespace cadenza::auth

namespace cadenza {
using auth::AbstractBaseUser;

/// The model that auth_user_model names, so that `ForeignKey<AbstractBaseUser>` refers to it: for
/// models that do not know the project's users. Throws ImproperlyConfigured if there is none.
template <>
const ModelInfo& model_info<auth::AbstractBaseUser>();
}  // namespace cadenza
