#pragma once

#include <cadenza/auth.h>
#include <cadenza/models.h>

namespace api {

using namespace cadenza;

struct BlogPost : Model {
    CharField        title{max_length = 100};
    TextField        content;
    ForeignKey<User> author{on_delete = CASCADE, related_name = "posts"};
    DateTimeField    created_at{auto_now_add = true};
    DateTimeField    updated_at{auto_now = true};

    CADENZA_MODEL(BlogPost, title, content, author, created_at, updated_at)

    static Meta meta_options() { return {.ordering = {"-created_at"}}; }
    std::string str() const override { return title; }
};

}  // namespace api
