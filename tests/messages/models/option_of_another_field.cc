// expect: this option does not belong to this type of field
#include "models/blog_models.h"

struct Counter : cadenza::Model {
#ifdef CONTROL
    cadenza::IntegerField value{db_index = true};
#else
    cadenza::IntegerField value{max_length = 3};
#endif

    CADENZA_MODEL(Counter, value)
};

Counter counter;
