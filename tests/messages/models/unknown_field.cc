// expect: error_the_model_has_no_such_field
#include "models/blog_models.h"

using namespace blog;

auto query() {
#ifdef CONTROL
    return BlogPost::objects.filter("title"_k = "x");
#else
    return BlogPost::objects.filter("publisher"_k = "x");
#endif
}
