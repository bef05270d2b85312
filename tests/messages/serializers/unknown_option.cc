// expect: max_lenght
#include "cadenza/models.h"
#include "cadenza/serializers.h"

struct Post : cadenza::Model {
    cadenza::CharField title{max_length = 100};
    cadenza::TextField content;
    CADENZA_MODEL(Post, title, content)
};

struct PointSerializer : cadenza::Serializer {
    PointSerializer() {
#ifdef CONTROL
        fields = {{"x", CharField{max_length = 1}}};
#else
        fields = {{"x", CharField{max_lenght = 1}}};
#endif
    }
};
