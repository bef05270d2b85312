#include <cadenza/urls.h>

#include "views.h"

namespace desk {

UrlPatterns urlpatterns() {
    return {
        path("authors/", as_view<AuthorList>(), "author-list"),
        path("authors/<int:pk>/", as_view<AuthorDetail>(), "author-detail"),
        path("posts/", as_view<PostList>(), "post-list"),
        path("posts/<int:pk>/", as_view<PostDetail>(), "post-detail"),
        path("comments/", as_view<CommentList>(), "comment-list"),
        path("comments/<int:pk>/", as_view<CommentDetail>(), "comment-detail"),
    };
}

}  // namespace desk
