#pragma once

#include <cadenza/base/text.h>
#include <cadenza/rest.h>
#include <cadenza/rest/relations/hyperlinked_fields.h>

#include "conformance/library/models.h"

namespace library {

struct AuthorProfileSerializer : ModelSerializer<AuthorProfile> {
    AuthorProfileSerializer() { fields = {"id", "author", "handle", "home_ip", "preferences"}; }
};

struct AuthorSerializer : ModelSerializer<Author> {
    AuthorSerializer() {
        fields = {
            "id",
            {"name", validated_by<&AuthorSerializer::validate_name>()},
            "slug",
            "email",
            "website",
            "bio",
            "born",
            "mentor",
            "rating",
            "is_active",
            {"books", StringRelatedField{many = true, read_only = true}},
            {"handle", CharField{source = "profile.handle", read_only = true, default_ = nullptr}},
            {"book_count", method<&AuthorSerializer::book_count>()}};
    }
    std::int64_t book_count(const Author& author) const { return author.related("books").count(); }
    void validate_name(FieldValue& name);
    void validate(ValidatedData& attrs) override;
};

struct AuthorBriefSerializer : ModelSerializer<Author> {
    AuthorBriefSerializer() { fields = {"id", "name"}; }
};

struct PublisherSerializer : ModelSerializer<Publisher> {
    PublisherSerializer() {
        fields = {{"url", serializers::HyperlinkedIdentityField{view_name = "publisher-detail"}},
                  "name",
                  "country",
                  {"country_name", CharField{source = "get_country_display", read_only = true}},
                  "founded",
                  "website",
                  {"books", serializers::HyperlinkedRelatedField{many = true, read_only = true,
                                                                 view_name = "book-detail"}}};
    }
};

struct TagSerializer : ModelSerializer<Tag> {
    TagSerializer() {
        fields = {{"url", serializers::HyperlinkedIdentityField{view_name = "tag-detail",
                                                                lookup_field = "slug"}},
                  "id",
                  "name",
                  "slug"};
    }
};

struct ContributionSerializer : ModelSerializer<Contribution> {
    ContributionSerializer() {
        fields = {"id",     "book",
                  "author", {"author_name", ReadOnlyField{source = "author.name"}},
                  "role",   "position"};
    }
};

struct ContributionBriefSerializer : ModelSerializer<Contribution> {
    ContributionBriefSerializer() { fields = {{"author", StringRelatedField{}}, "role"}; }
};

/// The list of a bulk creation.
struct BookListSerializer : ListSerializer {
    using ListSerializer::ListSerializer;
    void validate(List& items) override;
};

struct BookSerializer : ModelSerializer<Book> {
    using ListSerializerClass = BookListSerializer;

    BookSerializer();
    bool is_long(const Book& book) const { return book.pages > 300; }
    void validate_title(FieldValue& title);
    void validate(ValidatedData& attrs) override;
};

struct BookBriefSerializer : ModelSerializer<Book> {
    BookBriefSerializer() {
        fields = {"id", "title", {"author", StringRelatedField{}}, "price", "pages", "status"};
    }
};

struct BookNestedSerializer : ModelSerializer<Book> {
    BookNestedSerializer() {
        fields = {"id", "title", "author", "publisher", "tags"};
        depth = 1;
    }
};

struct PriceSerializer : Serializer {
    PriceSerializer() {
        fields = {{"price", DecimalField{max_digits = 7, decimal_places = 2, min_value = 1}},
                  {"reason", CharField{required = false, max_length = 20}}};
    }
};

struct SpecimenSerializer : ModelSerializer<Specimen> {
    SpecimenSerializer() { fields = {"__all__"}; }
};

struct NoteSerializer : ModelSerializer<Note> {
    NoteSerializer() {
        fields = {"id",
                  {"owner", SlugRelatedField{slug_field = "username", read_only = true}},
                  "text",
                  "public"};
    }
};

struct EventSerializer : ModelSerializer<Event> {
    EventSerializer() { fields = {"id", "name", "at", "weight"}; }
};

struct WritableProfileSerializer : ModelSerializer<AuthorProfile> {
    WritableProfileSerializer() { fields = {"handle", "home_ip", "preferences"}; }
};

/// An author with a profile, written together.
struct AuthorWithProfileSerializer : ModelSerializer<Author> {
    AuthorWithProfileSerializer() {
        fields = {"id",
                  "name",
                  "slug",
                  {"profile", nested<WritableProfileSerializer>{read_only = false}}};
    }
    Author create(const ValidatedData& data) override;
    void update(Author& author, const ValidatedData& data) override;
};

}  // namespace library
