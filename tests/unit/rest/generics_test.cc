#include "cadenza/rest/generics.h"

#include <gtest/gtest.h>

#include "cadenza/base/json/writer.h"
#include "cadenza/db/backends/base/query_log.h"
#include "unit/rest/test_models.h"
#include "unit/rest/view_runner.h"

namespace shelf {
namespace {

struct NovelSerializer : ModelSerializer<Novel> {
    NovelSerializer() {
        fields = {"id", "title", "slug", "writer", "pages"};
        extra_kwargs = {{"pages", {.min_value = 1, .max_value = 1000}}};
    }
};

struct NovelListView : generics::ListCreateAPIView<NovelSerializer> {
    NovelListView() { queryset = Novel::objects.all(); }
};

struct NovelDetailView : generics::RetrieveUpdateDestroyAPIView<NovelSerializer> {
    NovelDetailView() { queryset = Novel::objects.all(); }
};

class GenericsTest : public ::testing::Test {
 protected:
    template <class V>
    Response run(std::string_view method, const Value& body = Value(), Kwargs kwargs = {},
                 std::string_view target = "/") {
        ViewRunner runner(as_view<V>());
        runner.settings.allowed_hosts = {"*"};
        runner.kwargs = std::move(kwargs);
        runner.headers = {{"Host", "testserver"}, {"Content-Type", "application/json"}};
        return runner.run(method, target, body.is_null() ? std::string() : to_json(body));
    }
    template <class V = NovelDetailView>
    Response detail(std::string_view method, Value pk, const Value& body = Value()) {
        return run<V>(method, body, {{"pk", std::move(pk)}});
    }

