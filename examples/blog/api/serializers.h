#pragma once

#include <cadenza/rest.h>

#include "api/models.h"

namespace api {

struct BlogPostSerializer : ModelSerializer<BlogPost> {
    BlogPostSerializer() { fields = {"id", "title", "content", "created_at", "updated_at"}; }
};

}  // namespace api
