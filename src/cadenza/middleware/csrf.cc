#include "cadenza/middleware/csrf.h"

#include "cadenza/base/crypto/hash.h"
#include "cadenza/base/error.h"
#include "cadenza/base/log/log.h"
#include "cadenza/base/text.h"
#include "cadenza/conf/settings.h"
#include "cadenza/middleware/csrf_origin.h"
#include "cadenza/middleware/csrf_page.h"
#include "cadenza/middleware/csrf_token.h"
#include "cadenza/middleware/session_access.h"
#include "cadenza/urls/view_object.h"

namespace cadenza {
namespace csrf {
namespace {

constexpr std::string_view kSessionKey = "_csrftoken";
constexpr std::string_view kFormField = "csrfmiddlewaretoken";

/// What is known of a request's secret.
struct State {
    std::string secret;  ///< "" if there is none yet
    bool needs_update = false;
    bool is_checked = false;
    bool skips_checks = false;
};

State& state(Request& request) {
    State* found = request.attribute<State>();
    return found != nullptr ? *found : request.set_attribute(State());
}

SessionAccess& session_of(const Request& request) {
    if (SessionAccess* session = session_access(request)) return *session;
    throw ImproperlyConfigured(
        "Settings::csrf.use_sessions is on, but the request has no session: "
        "middleware::sessions must stand before middleware::csrf.");
}

/// The secret that a request came with, as it stands there: perhaps masked.
struct Stored {
    std::optional<std::string> token;
    std::string_view fault;
};

Stored stored_token(Request& request) {
    const CsrfSettings& settings = request.settings->csrf;
    if (settings.use_sessions) {
        std::string token = session_of(request).text(kSessionKey);
        if (!token_fault(token).empty()) return {};
        return {std::move(token), {}};
    }
    if (!request.has_header("Cookie")) return {};
    const Value* cookie = request.COOKIES().find(settings.cookie_name);
    if (cookie == nullptr) return {};
    return {cookie->as_text(), token_fault(cookie->as_text())};
}

void make_secret(Request& request) {
    State& known = state(request);
    known.secret = new_secret();
    known.needs_update = true;
}

// "X-CSRFToken" as "X-Csrftoken": how Django shows a header's name.
std::string title_case(std::string_view name) {
    std::string title = to_lower(name);
    bool starts = true;
    for (char& c : title) {
        if (starts && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        starts = c == '-';
    }
    return title;
}

std::string refused_token(std::string_view source, std::string_view fault) {
    return "CSRF token from " + std::string(source) + " " + std::string(fault) + ".";
}

std::optional<std::string> token_refusal(Request& request) {
    const Stored stored = stored_token(request);
    if (!stored.fault.empty()) return "CSRF cookie " + std::string(stored.fault) + ".";
    if (!stored.token) return std::string(kNoCookie);
    std::string given, source = "POST";
    if (request.method() == "POST") given = request.POST().get(kFormField);
    if (given.empty()) {
        const std::string& name = request.settings->csrf.header_name;
        if (!request.has_header(name)) return "CSRF token missing.";
        given = request.header(name);
        source = "the '" + title_case(name) + "' HTTP header";
    }
    if (const auto fault = token_fault(given); !fault.empty()) return refused_token(source, fault);
    if (!crypto::constant_time_equal(secret_of(given), secret_of(*stored.token)))
        return refused_token(source, "incorrect");
    return {};
}

bool is_safe(std::string_view method) {
    return method == "GET" || method == "HEAD" || method == "OPTIONS" || method == "TRACE";
}

}  // namespace

std::string get_token(Request& request) {
    State& known = state(request);
    if (known.secret.empty()) {
        make_secret(request);
    } else {
        known.needs_update = true;  // sent again, so that it does not run out while it is used
    }
    return mask(known.secret);
}

void rotate_token(Request& request) {
    make_secret(request);
}

void skip_checks(Request& request) {
    state(request).skips_checks = true;
}

void begin(Request& request) {
    // What is known already may be a new one, of a login.
    if (const State* known = request.attribute<State>(); known && !known->secret.empty()) return;
    const Stored stored = stored_token(request);
    if (!stored.fault.empty()) {
        make_secret(request);
    } else if (stored.token) {
        state(request).secret = secret_of(*stored.token);
    }
}

std::optional<std::string> check(Request& request) {
    if (is_safe(request.method())) return {};
    State& known = state(request);
    if (known.is_checked || known.skips_checks) return {};
    begin(request);  // there may be no middleware that has done so
    auto reason = origin_fault(request);
    if (!reason) reason = token_refusal(request);
    if (!reason) known.is_checked = true;
    return reason;
}

Response refusal(Request& request, std::string_view reason) {
    log::warning("Forbidden (" + std::string(reason) + "): " + std::string(request.path()));
    const Settings& settings = *request.settings;
    return settings.csrf.failure_view != nullptr ? settings.csrf.failure_view(request, reason)
                                                 : failure_page(reason, settings.debug);
}

void finish(Request& request, Response& response) {
    State* known = request.attribute<State>();
    if (known == nullptr || !known->needs_update) return;
    known->needs_update = false;
    const CsrfSettings& settings = request.settings->csrf;
    if (settings.use_sessions) {
        SessionAccess& session = session_of(request);
        if (session.text(kSessionKey) != known->secret)
            session.set_text(kSessionKey, known->secret);
        return;
    }
    CookieOptions options{.path = settings.cookie_path,
                          .domain = settings.cookie_domain,
                          .secure = settings.cookie_secure,
                          .httponly = settings.cookie_httponly,
                          .samesite = settings.cookie_samesite};
    constexpr std::int64_t kSecond = 1'000'000;
    if (settings.cookie_age) options.max_age = settings.cookie_age->microseconds / kSecond;
    response.set_cookie(settings.cookie_name, known->secret, options);
    response.headers.add_to_list("Vary", "Cookie");
}

}  // namespace csrf

Response CsrfMiddleware::process(Request& request, Next next) const {
    csrf::begin(request);
    Response response = next(request);
    csrf::finish(request, response);
    return response;
}

std::optional<Response> CsrfMiddleware::process_view(Request& request, const ViewObject& view,
                                                     const Kwargs&) const {
    if (view.csrf_exempt) return {};
    if (const auto reason = csrf::check(request)) return csrf::refusal(request, *reason);
    return {};
}

}  // namespace cadenza
