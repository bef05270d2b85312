// perform_create takes the view's own serializer.
// expect(g++): marked 'override', but does not override
// expect(clang++): type mismatch at 1st parameter ('PostSerializer &' vs 'OtherSerializer &')
#include "cadenza/rest.h"

struct Post : cadenza::Model {
    cadenza::CharField title{max_length = 100};
    CADENZA_MODEL(Post, title)
};
struct PostSerializer : cadenza::ModelSerializer<Post> {};
struct OtherSerializer : cadenza::ModelSerializer<Post> {};

struct PostList : cadenza::generics::ListCreateAPIView<PostSerializer> {
#ifdef CONTROL
    void perform_create(PostSerializer& serializer) override { serializer.save(); }
#else
    void perform_create(OtherSerializer& serializer) override { serializer.save(); }
#endif
};
