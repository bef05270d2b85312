#include "cadenza/rest/model_permissions.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "cadenza/rest/generics.h"
#include "unit/rest/test_models.h"
#include "unit/rest/view_runner.h"

namespace shelf {
namespace {

/// A user with the permissions of a list: "shelf.add_novel" for the model, "view short" for objects
/// of at most 100 pages.
class Granted : public AuthenticatedUser {
 public:
    explicit Granted(std::string_view permissions) : permissions_(permissions) {}
    Value pk() const override { return 1; }
    std::string username() const override { return "granted"; }
    bool is_superuser() const override { return permissions_ == "everything"; }
    bool has_permission(std::string_view permission) const override {
        return permissions_.find(permission) != std::string::npos ||
               AuthenticatedUser::has_permission(permission);
    }
    bool has_object_permission(std::string_view permission, const Model& object) const override {
        if (AuthenticatedUser::has_object_permission(permission, object)) return true;
        return has_permission(permission) && static_cast<const Novel&>(object).pages <= 100;
    }

 private:
    std::string permissions_;
};

/// "Authorization: May shelf.add_novel"
class GrantingAuthentication : public NameAuthentication {
 public:
    GrantingAuthentication() { keyword = "May"; }

 protected:
    authentication::Credentials authenticate_credentials(std::string_view token,
                                                         Request&) const override {
        return {std::make_shared<const Granted>(token), Value()};
    }
};

struct NovelSerializer : ModelSerializer<Novel> {
    NovelSerializer() { fields = {"id", "title", "slug", "writer"}; }
};

struct Detail : generics::RetrieveUpdateDestroyAPIView<NovelSerializer> {
    explicit Detail(permissions::Permission permission) {
        queryset = Novel::objects.all();
        authentication_classes = {GrantingAuthentication()};
        permission_classes = {permission};
    }
    Response post(Request&) override { return Response({{"posted", true}}); }
};

class ModelPermissionsTest : public ::testing::Test {
 protected:
    ModelPermissionsTest() { shelf_.fill(2); }  // of 100 and of 110 pages

    int status(const permissions::Permission& permission, std::string_view method,
               std::string_view granted = {}, int pk = 1) {
        ViewRunner runner(as_view<Detail>(permission));
        runner.kwargs = {{"pk", pk}};
        const std::string header = "May " + std::string(granted);
        if (!granted.empty()) runner.headers = {{"Authorization", header}};
        return runner.run(method).status_code;
    }

    Shelf shelf_;
};

TEST_F(ModelPermissionsTest, each_method_that_changes_something_needs_its_own) {
    const permissions::Permission permission = DjangoModelPermissions;
    EXPECT_EQ(status(permission, "POST", "shelf.add_novel"), 200);
    EXPECT_EQ(status(permission, "POST", "shelf.change_novel,shelf.delete_novel"), 403);
    EXPECT_EQ(status(permission, "PATCH", "shelf.change_novel"), 200);
    EXPECT_EQ(status(permission, "PATCH", "shelf.add_novel"), 403);
    EXPECT_EQ(status(permission, "PUT", "shelf.change_novel"), 400);
    EXPECT_EQ(status(permission, "DELETE", "shelf.change_novel"), 403);
    EXPECT_EQ(status(permission, "DELETE", "everything"), 204);
}

TEST_F(ModelPermissionsTest, reading_needs_a_login_only_or_not_even_that) {
    EXPECT_EQ(status(DjangoModelPermissions, "GET", "nothing"), 200);
    EXPECT_EQ(status(DjangoModelPermissions, "GET"), 401);
    EXPECT_EQ(status(DjangoModelPermissionsOrAnonReadOnly, "GET"), 200);
    EXPECT_EQ(status(DjangoModelPermissionsOrAnonReadOnly, "OPTIONS"), 200);
    EXPECT_EQ(status(DjangoModelPermissionsOrAnonReadOnly, "DELETE"), 401);
}

TEST_F(ModelPermissionsTest, an_unknown_method_is_not_allowed) {
    EXPECT_EQ(status(DjangoModelPermissions, "TRACE", "everything"), 405);
}

TEST_F(ModelPermissionsTest, a_view_without_a_model_is_a_mistake_that_is_named) {
    struct Bare : APIView {
        Bare() { permission_classes = {DjangoModelPermissionsOrAnonReadOnly}; }
        Response get(Request&) override { return Response({{"ok", true}}); }
    };
    ViewRunner runner(as_view<Bare>());
    try {
        runner.run("GET");
        FAIL();
    } catch (const ImproperlyConfigured& error) {
        EXPECT_NE(std::string_view(error.what()).find("Bare has none."), std::string_view::npos);
    }
}

TEST_F(ModelPermissionsTest, an_object_needs_the_permission_for_it) {
    const permissions::Permission permission = DjangoObjectPermissions;
    EXPECT_EQ(status(permission, "PATCH", "shelf.change_novel", 1), 200);
    EXPECT_EQ(status(permission, "PATCH", "shelf.change_novel", 2), 403);
    EXPECT_EQ(status(permission, "GET", "nothing", 2), 200);
    EXPECT_EQ(status(permission, "DELETE", "everything", 2), 204);
}

TEST_F(ModelPermissionsTest, without_more_knowledge_only_a_superuser_has_permissions_of_objects) {
    class Plain : public TestUser {
     public:
        explicit Plain(bool superuser) : TestUser("plain"), superuser_(superuser) {}
        bool is_superuser() const override { return superuser_; }

     private:
        bool superuser_;
    };
    const Novel novel;
    const std::vector<std::string> permission{"shelf.change_novel"};
    EXPECT_TRUE(
        RequestUser(std::make_shared<const Plain>(true)).has_permissions(permission, novel));
    EXPECT_FALSE(
        RequestUser(std::make_shared<const Plain>(false)).has_permissions(permission, novel));
    EXPECT_FALSE(RequestUser().has_permissions(permission, novel));
}

/// Reading needs a permission too.
struct Secretive : permissions::DjangoObjectPermissions {
 protected:
    std::vector<std::string> required_object_permissions(std::string_view method,
                                                         const ModelInfo& model) const override {
        if (method == "GET") return {"shelf.view_novel"};
        return DjangoObjectPermissions::required_object_permissions(method, model);
    }
};

TEST_F(ModelPermissionsTest, who_may_not_see_an_object_is_told_that_there_is_none) {
    const permissions::Permission permission = Secretive();
    EXPECT_EQ(status(permission, "GET", "shelf.view_novel", 1), 200);
    EXPECT_EQ(status(permission, "GET", "shelf.view_novel", 2), 404);
    EXPECT_EQ(status(permission, "PATCH", "shelf.change_novel", 2), 404);
    EXPECT_EQ(status(permission, "DELETE", "shelf.delete_novel,shelf.view_novel", 1), 204);
}

}  // namespace
}  // namespace shelf
