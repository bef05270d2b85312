#pragma once

#include <string_view>

#include "cadenza/http/method.h"
#include "cadenza/urls/view_handle.h"

namespace cadenza {

// What Django's view decorators do, around any view: `path("x/", require_POST(save))`.

/// Other methods are answered with 405 and the Allow header.
ViewHandle require_http_methods(MethodSet methods, ViewHandle view);
ViewHandle require_GET(ViewHandle view);   // NOLINT(readability-identifier-naming): Django's name
ViewHandle require_POST(ViewHandle view);  // NOLINT(readability-identifier-naming)
/// GET and HEAD.
ViewHandle require_safe(ViewHandle view);

/// The CSRF middleware leaves the view alone.
ViewHandle csrf_exempt(ViewHandle view);
/// The view has the CSRF protection, also where the middleware is not listed.
ViewHandle csrf_protect(ViewHandle view);
/// The answer carries the CSRF cookie, also where the view does not ask for its token.
ViewHandle ensure_csrf_cookie(ViewHandle view);
/// csrf::get_token() works as with the middleware, and nothing is refused.
ViewHandle requires_csrf_token(ViewHandle view);
/// A URL without its last slash is not redirected to this view.
ViewHandle no_append_slash(ViewHandle view);

/// No X-Frame-Options header: the page may be shown in frames of any site.
ViewHandle xframe_options_exempt(ViewHandle view);
ViewHandle xframe_options_deny(ViewHandle view);
ViewHandle xframe_options_sameorigin(ViewHandle view);

/// The answer must not be kept: Expires now, Cache-Control max-age=0, no-cache, no-store,
/// must-revalidate, private.
ViewHandle never_cache(ViewHandle view);
/// Adds the comma-separated names to the Vary header.
ViewHandle vary_on_headers(std::string_view names, ViewHandle view);

/// Answers If-None-Match and If-Modified-Since of the client from the view's ETag and
/// Last-Modified; an ETag is made of the content where the view sets none. As
/// ConditionalGetMiddleware, for one view.
ViewHandle conditional_page(ViewHandle view);

}  // namespace cadenza
