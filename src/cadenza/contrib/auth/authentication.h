#pragma once

#include <string_view>

#include "cadenza/base/value.h"
#include "cadenza/contrib/auth/base_user.h"

namespace cadenza {
class Request;
}

/// Who is it: Django's functions of django.contrib.auth.
namespace cadenza::auth {

/// The user whom the first backend of the settings knows by these credentials; nullptr if none
/// does: authenticate(&request, {{"username", name}, {"password", password}}). `request` may be
/// null.
UserPtr authenticate(Request* request, const Dict& credentials);

/// Remembers the user in the request's session, under a new key, so that a key from before is worth
/// nothing; forgets the data of another user's session. Renews the CSRF token and sets last_login.
/// `backend` is the path() of the one that get_user() asks from now on: that which authenticate()
/// found the user by, or the only one of the settings. Throws ValueError where that is open.
void login(Request& request, const UserPtr& user, std::string_view backend = {});

/// Forgets the user and all that the session held.
void logout(Request& request);

/// The user of the session; nullptr if there is none: also where the password changed since, which
/// ends the session. The request's user() asks this once.
UserPtr get_user(Request& request);

/// To be called after the user's own password changed: gives the session a new key and keeps it,
/// and ends all others of the user.
void update_session_auth_hash(Request& request, const AbstractBaseUser& user);

/// Sets last_login to now and saves it: one UPDATE of one column.
void update_last_login(AbstractBaseUser& user);

}  // namespace cadenza::auth
