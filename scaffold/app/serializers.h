#pragma once

#include <cadenza/rest.h>

#include "{{ app }}/models.h"

namespace {{ app }} {

// Serializers transform and validate, for example:
//
//     struct BlogPostSerializer : ModelSerializer<BlogPost> {
//         BlogPostSerializer() { fields = {"id", "title", "content", "created_at"}; }
//     };

}  // namespace {{ app }}
