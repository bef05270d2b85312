// Ten models, as an application would write them: what a save of models.h costs at the desk.
#pragma once

#include <cadenza/models.h>

namespace desk {
using namespace cadenza;

struct Country : Model {
    CharField name{max_length = 80, unique = true};
    CharField code{max_length = 2};

    CADENZA_MODEL(Country, name, code)

    std::string str() const override { return name; }
};

struct City : Model {
    CharField name{max_length = 80};
    ForeignKey<Country> country{on_delete = CASCADE};
    PositiveIntegerField population{default_ = 0};

    CADENZA_MODEL(City, name, country, population)

    static Meta meta_options() { return {.ordering = {"name"}}; }
};

struct Author : Model {
    CharField name{max_length = 100};
    EmailField email{unique = true};
    TextField bio{blank = true};
    ForeignKey<City> city{on_delete = SET_NULL, null = true};

    CADENZA_MODEL(Author, name, email, bio, city)

    std::string str() const override { return name; }
};

struct Tag : Model {
    SlugField slug{unique = true};

    CADENZA_MODEL(Tag, slug)
};

struct Post : Model {
    CharField title{max_length = 200};
    SlugField slug{unique = true};
    TextField content;
    ForeignKey<Author> author{on_delete = CASCADE, related_name = "posts"};
    ManyToMany<Tag> tags{blank = true};
    BooleanField published{default_ = false};
    DateTimeField created_at{auto_now_add = true};
    DateTimeField updated_at{auto_now = true};

    CADENZA_MODEL(Post, title, slug, content, author, tags, published, created_at, updated_at)

    static Meta meta_options() { return {.ordering = {"-created_at"}}; }
    std::string str() const override { return title; }
};

struct Comment : Model {
    ForeignKey<Post> post{on_delete = CASCADE, related_name = "comments"};
    ForeignKey<Author> author{on_delete = CASCADE};
    TextField text;
    DateTimeField created_at{auto_now_add = true};

    CADENZA_MODEL(Comment, post, author, text, created_at)
};

struct Rating : Model {
    ForeignKey<Post> post{on_delete = CASCADE};
    IntegerField stars{validators = {}};
    FloatField weight{default_ = 1.0};

    CADENZA_MODEL(Rating, post, stars, weight)
};

struct Series : Model {
    CharField title{max_length = 200};
    ManyToMany<Post> posts{blank = true};

    CADENZA_MODEL(Series, title, posts)
};

struct Subscription : Model {
    EmailField email;
    ForeignKey<Series> series{on_delete = CASCADE};
    BooleanField active{default_ = true};

    CADENZA_MODEL(Subscription, email, series, active)

    static Meta meta_options() { return {.unique_together = {{"email", "series"}}}; }
};

struct Visit : Model {
    ForeignKey<Post> post{on_delete = CASCADE};
    CharField agent{max_length = 255, blank = true};
    BigIntegerField milliseconds{default_ = 0};
    DateTimeField at{auto_now_add = true, db_index = true};

    CADENZA_MODEL(Visit, post, agent, milliseconds, at)
};

}  // namespace desk
