// expect: error_the_model_has_no_such_field_did_you_mean
#include "models/blog_models.h"

using namespace blog;

auto query() {
#ifdef CONTROL
    return BlogPost::objects.filter("author__username"_k = "x");
#else
    return BlogPost::objects.filter("author__usename"_k = "x");
#endif
}
