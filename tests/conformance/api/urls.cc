#include "conformance/api/urls.h"

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

struct CredentialsSerializer : Serializer {
    CredentialsSerializer() {
        fields = {{"username", CharField{}}, {"password", CharField{write_only = true}}};
    }
};

/// Gives tokens to users; this stage of the application has no users.
struct TokenObtainPairView : APIView {
    TokenObtainPairView() {
        authentication_classes = {};
        permission_classes = {AllowAny};
    }
    Response post(Request& request) override {
        auto serializer = make_serializer<CredentialsSerializer>();
        serializer.borrow_data(request.data.value());
        serializer.is_valid(true);
        throw AuthenticationFailed("No active account found with the given credentials",
                                   "no_active_account");
    }
};

}  // namespace

UrlPatterns urlpatterns() {
    return {
        path("token/", as_view<TokenObtainPairView>(), "get_token"),
        path("blogposts/", as_view<BlogPostListCreateView>(), "blogpost-list-create"),
        path("blogposts/<int:pk>/", as_view<BlogPostDetailView>(), "blogpost-detail"),
    };
}

}  // namespace api
