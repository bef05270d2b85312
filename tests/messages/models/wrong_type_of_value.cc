// expect: error_the_value_has_the_wrong_type_for_this_field
#include "models/blog_models.h"

using namespace blog;

auto query() {
#ifdef CONTROL
    return BlogPost::objects.filter("author__is_staff"_k = true);
#else
    return BlogPost::objects.filter("author__is_staff"_k = "many");
#endif
}
