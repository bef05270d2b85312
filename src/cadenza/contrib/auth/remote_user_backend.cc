#include "cadenza/contrib/auth/backend.h"
#include "cadenza/contrib/auth/config.h"
#include "cadenza/contrib/auth/hashers/hashers.h"
#include "cadenza/db/models/model_info.h"

namespace cadenza::auth::backends {

std::string RemoteUserBackend::path() const {
    return "django.contrib.auth.backends.RemoteUserBackend";
}

std::string AllowAllUsersRemoteUserBackend::path() const {
    return "django.contrib.auth.backends.AllowAllUsersRemoteUserBackend";
}

UserPtr RemoteUserBackend::authenticate(Request* request, const Dict& credentials) const {
    const Value* remote = credentials.find("remote_user");
    if (remote == nullptr || !remote->is_text() || remote->as_text().empty()) return nullptr;
    const std::string username = clean_username(remote->as_text());
    UserPtr user = make_user();
    const QueryBase named = QueryBase(user_model()).filter(user->username_field(), Value(username));
    bool created = false;
    if (std::unique_ptr<Model> found = named.first()) {
        user.reset(static_cast<AbstractBaseUser*>(found.release()));
    } else if (create_unknown_user()) {
        using cadenza::internal::KeywordValue;
        const std::string field(user->username_field());
        KeywordValue lookups[] = {KeywordValue(field.c_str(), Value(username))};
        created = QueryBase(user_model()).get_or_create_into(*user, lookups, {});
    } else {
        return nullptr;
    }
    configure_user(request, *user, created);
    return user_can_authenticate(*user) ? user : nullptr;
}

std::string RemoteUserBackend::clean_username(std::string_view username) const {
    return std::string(username);
}

void RemoteUserBackend::configure_user(Request*, AbstractBaseUser&, bool) const {}

}  // namespace cadenza::auth::backends
