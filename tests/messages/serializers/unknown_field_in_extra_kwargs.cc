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
        fields = {"id", "title"};
#ifdef CONTROL
        extra_kwargs = {{"title", {.write_only = true}}};
#else
        extra_kwargs = {{"titles", {.write_only = true}}};
#endif
    }
};
