// expect: error_the_model_has_no_such_field_did_you_mean
#include "cadenza/models.h"
#include "cadenza/serializers.h"

struct Post : cadenza::Model {
    cadenza::CharField title{max_length = 100};
    cadenza::TextField content;
    CADENZA_MODEL(Post, title, content)
};

struct PostSerializer : cadenza::ModelSerializer<Post> {
    PostSerializer() {
#ifdef CONTROL
        fields = {"id", "title"};
#else
        fields = {"id", "titel"};
#endif
    }
};
