#include <cadenza/urls.h>

#include "{{ app }}/views.h"

namespace {{ app }} {

cadenza::UrlPatterns urlpatterns() {
    return {
        // for example: path("blogposts/", as_view<BlogPostListCreateView>(), "blogpost-list"),
    };
}

}  // namespace {{ app }}
