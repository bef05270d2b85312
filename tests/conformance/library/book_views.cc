#include "conformance/library/book_views.h"

#include <cadenza/authtoken.h>
#include <cadenza/jwt.h>
#include <cadenza/rest.h>
#include <cadenza/rest/serializers/model_access.h>

#include "conformance/library/conflict.h"
#include "conformance/library/pagination.h"
#include "conformance/library/serializers.h"

namespace library {
namespace {

using Authentications = Policies<authentication::BaseAuthentication>;

Authentications every_authentication() {
    return {SessionAuthentication, BasicAuthentication, TokenAuthentication, JWTAuthentication};
}

template <class S>
Value shown_list(const QuerySet<typename S::ModelType>& objects, SerializerContext context) {
    std::string json;
    JsonWriter writer(json);
    S serializer = make_serializer<S>();
    serializer.set_context(std::move(context));
    writer.begin_array();
    for (const auto& object : objects) {
        serializer.write(serializers::ModelInstance(object).instance, writer);
    }
    writer.end_array();
    return Value::json(std::move(json));
}

struct AuthorViewSet : ModelViewSet<AuthorSerializer> {
    AuthorViewSet() {
        queryset = Author::objects.all();
        authentication_classes = every_authentication();
        permission_classes = {IsAuthenticatedOrReadOnly};
        pagination_class = AuthorPagination();
        filter_backends = {SearchFilter, OrderingFilter};
        search_fields = {"name", "=slug", "^email", "books__title"};
        ordering_fields = {"__all__"};
        action<&AuthorViewSet::books>({.detail = true});
    }
    Response books(Request&) {
        const Author author = get_object();
        return Response(shown_list<BookBriefSerializer>(Book::objects.filter("author"_k = author),
                                                        get_serializer_context()));
    }
};

struct ProfileViewSet : ModelViewSet<AuthorProfileSerializer> {
    ProfileViewSet() {
        queryset = AuthorProfile::objects.all();
        authentication_classes = every_authentication();
        permission_classes = {AllowAny};
    }
};

struct PublisherViewSet : ModelViewSet<PublisherSerializer> {
    PublisherViewSet() {
        queryset = Publisher::objects.all();
        authentication_classes = every_authentication();
        permission_classes = {IsAuthenticatedOrReadOnly};
    }
    void perform_destroy(Publisher& publisher) override {
        try {
            publisher.remove();
        } catch (const ProtectedError&) {
            throw Conflict("The publisher still has " +
                           std::to_string(publisher.related("books").count()) + " book(s).");
        }
    }
};

struct TagViewSet : ModelViewSet<TagSerializer> {
    TagViewSet() {
        queryset = Tag::objects.all();
        authentication_classes = every_authentication();
        permission_classes = {IsAdminUser | IsAuthenticatedOrReadOnly};
        lookup_field = "slug";
        lookup_value_regex = "[-a-z]+";
    }
};

struct BookViewSet : ModelViewSet<BookSerializer> {
    BookViewSet() {
        queryset =
            Book::objects.select_related("author", "publisher", "owner").prefetch_related("tags");
        authentication_classes = every_authentication();
        permission_classes = {DjangoModelPermissionsOrAnonReadOnly};
        pagination_class = BookPagination();
        filter_backends = {SearchFilter, OrderingFilter};
        search_fields = {"title", "author__name", "=isbn", "^slug", "tags__name"};
        ordering_fields = {"title", "price", "pages", "published_on", "author__name"};
        ordering = {"id"};
        action<&BookViewSet::publish>({.detail = true, .methods = {POST}});
        action<&BookViewSet::set_price>({.detail = true,
                                         .methods = {PUT, PATCH},
                                         .url_path = "set-price",
                                         .url_name = "set-price",
                                         .description = "Changes the price of a book."});
        action<&BookViewSet::tag_names>({.detail = true, .url_path = "tags"});
        mapping<&BookViewSet::replace_tags>(PUT, "tag_names");
        action<&BookViewSet::cheapest>({.description = "The three cheapest books."});
        action<&BookViewSet::bulk>({.methods = {POST}});
    }
    SerializerFactory get_serializer_class() const override {
        if (action() == "list") return &new_serializer<BookBriefSerializer>;
        if (action() == "set_price") return &new_serializer<PriceSerializer>;
        return ModelViewSet::get_serializer_class();
    }
    void perform_create(BookSerializer& serializer) override {
        serializer.save(Dict{{"owner", user()}});
    }

