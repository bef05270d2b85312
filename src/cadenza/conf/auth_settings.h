#pragma once

#include "cadenza/conf/password_settings.h"
#include "cadenza/conf/policy.h"

namespace cadenza {

namespace auth {
class Backend;
}

/// How users are known: AUTHENTICATION_BACKENDS and the settings of passwords. The model of users
/// is Settings::auth_user_model, the addresses are login_url and its neighbours.
struct AuthSettings {
    /// Asked in this order for a user; the first who knows one decides. Left alone: ModelBackend.
    Policies<auth::Backend> backends = Policies<auth::Backend>::unset();
    PasswordSettings passwords;
};

}  // namespace cadenza
