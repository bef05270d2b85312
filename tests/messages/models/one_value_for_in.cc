// expect: error_the_value_has_the_wrong_type_for_this_field
#include "models/blog_models.h"

using namespace blog;

auto query() {
#ifdef CONTROL
    return BlogPost::objects.exclude("views__in"_k = {1, 2});
#else
    return BlogPost::objects.exclude("views__in"_k = 1);
#endif
}
