// expect: CADENZA_MODEL lists a member whose C++ type is not a model field type
#include "cadenza/register.h"

namespace blog {
struct Note : cadenza::Model {
    cadenza::CharField text{max_length = 3};
#ifndef CONTROL
    int count = 0;
    CADENZA_MODEL(Note, text, count)
#else
    CADENZA_MODEL(Note, text)
#endif
};
}  // namespace blog
CADENZA_REGISTER(blog::Note)
