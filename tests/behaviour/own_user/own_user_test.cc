// A project whose users are a model of its own, derived from AbstractBaseUser: a program apart,
// since a process has one model of users.
#include <gtest/gtest.h>

#include "cadenza/apps.h"
#include "cadenza/auth.h"
#include "cadenza/contrib/auth/authentication.h"
#include "cadenza/contrib/auth/config.h"
#include "cadenza/db/migrations/autodetector.h"
#include "cadenza/db/migrations/loader.h"
#include "cadenza/db/migrations/questioner.h"
#include "cadenza/db/migrations/writer.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/models.h"
#include "cadenza/register.h"
#include "cadenza/testing.h"

namespace accounts {
using namespace cadenza;

/// Logs in by e-mail address, and has a field more that must be given.
struct Account : AbstractBaseUser, PermissionsMixin {
    EmailField email{unique = true};
    CharField phone{max_length = 20};
    BooleanField is_active{default_ = true};

    CADENZA_MODEL(Account, email, phone, is_active)
    std::string_view username_field() const override { return "email"; }
    std::vector<std::string_view> required_fields() const override { return {"phone"}; }
};

/// Belongs to some user, whatever their model.
struct Note : Model {
    ForeignKey<AbstractBaseUser> owner{on_delete = CASCADE, related_name = "notes"};
    CharField text{max_length = 50};
    CADENZA_MODEL(Note, owner, text)
};

/// Django's users with a field more: not those of this project.
struct Member : AbstractUser {
    CharField phone{max_length = 20, blank = true};
    CADENZA_MODEL(Member, phone)
};

}  // namespace accounts
CADENZA_REGISTER(accounts::Account)
CADENZA_REGISTER(accounts::Note)
CADENZA_REGISTER(accounts::Member)

namespace accounts {
namespace {

App app() {
    return {.label = "accounts", .models = models<Account, Note>()};
}

Settings settings() {
    Settings made;
    made.secret_key = "a-key-of-at-least-thirty-two-bytes!!";
    made.installed_apps = {contenttypes::app, auth::app, app};
    made.auth_user_model = "accounts.Account";
    made.auth.passwords.hashers = {"md5"};
    return made;
}

struct OwnUser : ::testing::Test, cadenza::testing::TestCase {
    OwnUser() : TestCase(settings) {}
    static Account ann() {
        Account account;
        account.email = "ann@x.org";
        account.phone = "12";
        account.set_password("s3cret-word");
        account.save();
        return account;
    }
};

std::vector<std::string> names_of(const ModelInfo& model) {
    std::vector<std::string> names;
    for (const FieldInfo& field : model.fields()) names.emplace_back(field.name());
    return names;
}

TEST_F(OwnUser, has_the_fields_of_its_bases_in_djangos_order) {
    EXPECT_EQ(names_of(model_info<Account>()),
              (std::vector<std::string>{"id", "password", "last_login", "is_superuser", "email",
                                        "phone", "is_active", "groups", "user_permissions"}));
    EXPECT_EQ(model_info<Account>().field("groups").through().db_table(),
              "accounts_account_groups");
    EXPECT_EQ(model_info<Account>().pk().kind(), db::FieldKind::BigAuto);
    const auto member = names_of(model_info<Member>());
    EXPECT_EQ(member[4], "username");
    EXPECT_EQ(member[11], "phone");
    EXPECT_EQ(Member::objects.filter("phone"_k = "1", "username"_k = "x").model().label(),
              "accounts.Member");
}

TEST_F(OwnUser, is_the_model_that_the_framework_works_with) {
    EXPECT_EQ(&auth::user_model(), &model_info<Account>());
    Account account = ann();
    const auth::UserPtr user =
        auth::authenticate(nullptr, {{"username", "ann@x.org"}, {"password", "s3cret-word"}});
    ASSERT_NE(user, nullptr);
    EXPECT_EQ(&user->meta(), &model_info<Account>());
    EXPECT_EQ(user->pk(), account.pk());
    EXPECT_NE(auth::authenticate(nullptr, {{"email", "ann@x.org"}, {"password", "s3cret-word"}}),
              nullptr);
    EXPECT_EQ(Account::objects.get_by_natural_key("ann@x.org").phone, "12");
    account.is_active = false;
    account.save();
    EXPECT_EQ(auth::authenticate(nullptr, {{"email", "ann@x.org"}, {"password", "s3cret-word"}}),
              nullptr);
}

TEST_F(OwnUser, has_permissions_by_the_mixin) {
    Account account = ann();
    account.user_permissions.add(Permission::objects.get("codename"_k = "add_note"));
    Group group = Group::objects.create("name"_k = "g");
    group.permissions.add(Permission::objects.get("codename"_k = "view_note"));
    account.groups.add(group);
    const Account read = Account::objects.get("id"_k = account.id);
    EXPECT_TRUE(read.has_perm("accounts.add_note"));
    EXPECT_TRUE(read.has_perm("accounts.view_note"));
    EXPECT_FALSE(read.has_perm("accounts.delete_note"));
}

TEST_F(OwnUser, can_be_referred_to_without_being_known) {
    const Account account = ann();
    Note note;
    note.owner.set_object(account);
    note.text = "x";
    note.save();
    const Note read = Note::objects.get("text"_k = "x");
    EXPECT_EQ(read.owner->get_username(), "ann@x.org");
    EXPECT_EQ(model_info<Note>().field("owner").definition().to, "accounts.Account");
    EXPECT_EQ(account.related("notes").count(), 1);
    EXPECT_EQ(Note::objects.filter("owner__email", Value("ann@x.org")).count(), 1);
}

TEST_F(OwnUser, leaves_no_table_of_djangos_users) {
    EXPECT_EQ(find_known_model("auth.User"), nullptr);
    EXPECT_EQ(Permission::objects.filter("content_type__model"_k = "user").count(), 0);
    EXPECT_EQ(Permission::objects.filter("content_type__model"_k = "account").count(), 4);
}

TEST_F(OwnUser, has_migrations_that_compile) {
    migrations::ProjectSource source = project.migration_source();
    migrations::AppSource club{.label = "club", .models = {model_info<Member>().definition()}};
    club.models[0].app_label = "club";
    source.apps.push_back(club);
    migrations::Questioner yes;
    const migrations::Loader loader(source);
    auto changes = migrations::Autodetector(loader.project_state(), source.state(), yes)
                       .changes(loader.graph());
    ASSERT_EQ(changes["club"].size(), 1);
    const std::string text =
        migrations::MigrationWriter(changes["club"][0], source.state()).source("club");
    EXPECT_NE(text.find("namespace cadenza::auth { cadenza::Validator "
                        "UnicodeUsernameValidator(); }"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("{\"auth\", \"0012_alter_user_first_name_max_length\"}"), std::string::npos)
        << text;
}

TEST_F(OwnUser, is_checked) {
    EXPECT_EQ(project.checks().run(std::vector<std::string>{"models"}).size(), 0);
    Settings wrong = settings();
    wrong.auth_user_model = "accounts.Nobody";
    const auth::Installation installed(wrong);
    const auto found = project.checks().run(std::vector<std::string>{"models"});
    ASSERT_EQ(found.size(), 1);
    EXPECT_EQ(found[0].id, "cadenza.E020");
    wrong.auth_user_model = "auth.Group";
    const auth::Installation not_a_user(wrong);
    EXPECT_EQ(project.checks().run(std::vector<std::string>{"models"})[0].id, "cadenza.E020");
}

}  // namespace
}  // namespace accounts
