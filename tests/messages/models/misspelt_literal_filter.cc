// expect: error_the_model_has_no_such_field_did_you_mean
#include "models/blog_models.h"

using namespace blog;

auto query() {
#ifdef CONTROL
    return BlogPost::objects.filter("views__gt", 3);
#else
    return BlogPost::objects.filter("vews__gt", 3);
#endif
}
