#include "cadenza/rest/jwt/token_user.h"

#include "cadenza/rest/jwt/tokens.h"
#include "unit/rest/jwt/support.h"

namespace cadenza::jwt {
namespace {

TEST(TokenUser, is_what_the_claims_say) {
    const Installed installed;
    AccessToken token;
    token["user_id"] = 2;
    token["username"] = "ann";
    token["is_staff"] = true;
    token["team"] = "blue";
    const TokenUser user(token);
    EXPECT_EQ(user.pk(), Value(2));
    EXPECT_EQ(user.username(), "ann");
    EXPECT_TRUE(user.is_staff());
    EXPECT_FALSE(user.is_superuser());
    EXPECT_TRUE(user.is_active());
    EXPECT_EQ(user.claim("team"), Value("blue"));
    EXPECT_TRUE(user.claim("colour").is_null());
}

TEST(TokenUser, has_no_permissions_whatever_the_token_says) {
    const Installed installed;
    AccessToken token;
    token["user_id"] = 2;
    token["is_superuser"] = true;
    const TokenUser user(token);
    EXPECT_TRUE(user.is_superuser());
    EXPECT_FALSE(user.has_permission("blog.add_post"));
    EXPECT_TRUE(user.object().is_null());
}

}  // namespace
}  // namespace cadenza::jwt
