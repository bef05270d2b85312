#pragma once

#include <cadenza/models.h>

namespace api {

using namespace cadenza;

struct BlogPost : Model {
    CharField title{max_length = 100};
    TextField content;
    DateTimeField created_at{auto_now_add = true};
    DateTimeField updated_at{auto_now = true};

    CADENZA_MODEL(BlogPost, title, content, created_at, updated_at)

    std::string str() const override { return title; }
};

}  // namespace api