    Response publish(Request&) {
        Book book = get_object();
        if (book.status == "published") throw Conflict("Already published.", "published");
        book.status = "published";
        book.save();
        return Response({{"status", std::string(book.status)}}, status::HTTP_202_ACCEPTED);
    }
    Response set_price(Request& request) {
        Book book = get_object();
        auto serializer = make_serializer<PriceSerializer>();
        serializer.set_partial(request.is(PATCH));
        serializer.borrow_data(request.data.value());
        serializer.is_valid(true);
        if (const Value* price = serializer.validated_data().find("price"))
            book.price = price->as_decimal();
        book.save();
        return Response({{"id", book.pk()}, {"price", book.price.fixed()}});
    }
    Response tag_names(Request&) {
        List names;
        const Book book = get_object();
        for (const Tag& tag : book.tags.all()) names.emplace_back(std::string(tag.name));
        return Response(Value(std::move(names)));
    }
    Response replace_tags(Request& request) {
        const Book book = get_object();
        std::vector<Tag> tags;
        List names;
        const Value& slugs = request.data["tags"];
        for (const Value& slug : slugs.is_list() ? slugs.as_list() : List()) {
            const auto tag = Tag::objects.filter("slug", slug).first();
            if (!tag) throw NotFound("No Tag matches the given query.");
            names.emplace_back(std::string(tag->name));
            tags.push_back(*tag);
        }
        book.tags.set(tags);
        return Response(Value(std::move(names)));
    }
    Response cheapest(Request&) {
        const QuerySet<Book> books =
            filter_queryset(get_queryset()).order_by({"price", "id"}).slice(0, 3);
        return Response(shown_list<BookBriefSerializer>(books, get_serializer_context()));
    }
    Response bulk(Request& request) {
        auto serializer = make_list_serializer<BookSerializer>();
        serializer->set_context(get_serializer_context());
        serializer->borrow_data(request.data.value());
        serializer->is_valid(true);
        serializer->save(Dict{{"owner", user()}});
        return Response(serializer->data(), status::HTTP_201_CREATED);
    }
};

struct NestedBookViewSet : ReadOnlyModelViewSet<BookNestedSerializer> {
    NestedBookViewSet() {
        queryset = Book::objects.all();
        description = "depth = 1";
        permission_classes = {AllowAny};
    }
};

struct ContributionViewSet : ModelViewSet<ContributionSerializer> {
    ContributionViewSet() {
        queryset = Contribution::objects.all();
        authentication_classes = every_authentication();
        permission_classes = {AllowAny};
    }
};

struct SpecimenViewSet : ModelViewSet<SpecimenSerializer> {
    SpecimenViewSet() {
        queryset = Specimen::objects.all();
        authentication_classes = {};
        permission_classes = {AllowAny};
    }
};

struct IsOwnerOrPublicReadOnly : permissions::BasePermission {
    bool has_object_permission(Request& request, const APIView& view,
                               const Model& object) const override {
        const auto& note = static_cast<const Note&>(object);
        if (permissions::is_safe_method(request) && note.public_) return true;
        return note.owner.pk() == view.user().pk();
    }
    std::string_view message() const override { return "This note belongs to somebody else."; }
};

struct NoteViewSet : ModelViewSet<NoteSerializer> {
    NoteViewSet() {
        queryset = Note::objects.select_related("owner");
        authentication_classes = every_authentication();
        permission_classes = {IsAuthenticated, IsOwnerOrPublicReadOnly()};
    }
    QuerySet<Note> get_queryset() override {
        const QuerySet<Note> notes = ModelViewSet::get_queryset();
        if (action() != "list") return notes;
        return notes.filter(std::string_view("owner"), user().pk());
    }
    void perform_create(NoteSerializer& serializer) override {
        serializer.save(Dict{{"owner", user()}});
    }
};

struct StrictBookList : generics::ListCreateAPIView<BookBriefSerializer> {
    StrictBookList() {
        queryset = Book::objects.all();
        authentication_classes = every_authentication();
        permission_classes = {DjangoModelPermissions};
    }
};

struct StrictBookDetail : generics::RetrieveUpdateDestroyAPIView<BookSerializer> {
    StrictBookDetail() {
        queryset = Book::objects.all();
        authentication_classes = every_authentication();
        permission_classes = {DjangoModelPermissions};
    }
};

struct EventViewSet : ReadOnlyModelViewSet<EventSerializer> {
    EventViewSet() {
        queryset = Event::objects.all();
        permission_classes = {AllowAny};
        pagination_class = EventPagination();
    }
};

struct WritableAuthorViewSet : ModelViewSet<AuthorWithProfileSerializer> {
    WritableAuthorViewSet() {
        queryset = Author::objects.filter(std::string_view("profile__isnull"), false);
        authentication_classes = {};
        permission_classes = {AllowAny};
    }
};

struct Root : APIRootView {
    Root() {
        description = "The library.";
        authentication_classes = {};
        permission_classes = {AllowAny};
    }
};

}  // namespace

UrlPatterns router_urlpatterns() {
    DefaultRouter router;
    router.root_view<Root>();
    router.register_<AuthorViewSet>("authors");
    router.register_<ProfileViewSet>("profiles", "profile");
    router.register_<PublisherViewSet>("publishers");
    router.register_<TagViewSet>("tags");
    router.register_<BookViewSet>("books");
    router.register_<NestedBookViewSet>("nested-books", "nested-book");
    router.register_<ContributionViewSet>("contributions");
    router.register_<SpecimenViewSet>("specimens");
    router.register_<NoteViewSet>("notes");
    router.register_<EventViewSet>("events");
    SimpleRouter no_slash({.trailing_slash = false});
    no_slash.register_<WritableAuthorViewSet>("writable-authors", "writable-author");
    return {path("", include(router.urls())), path("", include(no_slash.urls())),
            path("strict-books/", as_view<StrictBookList>()),
            path("strict-books/<int:pk>/", as_view<StrictBookDetail>())};
}

}  // namespace library
