#include "cadenza/contrib/auth/authentication.h"

#include "cadenza/base/crypto/hash.h"
#include "cadenza/base/error.h"
#include "cadenza/base/text.h"
#include "cadenza/contrib/auth/config.h"
#include "cadenza/contrib/auth/current_user.h"
#include "cadenza/contrib/auth/request_user.h"
#include "cadenza/contrib/auth/signals.h"
#include "cadenza/contrib/sessions/session.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/http/exceptions.h"
#include "cadenza/http/request.h"
#include "cadenza/middleware/csrf.h"

namespace cadenza::auth {
namespace {

constexpr std::string_view kSessionKey = "_auth_user_id";
constexpr std::string_view kBackendKey = "_auth_user_backend";
constexpr std::string_view kHashKey = "_auth_user_hash";

// Signals that go into logs must not carry secrets.
Dict without_secrets(const Dict& credentials) {
    Dict cleaned = credentials;
    for (auto& [name, value] : cleaned) {
        const std::string lower = ascii_lower(name);
        for (std::string_view word : {"api", "token", "key", "secret", "password", "signature"})
            if (lower.find(word) != std::string::npos) value = "********************";
    }
    return cleaned;
}

std::string backend_of(const AbstractBaseUser& user, std::string_view given) {
    if (!given.empty()) return std::string(given);
    if (!user.backend().empty()) return user.backend();
    const auto& backends = config().backends;
    if (backends.size() == 1) return backends.front()->path();
    throw ValueError(
        "You have multiple authentication backends configured and therefore must provide the "
        "`backend` argument or set the `backend` attribute on the user.");
}

bool same_hash(Session& session, std::string_view hash) {
    return crypto::constant_time_equal(session.text(kHashKey), hash);
}

// The session's hash may have been made with a former secret key.
bool fallback_verifies(const AbstractBaseUser& user, Session& session) {
    for (const std::string& hash : user.get_session_auth_fallback_hashes())
        if (same_hash(session, hash)) return true;
    return false;
}

bool session_is_valid(const AbstractBaseUser& user, Session& session) {
    if (session.text(kHashKey).empty()) return false;
    const std::string hash = user.get_session_auth_hash();
    if (same_hash(session, hash)) return true;
    if (!fallback_verifies(user, session)) return false;
    session.cycle_key();
    session.set(kHashKey, hash);
    return true;
}

}  // namespace

UserPtr authenticate(Request* request, const Dict& credentials) {
    try {
        for (const Policy<Backend>& backend : config().backends) {
            UserPtr user = backend->authenticate(request, credentials);
            if (user == nullptr) continue;
            user->set_backend(backend->path());
            return user;
        }
    } catch (const PermissionDenied&) {
        // This backend says no for all of them.
    }
    user_login_failed().send(request, without_secrets(credentials));
    return nullptr;
}

void login(Request& request, const UserPtr& user, std::string_view backend) {
    Session& session = cadenza::session(request);
    const std::string hash = user->get_session_auth_hash();
    const std::string key = user->pk().str();
    const std::string path = backend_of(*user, backend);
    if (session.contains(kSessionKey)) {
        if (session.text(kSessionKey) != key || !same_hash(session, hash)) session.flush();
    } else {
        session.cycle_key();
    }
    session.set(kSessionKey, key);
    session.set(kBackendKey, path);
    session.set(kHashKey, hash);
    if (request.attribute<CurrentUser>() != nullptr) set_user(request, request_user(user));
    csrf::rotate_token(request);
    if (user->meta().find("last_login") != nullptr) update_last_login(*user);
    user_logged_in().send(request, *user);
}

void logout(Request& request) {
    RequestUser* current = find_user(request);
    const UserPtr user = current != nullptr ? user_object(*current) : nullptr;
    user_logged_out().send(request, user.get());
    cadenza::session(request).flush();
    if (current != nullptr) *current = RequestUser();
}

UserPtr get_user(Request& request) {
    Session* session = find_session(request);
    if (session == nullptr || !session->contains(kSessionKey)) return nullptr;
    const Backend* backend = config().backend(session->text(kBackendKey));
    if (backend == nullptr) return nullptr;
    Value key;
    try {
        key = user_model().pk().prepare(session->get(std::string(kSessionKey)));
    } catch (const Error&) {
        return nullptr;  // no key of this model of users: the session is of a former one
    }
    UserPtr user = backend->get_user(key);
    if (user == nullptr) return nullptr;
    if (!session_is_valid(*user, *session)) {
        session->flush();
        return nullptr;
    }
    return user;
}

void update_session_auth_hash(Request& request, const AbstractBaseUser& user) {
    Session& session = cadenza::session(request);
    session.cycle_key();
    RequestUser* current = find_user(request);
    if (current == nullptr || current->pk() != user.pk()) return;
    session.set(kHashKey, user.get_session_auth_hash());
}

void update_last_login(AbstractBaseUser& user) {
    user.last_login = DateTime::now();
    user.save({"last_login"});
}

Signal<Request&, AbstractBaseUser&>& user_logged_in() {
    static Signal<Request&, AbstractBaseUser&> signal;
    return signal;
}
Signal<Request&, const AbstractBaseUser*>& user_logged_out() {
    static Signal<Request&, const AbstractBaseUser*> signal;
    return signal;
}
Signal<Request*, const Dict&>& user_login_failed() {
    static Signal<Request*, const Dict&> signal;
    return signal;
}

}  // namespace cadenza::auth
