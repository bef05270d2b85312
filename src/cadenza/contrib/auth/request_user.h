#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cadenza/contrib/auth/base_user.h"
#include "cadenza/views/user.h"

namespace cadenza {
class Request;
}

namespace cadenza::auth {

/// A user of the database as permissions and views see one.
class ModelUser final : public AuthenticatedUser {
 public:
    explicit ModelUser(UserPtr user);
    Value pk() const override;
    std::string username() const override;
    bool is_staff() const override;
    bool is_superuser() const override;
    bool is_active() const override;
    bool has_permission(std::string_view permission) const override;
    bool has_object_permission(std::string_view permission, const Model& object) const override;
    Value object() const override;
    const UserPtr& user() const noexcept { return user_; }

 private:
    UserPtr user_;
};

/// The handle that requests carry; anonymous for nullptr.
RequestUser request_user(UserPtr user);
/// The object behind it; nullptr of an anonymous user, and of one that no database holds.
UserPtr user_object(const RequestUser& user);

/// Who sent the request: found by the session when it is first asked for, once. Django's
/// request.user. Throws ImproperlyConfigured where no authentication middleware has run.
RequestUser& user(Request& request);
/// nullptr there.
RequestUser* find_user(Request& request);
/// From now on this one: for middleware that knows users by something else than a session.
void set_user(Request& request, RequestUser user);

}  // namespace cadenza::auth
