#include "behaviour/auth/site.h"
#include "cadenza/contrib/auth/hashers/hashers.h"

namespace blog {
namespace {

struct Users : SiteTest {};

TEST_F(Users, are_made_with_a_hashed_password_and_a_tidy_address) {
    const User user =
        User::objects.create_user("ann", " Ann@Example.COM", "s3cret-word", "first_name"_k = "Ann");
    EXPECT_EQ(user.email, "Ann@example.com");
    EXPECT_EQ(user.first_name, "Ann");
    EXPECT_TRUE(user.password.starts_with("md5$"));
    const User stored = again(user);
    EXPECT_TRUE(stored.is_active);
    EXPECT_FALSE(stored.is_staff);
    EXPECT_FALSE(stored.is_superuser);
    EXPECT_TRUE(stored.last_login.is_null());
    EXPECT_FALSE(stored.date_joined.is_null());
    EXPECT_EQ(stored.str(), "ann");
}

TEST_F(Users, can_be_made_by_names_only) {
    User user = User::objects.create_user("bob", "password"_k = "pw", "email"_k = "b@EX.org",
                                          "is_active"_k = false);
    EXPECT_TRUE(user.check_password("pw"));
    EXPECT_EQ(user.email, "b@ex.org");
    EXPECT_FALSE(again(user).is_active);
}

TEST_F(Users, without_a_password_cannot_log_in_by_one) {
    User user = User::objects.create_user("ann");
    EXPECT_FALSE(user.has_usable_password());
    EXPECT_TRUE(user.password.starts_with("!"));
    EXPECT_FALSE(user.check_password(""));
}

TEST_F(Users, need_a_name) {
    EXPECT_THROW(
        try { User::objects.create_user("", "a@b.c"); } catch (const ValueError& error) {
            EXPECT_EQ(error.message(), "The given username must be set");
            throw;
        },
        ValueError);
}

TEST_F(Users, who_are_superusers_have_both_flags) {
    const User root = User::objects.create_superuser("root", "r@x.org", "pw");
    EXPECT_TRUE(again(root).is_staff);
    EXPECT_TRUE(again(root).is_superuser);
    try {
        User::objects.create_superuser("eve", "e@x.org", "pw", "is_staff"_k = false);
        ADD_FAILURE() << "made";
    } catch (const ValueError& error) {
        EXPECT_EQ(error.message(), "Superuser must have is_staff=True.");
    }
}

TEST_F(Users, with_an_old_hash_get_a_new_one_when_they_log_in) {
    User user = ann();
    user.password = auth::make_password("s3cret-word", "salt", "pbkdf2_sha256");
    user.save();
    EXPECT_QUERIES(0, EXPECT_FALSE(user.check_password("wrong")));
    EXPECT_QUERIES(1, EXPECT_TRUE(user.check_password("s3cret-word")));
    EXPECT_TRUE(again(user).password.starts_with("md5$"));
    EXPECT_QUERIES(0, EXPECT_TRUE(user.check_password("s3cret-word")));
}

TEST_F(Users, are_found_by_their_natural_key) {
    const User user = ann();
    EXPECT_EQ(User::objects.get_by_natural_key("ann").id, user.id);
    EXPECT_THROW(User::objects.get_by_natural_key("Ann"), User::DoesNotExist);
}

TEST_F(Users, are_validated_as_in_django) {
    User user;
    user.username = "no spaces";
    user.password = "x";
    user.email = "a@B.C";
    try {
        user.full_clean();
        ADD_FAILURE() << "clean";
    } catch (const ModelValidationError& error) {
        ASSERT_EQ(error.messages("username").size(), 1);
        EXPECT_EQ(error.messages("username")[0].text,
                  "Enter a valid username. This value may contain only letters, numbers, and "
                  "@/./+/-/_ characters.");
    }
    user.username = "J\xc3\xbcrgen";
    user.email = "a@Bc.De";
    user.full_clean();
    EXPECT_EQ(user.email, "a@bc.de");
}

TEST_F(Users, have_the_table_of_django) {
    EXPECT_EQ(model_info<User>().db_table(), "auth_user");
    std::string columns;
    for (const FieldInfo& field : model_info<User>().columns())
        columns += std::string(field.column()) + " ";
    EXPECT_EQ(columns,
              "id password last_login is_superuser username first_name last_name email is_staff "
              "is_active date_joined ");
    EXPECT_EQ(model_info<User>().field("groups").through().db_table(), "auth_user_groups");
    EXPECT_EQ(model_info<User>().pk().kind(), db::FieldKind::Auto);
}

TEST_F(Users, session_hash_is_djangos) {
    User user;
    user.password = "pbkdf2_sha256$1$salt$hash";
    // salted_hmac(key_salt, password, secret="a-key-of-at-least-thirty-two-bytes!!",
    // algorithm="sha256") of Django.
    EXPECT_EQ(user.get_session_auth_hash().size(), 64);
    const std::string before = user.get_session_auth_hash();
    user.password = "other";
    EXPECT_NE(user.get_session_auth_hash(), before);
}

}  // namespace
}  // namespace blog
