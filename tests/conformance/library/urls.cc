#include "conformance/library/urls.h"

#include "conformance/library/access_views.h"
#include "conformance/library/book_views.h"
#include "conformance/library/field_views.h"
#include "conformance/library/plain_views.h"
#include "conformance/library/rest_views.h"

namespace library {

cadenza::UrlPatterns urlpatterns() {
    cadenza::UrlPatterns patterns = router_urlpatterns();
    patterns += field_urlpatterns();
    patterns += access_urlpatterns();
    patterns += rest_urlpatterns();
    patterns += plain_urlpatterns();
    return patterns;
}

}  // namespace library
