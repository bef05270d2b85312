#include "behaviour/auth/site.h"
#include "cadenza/base/console.h"
#include "cadenza/contrib/contenttypes/post_migrate.h"
#include "cadenza/db/backends/base/lease.h"

namespace blog {
namespace {

struct Permissions : SiteTest {};

TEST_F(Permissions, are_made_for_every_model_after_migrate) {
    std::string names;
    for (const Permission& one :
         Permission::objects.filter("content_type__model"_k = "post").order_by("codename"))
        names += one.codename + ":" + one.name + " ";
    EXPECT_EQ(names,
              "add_post:Can add post change_post:Can change post delete_post:Can delete post "
              "publish_post:Can publish posts view_post:Can view post ");
    EXPECT_EQ(Permission::objects.filter("content_type__app_label"_k = "auth").count(), 12);
    EXPECT_EQ(permission("add_user").str(), "auth | user | Can add user");
}

TEST_F(Permissions, of_users_and_groups_cost_one_query_each_and_are_kept) {
    User user = ann();
    Group editors = Group::objects.create("name"_k = "editors");
    editors.permissions.add(permission("change_post"), permission("add_post"));
    user.groups.add(editors);
    user.user_permissions.add(permission("publish_post"));

    user = again(user);
    EXPECT_QUERIES(2, EXPECT_TRUE(user.has_perm("blog.change_post")));
    EXPECT_QUERIES(0, {
        EXPECT_TRUE(user.has_perm("blog.publish_post"));
        EXPECT_FALSE(user.has_perm("blog.delete_post"));
        EXPECT_FALSE(user.has_perm("change_post"));
        EXPECT_TRUE(user.has_perms(std::vector<std::string>{"blog.add_post", "blog.publish_post"}));
        EXPECT_FALSE(user.has_perms(std::vector<std::string>{"blog.add_post", "blog.view_post"}));
        EXPECT_TRUE(user.has_module_perms("blog"));
        EXPECT_FALSE(user.has_module_perms("auth"));
        EXPECT_EQ(user.get_user_permissions(), auth::PermissionSet{"blog.publish_post"});
        EXPECT_EQ(user.get_group_permissions(),
                  (auth::PermissionSet{"blog.add_post", "blog.change_post"}));
        EXPECT_EQ(user.get_all_permissions().size(), 3);
    });

    // As in Django, an object keeps what it has read.
    user.user_permissions.clear();
    EXPECT_TRUE(user.has_perm("blog.publish_post"));
    EXPECT_FALSE(again(user).has_perm("blog.publish_post"));
}

TEST_F(Permissions, belong_to_no_inactive_user_and_to_no_single_object) {
    User user = ann();
    user.user_permissions.add(permission("add_post"));
    const Post post = Post::objects.create("title"_k = "x");
    EXPECT_QUERIES(0, EXPECT_FALSE(user.has_perm("blog.add_post", &post)));
    EXPECT_TRUE(user.has_perm("blog.add_post"));
    user.is_active = false;
    EXPECT_QUERIES(0, EXPECT_FALSE(user.has_perm("blog.add_post")));
    EXPECT_QUERIES(0, EXPECT_TRUE(user.get_all_permissions().empty()));
}

TEST_F(Permissions, of_an_active_superuser_are_all) {
    User root = User::objects.create_superuser("root");
    EXPECT_QUERIES(0, EXPECT_TRUE(root.has_perm("anything.at_all")));
    EXPECT_QUERIES(0, EXPECT_TRUE(root.has_module_perms("blog")));
    EXPECT_EQ(root.get_all_permissions().size(),
              static_cast<std::size_t>(Permission::objects.count()));
    root.is_active = false;
    EXPECT_FALSE(root.has_perm("blog.add_post"));
}

TEST_F(Permissions, tell_who_has_them) {
    User user = ann();
    user.user_permissions.add(permission("add_post"));
    User grouped = User::objects.create_user("bob");
    Group editors = Group::objects.create("name"_k = "editors");
    editors.permissions.add(permission("add_post"));
    grouped.groups.add(editors);
    grouped.user_permissions.add(permission("add_post"));
    User::objects.create_superuser("root");
    User::objects.create_user("nobody");
    User gone = User::objects.create_user("gone", "is_active"_k = false);
    gone.user_permissions.add(permission("add_post"));

    const auto names = [](const QuerySet<User>& users) {
        std::string all;
        for (const User& one : users.order_by("username")) all += one.username + " ";
        return all;
    };
    EXPECT_EQ(names(User::objects.with_perm("blog.add_post")), "ann bob root ");
    EXPECT_EQ(names(User::objects.with_perm("blog.add_post", true, false)), "ann bob ");
    EXPECT_EQ(names(User::objects.with_perm("blog.add_post", false)), "gone ");
    EXPECT_QUERIES(1, names(User::objects.with_perm("blog.add_post")));
    EXPECT_THROW(User::objects.with_perm("add_post"), ValueError);
}

TEST_F(Permissions, have_content_types_that_are_read_once) {
    ContentType::objects.clear_cache();
    EXPECT_QUERIES(1, ContentType::objects.get_for_model<Post>());
    EXPECT_QUERIES(0, {
        const ContentType type = ContentType::objects.get_for_model<Post>();
        EXPECT_EQ(type.str(), "blog | post");
        EXPECT_EQ(type.model_class(), &model_info<Post>());
        EXPECT_EQ(ContentType::objects.get_for_id(type.id).model, "post");
        EXPECT_EQ(ContentType::objects.get_by_natural_key("blog", "post").id, type.id);
    });
    const ModelInfo* both[] = {&model_info<Post>(), &model_info<User>()};
    EXPECT_QUERIES(1, EXPECT_EQ(ContentType::objects.get_for_models(both)[1].model, "user"));
    EXPECT_THROW(ContentType::objects.get_for_id(9999), ContentType::DoesNotExist);
    EXPECT_EQ(Permission::objects.get_by_natural_key("add_post", "blog", "post").name,
              "Can add post");
}

TEST_F(Permissions, content_types_are_made_where_they_are_missing) {
    ContentType::objects.filter("model"_k = "post").remove();
    ContentType::objects.clear_cache();
    const ContentType made = ContentType::objects.get_for_model<Post>();
    EXPECT_FALSE(made.id.is_null());
    EXPECT_EQ(ContentType::objects.filter("model"_k = "post").count(), 1);
}

TEST_F(Permissions, content_types_follow_renamed_models) {
    const auto names = [] {
        std::string all;
        for (const ContentType& type :
             ContentType::objects.filter("app_label"_k = "press").order_by("model"))
            all += type.model + " ";
        return all;
    };
    const db::ConnectionLease connection = db::connect();
    RecordingConsole console;
    const auto finish = [&](const char* model, const migrations::Plan& plan) {
        migrations::ProjectState state = project.migration_source().state();
        state.add_model(db::ModelDefinition("press", model, {}));
        contenttypes::create_content_types({*connection, state, plan, console, 2});
    };
    migrations::Migration rename{.operations = {migrations::RenameModel("Paper", "Journal")}};
    rename.app_label = "press";

    finish("Paper", {});
    EXPECT_EQ(names(), "paper ");
    EXPECT_EQ(console.output, "Adding content type 'press | paper'\n");
    const Value id = ContentType::objects.get("model"_k = "paper").pk();
    finish("Journal", {{&rename, false}});
    EXPECT_EQ(names(), "journal ");
    EXPECT_EQ(ContentType::objects.get("model"_k = "journal").pk(), id);
    finish("Paper", {{&rename, true}});
    EXPECT_EQ(names(), "paper ");
    // A row of the new name that is there already stays what it is.
    ContentType::objects.create("app_label"_k = "press", "model"_k = "journal");
    finish("Journal", {{&rename, false}});
    EXPECT_EQ(names(), "journal paper ");
}

}  // namespace
}  // namespace blog
