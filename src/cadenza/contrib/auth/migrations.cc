#include "cadenza/contrib/auth/migrations.h"

#include "cadenza/contrib/auth/user_model.h"
#include "cadenza/contrib/auth/username.h"

namespace cadenza {
Value now();  // of db/models, whose fields have the names of the fields here
}

// The migrations of django.contrib.auth, under their names and with their operations: a database
// that either side has migrated holds nothing to do for the other.
namespace cadenza::auth {

using namespace cadenza::migrations;

namespace {

constexpr const char* kSuperuserHelp =
    "Designates that this user has all permissions without explicitly assigning them.";
constexpr const char* kActiveHelp =
    "Designates whether this user should be treated as active. Unselect this instead of deleting "
    "accounts.";
constexpr const char* kGroupsHelp =
    "The groups this user belongs to. A user will get all permissions granted to each of their "
    "groups.";

bool users_live_here() {
    return user_model_label() == "auth.User";
}

std::vector<Operation> of_users(std::vector<Operation> operations) {
    if (!users_live_here()) operations.clear();
    return operations;
}

Field id() {
    return AutoField("id", {.primary_key = true});
}

Field username(int length, const char* help) {
    return CharField("username", {.max_length = length,
                                  .unique = true,
                                  .verbose_name = "username",
                                  .help_text = help,
                                  .validators = {UnicodeUsernameValidator()}});
}
constexpr const char* kHelp30 =
    "Required. 30 characters or fewer. Letters, digits and @/./+/-/_ only.";
constexpr const char* kHelp150 =
    "Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.";

db::FieldDefault present() {
    return db::FieldDefault(&cadenza::now, "cadenza::now");
}

Operation create_permission() {
    return CreateModel("Permission",
                       {
                           id(),
                           CharField("name", {.max_length = 50, .verbose_name = "name"}),
                           ForeignKey("content_type", "contenttypes.ContentType",
                                      {.on_delete = CASCADE, .verbose_name = "content type"}),
                           CharField("codename", {.max_length = 100, .verbose_name = "codename"}),
                       },
                       {.ordering = {"content_type__app_label", "content_type__model", "codename"},
                        .verbose_name = "permission",
                        .verbose_name_plural = "permissions",
                        .unique_together = {{"content_type", "codename"}}});
}

Operation create_group() {
    return CreateModel(
        "Group",
        {
            id(),
            CharField("name", {.max_length = 80, .unique = true, .verbose_name = "name"}),
            ManyToManyField("permissions", "auth.Permission",
                            {.blank = true, .verbose_name = "permissions"}),
        },
        {.verbose_name = "group", .verbose_name_plural = "groups"});
}

std::vector<Field> first_user_fields() {
    return {
        id(),
        CharField("password", {.max_length = 128, .verbose_name = "password"}),
        DateTimeField("last_login", {.default_ = present(), .verbose_name = "last login"}),
        BooleanField("is_superuser", {.default_ = db::FieldDefault(Value(false)),
                                      .verbose_name = "superuser status",
                                      .help_text = kSuperuserHelp}),
        username(30, kHelp30),
        CharField("first_name", {.max_length = 30, .blank = true, .verbose_name = "first name"}),
        CharField("last_name", {.max_length = 30, .blank = true, .verbose_name = "last name"}),
        EmailField("email", {.max_length = 75, .blank = true, .verbose_name = "email address"}),
        BooleanField("is_staff",
                     {.default_ = db::FieldDefault(Value(false)),
                      .verbose_name = "staff status",
                      .help_text = "Designates whether the user can log into this admin site."}),
        BooleanField("is_active", {.default_ = db::FieldDefault(Value(true)),
                                   .verbose_name = "active",
                                   .help_text = kActiveHelp}),
        DateTimeField("date_joined", {.default_ = present(), .verbose_name = "date joined"}),
        ManyToManyField("groups", "auth.Group",
                        {.related_name = "user_set",
                         .related_query_name = "user",
                         .blank = true,
                         .verbose_name = "groups",
                         .help_text = kGroupsHelp}),
        ManyToManyField("user_permissions", "auth.Permission",
                        {.related_name = "user_set",
                         .related_query_name = "user",
                         .blank = true,
                         .verbose_name = "user permissions",
                         .help_text = "Specific permissions for this user."}),
    };
}

Migration initial() {
    Migration migration = {.initial = true,
                           .dependencies = {{"contenttypes", "__first__"}},
                           .operations = {create_permission(), create_group()}};
    if (users_live_here())
        migration.operations.push_back(CreateModel(
            "User", first_user_fields(), {.verbose_name = "user", .verbose_name_plural = "users"}));
    return migration;
}

Migration alter_permission_name() {
    return {.dependencies = {{"auth", "0001_initial"}},
            .operations = {AlterField(
                "permission", CharField("name", {.max_length = 255, .verbose_name = "name"}))}};
}

Migration alter_user_email() {
    return {.dependencies = {{"auth", "0002_alter_permission_name_max_length"}},
            .operations = of_users({AlterField(
                "user",
                EmailField("email",
                           {.max_length = 254, .blank = true, .verbose_name = "email address"}))})};
}

Migration alter_user_username() {
    return {.dependencies = {{"auth", "0003_alter_user_email_max_length"}},
            .operations = of_users({AlterField("user", username(30, kHelp30))})};
}

Migration alter_user_last_login() {
    return {
        .dependencies = {{"auth", "0004_alter_user_username_opts"}},
        .operations = of_users({AlterField(
            "user", DateTimeField("last_login",
                                  {.null = true, .blank = true, .verbose_name = "last login"}))})};
}

Migration require_contenttypes() {
    return {.dependencies = {{"auth", "0005_alter_user_last_login_null"},
                             {"contenttypes", "0002_remove_content_type_name"}}};
}

Migration alter_validators() {
    return {.dependencies = {{"auth", "0006_require_contenttypes_0002"}},
            .operations = of_users({AlterField("user", username(30, kHelp30))})};
}

Migration alter_username_length() {
    return {.dependencies = {{"auth", "0007_alter_validators_add_error_messages"}},
            .operations = of_users({AlterField("user", username(150, kHelp150))})};
}

Migration alter_last_name() {
    return {
        .dependencies = {{"auth", "0008_alter_user_username_max_length"}},
        .operations = of_users({AlterField(
            "user", CharField("last_name",
                              {.max_length = 150, .blank = true, .verbose_name = "last name"}))})};
}

Migration alter_group_name() {
    return {.dependencies = {{"auth", "0009_alter_user_last_name_max_length"}},
            .operations = {AlterField(
                "group",
                CharField("name", {.max_length = 150, .unique = true, .verbose_name = "name"}))}};
}

// Django gives the permissions of proxy models their own content types here. There are no proxy
// models in C++, so that there is nothing to move.
Migration update_proxy_permissions() {
    return {.dependencies = {{"auth", "0010_alter_group_name_max_length"},
                             {"contenttypes", "0002_remove_content_type_name"}},
            .operations = {RunCpp(do_nothing, do_nothing)}};
}

Migration alter_first_name() {
    return {
        .dependencies = {{"auth", "0011_update_proxy_permissions"}},
        .operations = of_users({AlterField(
            "user", CharField("first_name",
                              {.max_length = 150, .blank = true, .verbose_name = "first name"}))})};
}

}  // namespace

MigrationList migration_list() {
    return {.cpp_namespace = "auth",
            .migrations = {
                {"0001_initial", initial},
                {"0002_alter_permission_name_max_length", alter_permission_name},
                {"0003_alter_user_email_max_length", alter_user_email},
                {"0004_alter_user_username_opts", alter_user_username},
                {"0005_alter_user_last_login_null", alter_user_last_login},
                {"0006_require_contenttypes_0002", require_contenttypes},
                {"0007_alter_validators_add_error_messages", alter_validators},
                {"0008_alter_user_username_max_length", alter_username_length},
                {"0009_alter_user_last_name_max_length", alter_last_name},
                {"0010_alter_group_name_max_length", alter_group_name},
                {"0011_update_proxy_permissions", update_proxy_permissions},
                {"0012_alter_user_first_name_max_length", alter_first_name},
            }};
}

}  // namespace cadenza::auth
