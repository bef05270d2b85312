// expect: error_only_plain_field_names_can_be_assigned
#include "models/blog_models.h"

using namespace blog;

auto query() {
#ifdef CONTROL
    return BlogPost::objects.update("views"_k = 1);
#else
    return BlogPost::objects.update("views__gt"_k = 1);
#endif
}
