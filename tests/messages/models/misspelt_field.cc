// expect: error_the_model_has_no_such_field_did_you_mean
#include "models/blog_models.h"

using namespace blog;

auto query() {
#ifdef CONTROL
    return BlogPost::objects.filter("title"_k = "x", "author"_k = 3);
#else
    return BlogPost::objects.filter("titel"_k = "x", "author"_k = 3);
#endif
}
