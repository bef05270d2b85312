// Three serializers and six views over them, as an application would write them.
#pragma once

#include <cadenza/rest.h>

#include "models.h"

namespace desk {

struct AuthorSerializer : ModelSerializer<Author> {
    AuthorSerializer() { fields = {"id", "name", "email", "bio", "city"}; }
};

struct PostSerializer : ModelSerializer<Post> {
    PostSerializer() {
        fields = {"id", "title", "slug", "content", "author", "published", "created_at"};
        read_only_fields = {"created_at"};
    }
};

struct CommentSerializer : ModelSerializer<Comment> {
    CommentSerializer() { fields = {"id", "post", "author", "text", "created_at"}; }
};

struct AuthorList : generics::ListCreateAPIView<AuthorSerializer> {
    AuthorList() { queryset = Author::objects.all(); }
};
struct AuthorDetail : generics::RetrieveUpdateDestroyAPIView<AuthorSerializer> {
    AuthorDetail() { queryset = Author::objects.all(); }
};
struct PostList : generics::ListCreateAPIView<PostSerializer> {
    PostList() { queryset = Post::objects.filter("published"_k = true).select_related("author"); }
};
struct PostDetail : generics::RetrieveUpdateDestroyAPIView<PostSerializer> {
    PostDetail() { queryset = Post::objects.all(); }
};
struct CommentList : generics::ListCreateAPIView<CommentSerializer> {
    CommentList() { queryset = Comment::objects.order_by("-created_at"); }
};
struct CommentDetail : generics::RetrieveDestroyAPIView<CommentSerializer> {
    CommentDetail() { queryset = Comment::objects.all(); }
};

}  // namespace desk
