#pragma once

#include <cadenza/rest.h>

#include "{{ app }}/serializers.h"

namespace {{ app }} {

// Views decide, for example:
//
//     struct BlogPostListCreateView : generics::ListCreateAPIView<BlogPostSerializer> {
//         BlogPostListCreateView() { queryset = BlogPost::objects.all(); }
//     };

}  // namespace {{ app }}
