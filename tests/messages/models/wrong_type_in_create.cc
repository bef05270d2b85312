// expect: error_the_value_has_the_wrong_type_for_this_field
#include "models/blog_models.h"

using namespace blog;

auto query() {
#ifdef CONTROL
    return BlogPost::objects.create("title"_k = "5");
#else
    return BlogPost::objects.create("title"_k = 5);
#endif
}
