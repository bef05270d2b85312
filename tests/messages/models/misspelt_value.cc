// expect: error_the_model_has_no_such_field_did_you_mean
#include "models/blog_models.h"

using namespace blog;

auto query() {
#ifdef CONTROL
    return BlogPost::objects.values_list<std::string>("author__username");
#else
    return BlogPost::objects.values_list<std::string>("author__usernme");
#endif
}
