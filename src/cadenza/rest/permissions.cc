#include "cadenza/rest/permissions.h"

#include "cadenza/http/request.h"
#include "cadenza/rest/api_view.h"

namespace cadenza {
namespace permissions {

bool BasePermission::has_permission(Request&, const APIView&) const {
    return true;
}

bool BasePermission::has_object_permission(Request&, const APIView&, const Model&) const {
    return true;
}

bool is_safe_method(const Request& request) {
    return request.is(GET) || request.is(HEAD) || request.is(OPTIONS);
}

bool IsAuthenticated::has_permission(Request&, const APIView& view) const {
    return view.user().is_authenticated();
}

bool IsAdminUser::has_permission(Request&, const APIView& view) const {
    return view.user().is_staff();
}

bool IsAuthenticatedOrReadOnly::has_permission(Request& request, const APIView& view) const {
    return is_safe_method(request) || view.user().is_authenticated();
}

namespace {

class And : public BasePermission {
 public:
    And(Permission a, Permission b) : a_(std::move(a)), b_(std::move(b)) {}
    bool has_permission(Request& request, const APIView& view) const override {
        return a_->has_permission(request, view) && b_->has_permission(request, view);
    }
    bool has_object_permission(Request& request, const APIView& view,
                               const Model& object) const override {
        return a_->has_object_permission(request, view, object) &&
               b_->has_object_permission(request, view, object);
    }

 private:
    Permission a_, b_;
};

class Or : public BasePermission {
 public:
    Or(Permission a, Permission b) : a_(std::move(a)), b_(std::move(b)) {}
    bool has_permission(Request& request, const APIView& view) const override {
        return a_->has_permission(request, view) || b_->has_permission(request, view);
    }
    // Each side must grant both the request and the object: "staff, or the owner if authenticated".
    bool has_object_permission(Request& request, const APIView& view,
                               const Model& object) const override {
        return grants(a_, request, view, object) || grants(b_, request, view, object);
    }

 private:
    static bool grants(const Permission& permission, Request& request, const APIView& view,
                       const Model& object) {
        return permission->has_permission(request, view) &&
               permission->has_object_permission(request, view, object);
    }
    Permission a_, b_;
};

class Not : public BasePermission {
 public:
    explicit Not(Permission a) : a_(std::move(a)) {}
    bool has_permission(Request& request, const APIView& view) const override {
        return !a_->has_permission(request, view);
    }
    bool has_object_permission(Request& request, const APIView& view,
                               const Model& object) const override {
        return !a_->has_object_permission(request, view, object);
    }

 private:
    Permission a_;
};

}  // namespace
}  // namespace permissions

permissions::Permission operator&(const permissions::Permission& a,
                                  const permissions::Permission& b) {
    return permissions::And(a, b);
}

permissions::Permission operator|(const permissions::Permission& a,
                                  const permissions::Permission& b) {
    return permissions::Or(a, b);
}

permissions::Permission operator~(const permissions::Permission& a) {
    return permissions::Not(a);
}

}  // namespace cadenza
