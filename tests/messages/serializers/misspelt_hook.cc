// expect(g++): 'validate_titel' is not a member of 'PostSerializer'
// expect(clang++): no member named 'validate_titel' in 'PostSerializer'
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
        fields = {"id", {"title", cadenza::validated_by<&PostSerializer::validate_title>()}};
#else
        fields = {"id", {"title", cadenza::validated_by<&PostSerializer::validate_titel>()}};
#endif
    }
    void validate_title(cadenza::FieldValue& title);
};
