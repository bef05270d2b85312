#pragma once

#include "cadenza/base/signals/signal.h"
#include "cadenza/base/value.h"

namespace cadenza {
class Request;
}

namespace cadenza::auth {

struct AbstractBaseUser;

// A receiver's connection is kept where it is made, such as in an app's ready().
Signal<Request&, AbstractBaseUser&>& user_logged_in();
/// The user is null where nobody was logged in.
Signal<Request&, const AbstractBaseUser*>& user_logged_out();
/// With the credentials, whose secrets are stars; the request may be null.
Signal<Request*, const Dict&>& user_login_failed();

}  // namespace cadenza::auth
