// expect: error_this_field_is_not_a_relation
#include "models/blog_models.h"

using namespace blog;

auto query() {
#ifdef CONTROL
    return BlogPost::objects.select_related("author");
#else
    return BlogPost::objects.select_related("title");
#endif
}
