#pragma once

#include <gtest/gtest.h>

#include "cadenza/apps.h"
#include "cadenza/auth.h"
#include "cadenza/contrib/auth/authentication.h"
#include "cadenza/contrib/auth/config.h"
#include "cadenza/contrib/auth/middleware.h"
#include "cadenza/contrib/auth/request_user.h"
#include "cadenza/db/backends/base/query_log.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/middleware.h"
#include "cadenza/models.h"
#include "cadenza/sessions.h"
#include "cadenza/testing.h"
#include "cadenza/urls.h"
#include "cadenza/views.h"

/// A site with users and one model of its own.
namespace blog {

using namespace cadenza;

struct Post : Model {
    CharField title{max_length = 50};
    ForeignKey<User> author{on_delete = CASCADE, null = true, related_name = "posts"};

    CADENZA_MODEL(Post, title, author)
    static Meta meta_options() { return {.permissions = {{"publish_post", "Can publish posts"}}}; }
};

App app();
UrlPatterns urlpatterns();
Settings settings();

/// How many statements a piece of code runs; their text where it is another number.
#define EXPECT_QUERIES(number, ...)                                        \
    do {                                                                   \
        const ::cadenza::db::QueryLog log_of_queries;                      \
        __VA_ARGS__;                                                       \
        EXPECT_EQ(log_of_queries.count(), number) << log_of_queries.str(); \
    } while (false)

/// The site with a database of its own.
struct SiteTest : ::testing::Test, cadenza::testing::TestCase {
    explicit SiteTest(Settings (*make_settings)() = settings) : TestCase(make_settings) {
        client.host = "testserver";
    }
    static cadenza::testing::ClientResponse post(
        cadenza::testing::Client& client, const char* path,
        std::initializer_list<std::pair<const char*, const char*>> fields) {
        MultiDict form;
        for (const auto& [name, value] : fields) form.append(name, value);
        return client.post_form(path, form);
    }
    static User ann() { return User::objects.create_user("ann", "ann@Example.COM", "s3cret-word"); }
    static Permission permission(const char* codename) {
        return Permission::objects.get("codename"_k = codename);
    }
    static User again(const User& user) { return User::objects.get("id"_k = user.id); }
};

}  // namespace blog
