#pragma once

#include <cadenza/jwt.h>
#include <cadenza/rest.h>

#include "api/permissions.h"
#include "api/serializers.h"

namespace api {

struct CreateUserView : generics::CreateAPIView<UserSerializer> {
    CreateUserView() { queryset = User::objects.all(); permission_classes = {AllowAny}; }
};

struct LogoutView : APIView {
    LogoutView() { permission_classes = {AllowAny}; parser_classes = {JSONParser, FormParser}; }

    Response post(Request& request) override {
        const Value& refresh = request.data["refresh"];
        if (!refresh) return Response({{"error", "Refresh token is required"}}, status::HTTP_400_BAD_REQUEST);
        try {
            RefreshToken(refresh.str()).blacklist();
        } catch (const TokenError& error) {
            return Response({{"error", error.message()}}, status::HTTP_400_BAD_REQUEST);
        }
        return Response({{"message", "You have been logged out"}});
    }
};

struct BlogPostListCreateView : generics::ListCreateAPIView<BlogPostSerializer> {
    BlogPostListCreateView() { queryset = BlogPost::objects.all(); }

    void perform_create(BlogPostSerializer& serializer) override { serializer.save("author"_k = user()); }
};

struct BlogPostDetailView : generics::RetrieveUpdateDestroyAPIView<BlogPostSerializer> {
    BlogPostDetailView() {
        queryset           = BlogPost::objects.all();
        permission_classes = {IsAuthenticated, IsAuthorOrReadOnly()};
    }
};

}  // namespace api
