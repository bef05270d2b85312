#pragma once

#include "cadenza/models.h"

namespace blog {
using namespace cadenza;

struct User : Model {
    CharField username{max_length = 150};
    BooleanField is_staff{default_ = false};

    CADENZA_MODEL(User, username, is_staff)
};

struct Tag : Model {
    CharField name{max_length = 50};

    CADENZA_MODEL(Tag, name)
};

struct BlogPost : Model {
    CharField title{max_length = 100};
    ForeignKey<User> author{on_delete = CASCADE};
    ManyToMany<Tag> tags{blank = true};
    IntegerField views{default_ = 0};

    CADENZA_MODEL(BlogPost, title, author, tags, views)
};

}  // namespace blog
