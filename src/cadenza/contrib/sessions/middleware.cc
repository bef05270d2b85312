#include "cadenza/contrib/sessions/middleware.h"

#include "cadenza/conf/settings.h"
#include "cadenza/contrib/sessions/session.h"

namespace cadenza {
namespace {

/// How a request keeps its session.
struct Slot {
    std::unique_ptr<Session> session;
};

}  // namespace

Session* find_session(const Request& request) noexcept {
    const Slot* slot = request.attribute<Slot>();
    return slot != nullptr ? slot->session.get() : nullptr;
}

Session& session(Request& request) {
    if (Session* found = find_session(request)) return *found;
    throw ImproperlyConfigured(
        "The request has no session: list middleware::sessions in Settings::middleware, in front "
        "of what uses sessions.");
}

SessionMiddleware::SessionMiddleware(const Settings& settings)
    : SessionMiddleware(settings, sessions::make_store(settings)) {}

SessionMiddleware::SessionMiddleware(const Settings& settings,
                                     std::unique_ptr<sessions::SessionStore> store)
    : settings_(settings), store_(std::move(store)) {}

SessionMiddleware::~SessionMiddleware() = default;

Response SessionMiddleware::process(Request& request, Next next) const {
    std::string key;
    if (request.has_header("Cookie")) key = request.COOKIES().str(settings_.session.cookie_name);
    Slot& slot = request.set_attribute(
        Slot{std::make_unique<Session>(*store_, settings_.session, std::move(key))});
    set_session_access(request, *slot.session);
    Response response = next(request);
    finish(request, *slot.session, response);
    return response;
}

void SessionMiddleware::finish(Request& request, Session& session, Response& response) const {
    const SessionSettings& settings = settings_.session;
    const bool came_with_cookie =
        request.has_header("Cookie") && request.COOKIES().contains(settings.cookie_name);
    const bool is_empty = session.is_empty();
    if (came_with_cookie && is_empty) {
        response.delete_cookie(settings.cookie_name, settings.cookie_path, settings.cookie_domain,
                               settings.cookie_samesite);
        response.headers.add_to_list("Vary", "Cookie");
        return;
    }
    if (session.accessed) response.headers.add_to_list("Vary", "Cookie");
    const bool is_due = session.modified || settings.save_every_request;
    if (is_due && !is_empty && response.status_code < status::HTTP_500_INTERNAL_SERVER_ERROR)
        save(session, response);
}

void SessionMiddleware::save(Session& session, Response& response) const {
    const SessionSettings& settings = settings_.session;
    CookieOptions options{.path = settings.cookie_path,
                          .domain = settings.cookie_domain,
                          .secure = settings.cookie_secure,
                          .httponly = settings.cookie_httponly,
                          .samesite = settings.cookie_samesite};
    if (!session.get_expire_at_browser_close()) options.max_age = session.get_expiry_age();
    session.save();
    response.set_cookie(settings.cookie_name, session.session_key(), options);
}

namespace middleware {

std::unique_ptr<Middleware> sessions(const Settings& settings) {
    return std::make_unique<SessionMiddleware>(settings);
}

}  // namespace middleware
}  // namespace cadenza
