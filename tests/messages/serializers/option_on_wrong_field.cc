// expect: this field does not have the option that it is given
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
        fields = {{"x", IntegerField{min_value = 1}}};
#else
        fields = {{"x", IntegerField{max_length = 1}}};
#endif
    }
};
