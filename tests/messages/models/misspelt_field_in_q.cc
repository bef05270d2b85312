// expect: error_the_model_has_no_such_field_did_you_mean
#include "models/blog_models.h"

using namespace blog;

auto query() {
#ifdef CONTROL
    return BlogPost::objects.filter(Q("title"_k = "x") || Q("author"_k = 1));
#else
    return BlogPost::objects.filter(Q("titel"_k = "x") || Q("author"_k = 1));
#endif
}
