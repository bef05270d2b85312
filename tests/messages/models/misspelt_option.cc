// expect(g++): 'max_lenght' was not declared in this scope; did you mean 'max_length'
// expect(clang++): undeclared identifier 'max_lenght'; did you mean 'max_length'
#include "models/blog_models.h"

struct Note : cadenza::Model {
#ifdef CONTROL
    cadenza::CharField text{max_length = 3};
#else
    cadenza::CharField text{max_lenght = 3};
#endif

    CADENZA_MODEL(Note, text)
};
