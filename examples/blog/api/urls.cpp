#include <cadenza/urls.h>

#include "api/views.h"

namespace api {

UrlPatterns urlpatterns() {
    return {
        path("blogposts/",          as_view<BlogPostListCreateView>(), "blogpost-list-create"),
        path("blogposts/<int:pk>/", as_view<BlogPostDetailView>(),     "blogpost-detail"),
    };
}

}  // namespace api
