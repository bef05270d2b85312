#pragma once

#include <cadenza/auth.h>
#include <cadenza/rest.h>

#include "api/models.h"

namespace api {

struct UserSerializer : ModelSerializer<User> {
    UserSerializer() {
        fields       = {"id", "username", "password"};
        extra_kwargs = {{"password", {.write_only = true}}};
    }
    User create(const ValidatedData& data) override {  // which hashes the password
        return User::objects.create_user(data["username"].str(), "password"_k = data["password"].str());
    }
};

struct BlogPostSerializer : ModelSerializer<BlogPost> {
    BlogPostSerializer() {
        fields           = {"id", "title", "content", "author", "created_at", "updated_at"};
        read_only_fields = {"author"};
    }
};

}  // namespace api