    Shelf shelf_;
};

TEST_F(GenericsTest, lists_the_queryset_in_one_statement) {
    EXPECT_EQ(run<NovelListView>("GET").content, "[]");
    shelf_.fill(2);
    db::QueryLog counter;
    const Response response = run<NovelListView>("GET");
    EXPECT_EQ(counter.count(), 1);
    EXPECT_EQ(response.status_code, 200);
    EXPECT_EQ(response.content,
              R"([{"id":1,"title":"Novel 1","slug":"novel-1","writer":1,"pages":100},)"
              R"({"id":2,"title":"Novel 2","slug":"novel-2","writer":2,"pages":110}])");
}

TEST_F(GenericsTest, creates_what_is_valid) {
    shelf_.fill(0);
    const Response created =
        run<NovelListView>("POST", {{"title", "Solaris"}, {"slug", "solaris"}, {"writer", 1}});
    EXPECT_EQ(created.status_code, 201);
    EXPECT_EQ(created.content,
              R"({"id":1,"title":"Solaris","slug":"solaris","writer":1,"pages":100})");
    EXPECT_FALSE(created.headers.contains("Location"));
    const Response refused =
        run<NovelListView>("POST", {{"title", ""}, {"slug", "solaris"}, {"pages", 0}});
    EXPECT_EQ(refused.status_code, 400);
    EXPECT_EQ(json_of(refused)["title"], Value::list({"This field may not be blank."}));
    EXPECT_EQ(json_of(refused)["writer"], Value::list({"This field is required."}));
    EXPECT_EQ(Novel::objects.count(), 1);
}

TEST_F(GenericsTest, the_url_of_what_was_created_is_its_location) {
    struct Linked : ModelSerializer<Novel> {
        Linked() {
            fields = {
                {"url", CharField{source = "slug", read_only = true}}, "title", "slug", "writer"};
        }
    };
    struct View : generics::CreateAPIView<Linked> {
        View() { queryset = Novel::objects.all(); }
    };
    shelf_.fill(0);
    const Response created =
        run<View>("POST", {{"title", "Solaris"}, {"slug", "solaris"}, {"writer", 1}});
    EXPECT_EQ(created.status_code, 201);
    EXPECT_EQ(created.headers.get("Location"), "solaris");
}

TEST_F(GenericsTest, finds_changes_and_deletes_one_object) {
    shelf_.fill(2);
    EXPECT_EQ(detail("GET", 2).content,
              R"({"id":2,"title":"Novel 2","slug":"novel-2","writer":2,"pages":110})");
    EXPECT_EQ(json_of(detail("PATCH", 2, {{"pages", 7}}))["pages"], Value(7));
    EXPECT_EQ(Novel::objects.get("id"_k = 2).pages, 7);
    EXPECT_EQ(detail("PUT", 2, {{"pages", 8}}).status_code, 400);
    const Response put =
        detail("PUT", 2, {{"title", "Emma"}, {"slug", "emma"}, {"writer", 1}, {"pages", 8}});
    EXPECT_EQ(put.content, R"({"id":2,"title":"Emma","slug":"emma","writer":1,"pages":8})");
    const Response gone = detail("DELETE", 2);
    EXPECT_EQ(gone.status_code, 204);
    EXPECT_EQ(gone.content, "");
    EXPECT_EQ(Novel::objects.count(), 1);
}

TEST_F(GenericsTest, what_the_url_does_not_name_is_404) {
    shelf_.fill(1);
    EXPECT_EQ(detail("GET", 9).content, R"({"detail":"No Novel matches the given query."})");
    EXPECT_EQ(detail("DELETE", 9).status_code, 404);
    EXPECT_EQ(detail("GET", Value::big_int("123456789012345678901234567890")).status_code, 404);
    EXPECT_EQ(detail("GET", "seven").content, R"({"detail":"Not found."})");
}

TEST_F(GenericsTest, hooks_add_to_what_is_saved_and_deleted) {
    struct Hooked : NovelListView {
        void perform_create(NovelSerializer& serializer) override {
            serializer.save("pages"_k = 42);
        }
    };
    struct Kept : NovelDetailView {
        void perform_update(NovelSerializer& serializer) override {
            serializer.save("title"_k = "Kept");
        }
        void perform_destroy(Novel& novel) override {
            novel.title = "Deleted";
            novel.save();
        }
    };
    shelf_.fill(1);
    const Response created = run<Hooked>("POST", {{"title", "A"}, {"slug", "a"}, {"writer", 1}});
    EXPECT_EQ(json_of(created)["pages"], Value(42));
    EXPECT_EQ(json_of(detail<Kept>("PATCH", 1, {{"title", "B"}}))["title"], Value("Kept"));
    EXPECT_EQ(detail<Kept>("DELETE", 1).status_code, 204);
    EXPECT_EQ(Novel::objects.get("id"_k = 1).title, "Deleted");
}

TEST_F(GenericsTest, get_queryset_narrows_what_is_seen) {
    struct OfAda : NovelDetailView {
        QuerySet<Novel> get_queryset() override {
            return Novel::objects.filter("writer__name"_k = "Ada");
        }
    };
    shelf_.fill(2);
    EXPECT_EQ(detail<OfAda>("GET", 1).status_code, 200);
    EXPECT_EQ(detail<OfAda>("GET", 2).status_code, 404);
}

TEST_F(GenericsTest, another_field_may_be_looked_up) {
    struct BySlug : NovelDetailView {
        BySlug() {
            lookup_field = "slug";
            lookup_url_kwarg = "name";
        }
    };
    shelf_.fill(2);
    const Response found = run<BySlug>("GET", Value(), {{"name", "novel-2"}});
    EXPECT_EQ(json_of(found)["id"], Value(2));
    EXPECT_THROW(run<BySlug>("GET", Value(), {{"pk", 2}}), ImproperlyConfigured);
}

TEST_F(GenericsTest, permissions_look_at_the_object) {
    struct Short : permissions::BasePermission {
        bool has_object_permission(Request&, const APIView&, const Model& object) const override {
            return static_cast<const Novel&>(object).pages <= 100;
        }
        std::string_view message() const override { return "Too long."; }
    };
    struct ShortOnly : NovelDetailView {
        ShortOnly() {
            authentication_classes = {};
            permission_classes = {Short()};
        }
    };
    shelf_.fill(2);
    EXPECT_EQ(detail<ShortOnly>("GET", 1).status_code, 200);
    EXPECT_EQ(detail<ShortOnly>("GET", 2).content, R"({"detail":"Too long."})");
    EXPECT_EQ(detail<ShortOnly>("DELETE", 2).status_code, 403);
}

TEST_F(GenericsTest, a_view_without_queryset_is_a_mistake_that_is_named) {
    struct Forgotten : generics::ListAPIView<NovelSerializer> {};
    try {
        run<Forgotten>("GET");
        FAIL();
    } catch (const ImproperlyConfigured& error) {
        EXPECT_STREQ(error.what(),
                     "'Forgotten' should either include a `queryset` attribute, or override the "
                     "`get_queryset()` method.");
    }
}

TEST_F(GenericsTest, the_nine_views_answer_their_methods) {
    const auto allowed = [&]<class V>() {
        struct View : V {
            View() { this->queryset = Novel::objects.all(); }
        };
        return std::string(run<View>("TRACE").headers.get("Allow"));
    };
    using S = NovelSerializer;
    EXPECT_EQ(allowed.operator()<generics::CreateAPIView<S>>(), "POST, OPTIONS");
    EXPECT_EQ(allowed.operator()<generics::ListAPIView<S>>(), "GET, HEAD, OPTIONS");
    EXPECT_EQ(allowed.operator()<generics::RetrieveAPIView<S>>(), "GET, HEAD, OPTIONS");
    EXPECT_EQ(allowed.operator()<generics::DestroyAPIView<S>>(), "DELETE, OPTIONS");
    EXPECT_EQ(allowed.operator()<generics::UpdateAPIView<S>>(), "PUT, PATCH, OPTIONS");
    EXPECT_EQ(allowed.operator()<generics::ListCreateAPIView<S>>(), "GET, POST, HEAD, OPTIONS");
    EXPECT_EQ(allowed.operator()<generics::RetrieveUpdateAPIView<S>>(),
              "GET, PUT, PATCH, HEAD, OPTIONS");
    EXPECT_EQ(allowed.operator()<generics::RetrieveDestroyAPIView<S>>(),
              "GET, DELETE, HEAD, OPTIONS");
    EXPECT_EQ(allowed.operator()<generics::RetrieveUpdateDestroyAPIView<S>>(),
              "GET, PUT, PATCH, DELETE, HEAD, OPTIONS");
}

TEST_F(GenericsTest, options_describe_the_fields_to_whoever_may_use_them) {
    const Value answer = json_of(run<NovelListView>("OPTIONS"));
    EXPECT_EQ(answer["name"], Value("Novel List"));
    const Value& post = answer["actions"]["POST"];
    EXPECT_EQ(to_json(post["id"]),
              R"({"type":"integer","required":false,"read_only":true,"label":"ID"})");
    EXPECT_EQ(
        to_json(post["title"]),
        R"({"type":"string","required":true,"read_only":false,"label":"Title","max_length":20})");
    EXPECT_EQ(to_json(post["writer"]),
              R"({"type":"field","required":true,"read_only":false,"label":"Writer"})");
    EXPECT_EQ(to_json(post["pages"]),
              R"({"type":"integer","required":false,"read_only":false,"label":"Pages",)"
              R"("min_value":1,"max_value":1000})");

    struct Guarded : NovelListView {
        Guarded() { permission_classes = {IsAuthenticatedOrReadOnly}; }
    };
    EXPECT_FALSE(json_of(run<Guarded>("OPTIONS")).contains("actions"));
    shelf_.fill(1);
    EXPECT_TRUE(json_of(detail("OPTIONS", 1))["actions"].contains("PUT"));
    EXPECT_FALSE(json_of(detail("OPTIONS", 9)).contains("actions"));
}

}  // namespace
}  // namespace shelf
