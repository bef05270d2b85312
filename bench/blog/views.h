#pragma once

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

}  // namespace blog
