#pragma once

#include <cadenza/models.h>

namespace {{ app }} {

using namespace cadenza;

// Models define the data; for example:
//
//     struct BlogPost : Model {
//         CharField     title{max_length = 100};
//         TextField     content;
//         DateTimeField created_at{auto_now_add = true};
//
//         CADENZA_MODEL(BlogPost, title, content, created_at)
//
//         std::string str() const override { return title; }
//     };

}  // namespace {{ app }}
