#pragma once

#include <cadenza/models.h>

namespace blog {

using namespace cadenza;

/// The table that every server of the comparison answers from.
struct BlogPost : Model {
    CharField title{max_length = 200};
    TextField content;
    DateTimeField created_at{auto_now_add = true};
    DateTimeField updated_at{auto_now = true};

    CADENZA_MODEL(BlogPost, title, content, created_at, updated_at)

    std::string str() const override { return title; }
};

}  // namespace blog
