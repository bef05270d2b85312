#include "cadenza/views/user.h"

#include <gtest/gtest.h>

#include <vector>

namespace cadenza {
namespace {

class Member : public AuthenticatedUser {
 public:
    explicit Member(bool superuser = false) : superuser_(superuser) {}
    Value pk() const override { return 7; }
    std::string username() const override { return "alice"; }
    bool is_superuser() const override { return superuser_; }
    bool has_permission(std::string_view permission) const override {
        return permission == "library.add_book" || AuthenticatedUser::has_permission(permission);
    }

 private:
    bool superuser_;
};

TEST(RequestUser, without_a_user_is_anonymous_and_may_nothing) {
    const RequestUser nobody;
    EXPECT_FALSE(nobody.is_authenticated());
    EXPECT_TRUE(nobody.is_anonymous());
    EXPECT_FALSE(nobody.is_staff());
    EXPECT_EQ(nobody.username(), "");
    EXPECT_TRUE(nobody.pk().is_null());
    EXPECT_TRUE(Value(nobody).is_null());
    EXPECT_FALSE(nobody.has_permissions(std::vector<std::string>{"library.add_book"}));
    EXPECT_TRUE(nobody.has_permissions({}));
}

TEST(RequestUser, answers_for_its_user) {
    const RequestUser user(std::make_shared<const Member>());
    EXPECT_TRUE(user.is_authenticated());
    EXPECT_EQ(user.username(), "alice");
    EXPECT_EQ(Value(user), Value(7));
    EXPECT_TRUE(user.has_permissions(std::vector<std::string>{"library.add_book"}));
    EXPECT_FALSE(
        user.has_permissions(std::vector<std::string>{"library.add_book", "library.delete_book"}));
}

TEST(RequestUser, a_superuser_has_every_permission) {
    const RequestUser user(std::make_shared<const Member>(true));
    EXPECT_TRUE(user.has_permissions(std::vector<std::string>{"library.delete_book"}));
}

}  // namespace
}  // namespace cadenza
