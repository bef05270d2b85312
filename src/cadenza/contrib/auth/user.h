#pragma once

#include <string>

#include "cadenza/contrib/auth/base_user.h"
#include "cadenza/contrib/auth/permission.h"

namespace cadenza::auth {

/// The fields by which ModelBackend knows a user's permissions. The second base of a user model:
/// `struct Account : AbstractBaseUser, PermissionsMixin`.
struct PermissionsMixin {
    BooleanField is_superuser{
        Model::verbose_name = "superuser status", Model::default_ = false,
        Model::help_text =
            "Designates that this user has all permissions without explicitly assigning them."};
    ManyToMany<Group> groups{Model::verbose_name = "groups", Model::blank = true,
                             Model::help_text =
                                 "The groups this user belongs to. A user will get all permissions "
                                 "granted to each of their groups.",
                             Model::related_name = "user_set", Model::related_query_name = "user"};
    ManyToMany<Permission> user_permissions{
        Model::verbose_name = "user permissions", Model::blank = true,
        Model::help_text = "Specific permissions for this user.", Model::related_name = "user_set",
        Model::related_query_name = "user"};

    CADENZA_MODEL_MIXIN(PermissionsMixin, is_superuser, groups, user_permissions)
};

namespace internal {
struct NewUser {
    std::string_view username;
    std::string_view email;
    std::optional<std::string_view> password;
    bool superuser = false;
};
/// Fills the object and saves it. Throws ValueError in Django's words.
void create_user(const QueryBase& query, AbstractBaseUser& user, const NewUser& values,
                 std::span<cadenza::internal::KeywordValue> extra);
QueryBase users_with_perm(const ModelInfo& users, std::string_view permission, bool is_active,
                          bool include_superusers);
}  // namespace internal

/// User::objects, and that of every model derived from AbstractUser.
template <class M>
class UserManager : public BaseUserManager<M> {
 public:
    /// Makes and saves a user; without a password one who cannot log in by password.
    ///     User::objects.create_user("ann", "ann@example.com", "s3cret", "first_name"_k = "Ann")
    template <cadenza::internal::AssignmentArgument... K>
    M create_user(std::string_view username, std::string_view email = {},
                  std::optional<std::string_view> password = std::nullopt, K... extra) const {
        return make({username, email, password, false}, std::move(extra)...);
    }
    /// The same by names: create_user("ann", "password"_k = "s3cret").
    template <cadenza::internal::AssignmentArgument First,
              cadenza::internal::AssignmentArgument... K>
    M create_user(std::string_view username, First first, K... extra) const {
        return make({username, {}, std::nullopt, false}, std::move(first), std::move(extra)...);
    }
    /// One with is_staff and is_superuser.
    template <cadenza::internal::AssignmentArgument... K>
    M create_superuser(std::string_view username, std::string_view email = {},
                       std::optional<std::string_view> password = std::nullopt, K... extra) const {
        return make({username, email, password, true}, std::move(extra)...);
    }
    template <cadenza::internal::AssignmentArgument First,
              cadenza::internal::AssignmentArgument... K>
    M create_superuser(std::string_view username, First first, K... extra) const {
        return make({username, {}, std::nullopt, true}, std::move(first), std::move(extra)...);
    }
    /// Those who have a permission, as the one backend of the settings knows it.
    QuerySet<M> with_perm(std::string_view permission, bool is_active = true,
                          bool include_superusers = true) const {
        return internal::users_with_perm(model_info<M>(), permission, is_active,
                                         include_superusers);
    }

 private:
    template <class... K>
    M make(const internal::NewUser& values, K... extra) const {
        static_assert((cadenza::internal::assignment_fits<M, K>() && ...));
        M user;
        cadenza::internal::KeywordValue list[] = {
            std::move(extra)..., cadenza::internal::KeywordValue(nullptr, Value())};
        internal::create_user(this->base(), user, values, {list, sizeof...(K)});
        return user;
    }
};

/// Django's users: derive from it to add fields.
///     struct Account : AbstractUser { CharField phone…; CADENZA_MODEL(Account, phone) };
struct AbstractUser : AbstractBaseUser, PermissionsMixin {
    CharField username;
    CharField first_name{verbose_name = "first name", max_length = 150, blank = true};
    CharField last_name{verbose_name = "last name", max_length = 150, blank = true};
    EmailField email{verbose_name = "email address", blank = true};
    BooleanField is_staff{verbose_name = "staff status", default_ = false,
                          help_text = "Designates whether the user can log into this admin site."};
    BooleanField is_active{
        verbose_name = "active", default_ = true,
        help_text =
            "Designates whether this user should be treated as active. Unselect this "
            "instead of deleting accounts."};
    DateTimeField date_joined{verbose_name = "date joined", default_ = now};

    CADENZA_ABSTRACT_MODEL(AbstractUser, username, first_name, last_name, email, is_staff,
                           is_active, date_joined)

    template <class M>
    using ManagerFor = UserManager<M>;
    static Meta meta_options();

    AbstractUser();
    AbstractUser(const AbstractUser&);
    AbstractUser(AbstractUser&&) noexcept;
    AbstractUser& operator=(const AbstractUser&);
    AbstractUser& operator=(AbstractUser&&) noexcept;
    ~AbstractUser() override;

    std::vector<std::string_view> required_fields() const override { return {"email"}; }
    bool active() const override { return is_active; }
    bool staff() const override { return is_staff; }
    bool superuser() const override { return is_superuser; }
    std::string get_full_name() const;
    std::string get_short_name() const { return first_name; }
    void clean() override;
};

/// The users of a project that names no model of its own: table auth_user.
struct User : AbstractUser {
    CADENZA_MODEL(User)
    static Meta meta_options();
};

}  // namespace cadenza::auth

namespace cadenza {
using auth::AbstractUser;
using auth::PermissionsMixin;
using auth::User;
}  // namespace cadenza
