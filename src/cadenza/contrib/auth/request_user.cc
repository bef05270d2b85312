#include "cadenza/contrib/auth/request_user.h"

#include "cadenza/base/error.h"
#include "cadenza/contrib/auth/authentication.h"
#include "cadenza/contrib/auth/current_user.h"
#include "cadenza/db/models/model_object.h"
#include "cadenza/http/request.h"

namespace cadenza::auth {

ModelUser::ModelUser(UserPtr user) : user_(std::move(user)) {}

Value ModelUser::pk() const {
    return user_->pk();
}
std::string ModelUser::username() const {
    return user_->get_username();
}
bool ModelUser::is_staff() const {
    return user_->staff();
}
bool ModelUser::is_superuser() const {
    return user_->superuser();
}
bool ModelUser::is_active() const {
    return user_->active();
}
bool ModelUser::has_permission(std::string_view permission) const {
    return user_->has_perm(permission);
}
bool ModelUser::has_object_permission(std::string_view permission, const Model& object) const {
    return user_->has_perm(permission, &object);
}
Value ModelUser::object() const {
    return model_value(*user_);
}

RequestUser request_user(UserPtr user) {
    if (user == nullptr) return {};
    return RequestUser(std::make_shared<const ModelUser>(std::move(user)));
}

UserPtr user_object(const RequestUser& user) {
    const auto* of_model = dynamic_cast<const ModelUser*>(user.get());
    return of_model != nullptr ? of_model->user() : nullptr;
}

RequestUser& user(Request& request) {
    if (RequestUser* found = find_user(request)) return *found;
    throw ImproperlyConfigured(
        "The user of a request was asked for, and no middleware finds one: list "
        "middleware::authentication in Settings::middleware, behind middleware::sessions");
}

RequestUser* find_user(Request& request) {
    auto* current = request.attribute<CurrentUser>();
    if (current == nullptr) return nullptr;
    if (!current->known) {
        RequestUser found = request_user(get_user(request));
        current->user = std::move(found);
        current->known = true;
    }
    return &current->user;
}

void set_user(Request& request, RequestUser user) {
    if (auto* current = request.attribute<CurrentUser>()) {
        *current = {std::move(user), true};
    } else {
        request.set_attribute(CurrentUser{std::move(user), true});
    }
}

}  // namespace cadenza::auth
