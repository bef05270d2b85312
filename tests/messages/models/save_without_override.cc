// expect(g++): marked 'override', but does not override
// expect(clang++): only virtual member functions can be marked 'override'
#include "models/blog_models.h"

struct Note : cadenza::Model {
    cadenza::CharField text{max_length = 3};

    CADENZA_MODEL(Note, text)

#ifdef CONTROL
    void save(const cadenza::SaveOptions& options) override;
#else
    void svae(const cadenza::SaveOptions& options) override;
#endif
};
