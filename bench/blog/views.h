#pragma once

#include <cadenza/jwt.h>
#include <cadenza/rest.h>

#include "blog/models.h"

namespace blog {

struct BlogPostSerializer : ModelSerializer<BlogPost> {
    BlogPostSerializer() { fields = {"id", "title", "content", "created_at", "updated_at"}; }
};

/// The list is the first 20 posts by id, without an envelope.
struct BlogPostListCreateView : generics::ListCreateAPIView<BlogPostSerializer> {
    BlogPostListCreateView() { queryset = BlogPost::objects.order_by("id").slice(0, 20); }
};

struct BlogPostDetailView : generics::RetrieveUpdateDestroyAPIView<BlogPostSerializer> {
    BlogPostDetailView() { queryset = BlogPost::objects.all(); }
};

/// For who bears a token; the claims alone say who it is.
struct BlogPostTokenView : generics::RetrieveAPIView<BlogPostSerializer> {
    BlogPostTokenView() {
        queryset = BlogPost::objects.all();
        authentication_classes = {JWTStatelessUserAuthentication};
        permission_classes = {IsAuthenticated};
    }
};

}  // namespace blog
