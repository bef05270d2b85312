#pragma once

#include <cadenza/rest.h>

#include "api/models.h"

namespace api {

/// Everybody reads; only the author changes and deletes.
struct IsAuthorOrReadOnly : permissions::BasePermission {
    bool has_object_permission(Request& request, const APIView& view, const Model& object) const override {
        const auto& post = static_cast<const BlogPost&>(object);
        return permissions::is_safe_method(request) || post.author.pk() == view.user().pk();
    }
};

}  // namespace api
