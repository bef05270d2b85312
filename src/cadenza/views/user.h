#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "cadenza/base/value.h"

namespace cadenza {

class Model;
class Request;

/// Who sent a request, as an authentication class found out: what permissions and views may ask
/// without knowing the user model. Immutable; a model of users derives from it or adapts to it.
class AuthenticatedUser {
 public:
    virtual ~AuthenticatedUser() = default;

    virtual Value pk() const = 0;
    virtual std::string username() const = 0;
    virtual bool is_staff() const { return false; }
    virtual bool is_superuser() const { return false; }
    virtual bool is_active() const { return true; }
    /// One permission, as "api.add_blogpost". A superuser has every one.
    virtual bool has_permission(std::string_view permission) const;
    /// The same for one object. Here, as in Django's own backend, only a superuser has one: whoever
    /// knows permissions of objects overrides it.
    virtual bool has_object_permission(std::string_view permission, const Model& object) const;
    /// The model instance behind it, as a Value of an Opaque; null if there is none (a token that
    /// carries its claims).
    virtual Value object() const { return Value(); }
};

/// The user of a request: a shared handle that is never null in effect: without a user it is the
/// anonymous one, whom every question is answered with false, null or "". As request.user in
/// Django.
class RequestUser {
 public:
    RequestUser() noexcept = default;
    RequestUser(std::shared_ptr<const AuthenticatedUser>
                    user) noexcept  // NOLINT(google-explicit-constructor)
        : user_(std::move(user)) {}

    bool is_authenticated() const noexcept { return user_ != nullptr; }
    bool is_anonymous() const noexcept { return user_ == nullptr; }
    bool is_staff() const { return user_ != nullptr && user_->is_staff(); }
    bool is_superuser() const { return user_ != nullptr && user_->is_superuser(); }
    bool is_active() const { return user_ != nullptr && user_->is_active(); }
    Value pk() const { return user_ != nullptr ? user_->pk() : Value(); }
    std::string username() const { return user_ != nullptr ? user_->username() : std::string(); }
    bool has_permissions(std::span<const std::string> permissions) const;
    /// All of them for that object.
    bool has_permissions(std::span<const std::string> permissions, const Model& object) const;
    const AuthenticatedUser* get() const noexcept { return user_.get(); }
    const std::shared_ptr<const AuthenticatedUser>& shared() const noexcept { return user_; }

    /// What filters and `serializer.save("author"_k = user())` take: the model instance, else the
    /// key.
    operator Value() const;  // NOLINT(google-explicit-constructor)

 private:
    std::shared_ptr<const AuthenticatedUser> user_;
};

}  // namespace cadenza
