// expect(g++): 'feilds' was not declared in this scope
// expect(clang++): use of undeclared identifier 'feilds'
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
        feilds = {"id", "title"};
#endif
    }
};
