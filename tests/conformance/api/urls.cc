#include "conformance/api/urls.h"

#include <cadenza/auth.h>
#include <cadenza/jwt.h>
#include <cadenza/rest.h>

#include "conformance/api/models.h"

namespace api {
namespace {

struct BlogPostSerializer : ModelSerializer<BlogPost> {
    BlogPostSerializer() { fields = {"id", "title", "content", "created_at", "updated_at"}; }
};

struct BlogPostListCreateView : generics::ListCreateAPIView<BlogPostSerializer> {
    BlogPostListCreateView() { queryset = BlogPost::objects.all(); }
};

struct BlogPostDetailView : generics::RetrieveUpdateDestroyAPIView<BlogPostSerializer> {
    BlogPostDetailView() { queryset = BlogPost::objects.all(); }
};

struct UserSerializer : ModelSerializer<User> {
    UserSerializer() {
        fields = {"id", "username", "password"};
        extra_kwargs = {{"password", {.write_only = true}}};
    }
    User create(const ValidatedData& data) override {
        return User::objects.create_user(data["username"].as_text(),
                                         "password"_k = data["password"].as_text());
    }
};

struct CreateUserView : generics::CreateAPIView<UserSerializer> {
    CreateUserView() {
        queryset = User::objects.all();
        permission_classes = {AllowAny};
    }
};

/// Ends a refresh token; whatever is wrong with it is a 400 with the reason.
struct LogoutView : APIView {
    LogoutView() {
        permission_classes = {AllowAny};
        parser_classes = {JSONParser, FormParser};
    }
    Response post(Request& request) override {
        try {
            return log_out(request.data["refresh"]);
        } catch (const Error& error) {
            return Response({{"error", error.what()}}, status::HTTP_400_BAD_REQUEST);
        }
    }

 private:
    static Response log_out(const Value& refresh) {
        if (!refresh) {
            return Response({{"error", "Refresh token is required"}}, status::HTTP_400_BAD_REQUEST);
        }
        RefreshToken(refresh.str()).blacklist();
        return Response({{"message", "You have been logged out"}});
    }
};

}  // namespace

UrlPatterns urlpatterns() {
    return {
        path("user/register/", as_view<CreateUserView>(), "register"),
        path("user/logout/", as_view<LogoutView>(), "logout"),
        path("token/", as_view<TokenObtainPairView>(), "get_token"),
        path("token/refresh/", as_view<TokenRefreshView>(), "refresh"),
        path("token/verify/", as_view<TokenVerifyView>(), "verify"),
        path("token/blacklist/", as_view<TokenBlacklistView>(), "blacklist"),
        path("blogposts/", as_view<BlogPostListCreateView>(), "blogpost-list-create"),
        path("blogposts/<int:pk>/", as_view<BlogPostDetailView>(), "blogpost-detail"),
    };
}

}  // namespace api
