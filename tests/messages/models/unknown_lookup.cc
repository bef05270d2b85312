// expect: error_unknown_lookup_after_the_field_name
#include "models/blog_models.h"

using namespace blog;

auto query() {
#ifdef CONTROL
    return BlogPost::objects.filter("title__icontains"_k = "x");
#else
    return BlogPost::objects.filter("title__includes"_k = "x");
#endif
}
