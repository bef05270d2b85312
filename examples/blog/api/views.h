#pragma once

#include <cadenza/rest.h>

#include "api/serializers.h"

namespace api {

struct BlogPostListCreateView : generics::ListCreateAPIView<BlogPostSerializer> {
    BlogPostListCreateView() { queryset = BlogPost::objects.all(); }
};

struct BlogPostDetailView : generics::RetrieveUpdateDestroyAPIView<BlogPostSerializer> {
    BlogPostDetailView() { queryset = BlogPost::objects.all(); }
};

}  // namespace api
