#include "cadenza/middleware/csrf_page.h"

#include "cadenza/base/text/html.h"

namespace cadenza::csrf {
namespace {

constexpr std::string_view kRefererHelp =
    "<p>This site is served over HTTPS and wants to know which page a form was sent from: your "
    "browser sent no “Referer header”. Without it nobody can tell your own requests from those of "
    "other sites.</p>\n"
    "<p>If your browser, an extension or a <code>Referrer-Policy: no-referrer</code> removes it, "
    "allow it at least for this site or for “same-origin” requests.</p>\n";
constexpr std::string_view kCookieHelp =
    "<p>This site needs a CSRF cookie when forms are sent, to tell your own requests from those of "
    "other sites: your browser sent none.</p>\n"
    "<p>If it refuses cookies, allow them at least for this site or for “same-origin” "
    "requests.</p>\n";
constexpr std::string_view kDebugHelp =
    "<p>A form must send the token of <code>csrf::get_token(request)</code> in its field "
    "<code>csrfmiddlewaretoken</code>, a script in the header <code>X-CSRFToken</code>. The token "
    "changes at login: a page from before has to be loaded again.</p>\n"
    "<p>You see the reason because <code>debug</code> is on. <code>csrf.failure_view</code> "
    "replaces this page.</p>\n";

}  // namespace

Response failure_page(std::string_view reason, bool debug) {
    std::string html =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
        "  <meta name=\"robots\" content=\"NONE,NOARCHIVE\">\n  <title>403 Forbidden</title>\n"
        "</head>\n<body>\n<h1>Forbidden <span>(403)</span></h1>\n"
        "<p>CSRF verification failed. Request aborted.</p>\n";
    if (reason == kNoReferer) html += kRefererHelp;
    if (reason == kNoCookie) html += kCookieHelp;
    if (debug) {
        html += "<p>Reason given for failure:</p>\n<pre>" + html_escape(reason) + "</pre>\n";
        html += kDebugHelp;
    } else {
        html += "<p><small>More information is available with DEBUG=True.</small></p>\n";
    }
    html += "</body>\n</html>\n";
    return HttpResponseForbidden(std::move(html));
}

}  // namespace cadenza::csrf
