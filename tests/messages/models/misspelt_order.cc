// expect: error_the_model_has_no_such_field_did_you_mean
#include "models/blog_models.h"

using namespace blog;

auto query() {
#ifdef CONTROL
    return BlogPost::objects.order_by("-views", "author__username");
#else
    return BlogPost::objects.order_by("-view", "author__username");
#endif
}
