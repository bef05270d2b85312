#include "behaviour/orm/library_test.h"
#include "cadenza/db/models/lazy_loading.h"

using namespace library;

namespace {

class Relations : public LibraryTest {
 protected:
    // The statement of a query from its FROM on.
    static std::string joins(const QueryBase& query) {
        const std::string sql = query.str();
        return sql.substr(sql.find(" FROM ") + 1);
    }
};

TEST_F(Relations, follow_foreign_keys_both_ways) {
    EXPECT_EQ(titles(Book::objects.filter("author__name"_k = "Ann")), "Alpha,Beta");
    EXPECT_EQ(titles(Book::objects.filter("author"_k = ann())), "Alpha,Beta");
    EXPECT_EQ(titles(Book::objects.filter("author_id"_k = ann().id)), "Alpha,Beta");
    EXPECT_EQ(titles(Book::objects.filter("author__mentor__name"_k = "Ann")), "Gamma");
    EXPECT_EQ(titles(Author::objects.filter("books__title"_k = "Gamma")), "Bob");
    EXPECT_EQ(titles(Author::objects.filter("books"_k = book("Gamma"))), "Bob");
    EXPECT_EQ(titles(Author::objects.filter("profile__handle"_k = "@ann")), "Ann");
    EXPECT_EQ(titles(Author::objects.filter(std::string("edited_books__title"), "Alpha")), "Bob");
    EXPECT_EQ(titles(Tag::objects.filter("books__author__name"_k = "Bob")), "red");
}

TEST_F(Relations, a_key_in_the_row_itself_needs_no_join) {
    EXPECT_EQ(joins(Book::objects.filter("author__id"_k = 1).order_by()),
              "FROM \"library_book\" WHERE \"library_book\".\"author_id\" = ?  -- 1");
    EXPECT_EQ(
        joins(Tag::objects.filter("books__id"_k = 7).order_by()),
        "FROM \"library_tag\" INNER JOIN \"library_book_tags\" ON (\"library_tag\".\"id\" = "
        "\"library_book_tags\".\"tag_id\") WHERE \"library_book_tags\".\"book_id\" = ?  -- 7");
}

TEST_F(Relations, joins_are_outer_only_where_rows_would_get_lost) {
    EXPECT_EQ(
        joins(Book::objects.filter("editor__name"_k = "Bob").order_by()),
        "FROM \"library_book\" INNER JOIN \"library_author\" ON (\"library_book\".\"editor_id\" "
        "= \"library_author\".\"id\") WHERE \"library_author\".\"name\" = ?  -- Bob");
    EXPECT_EQ(
        joins(
            Book::objects.filter(Q("editor__name"_k = "Bob") || Q("pages__gt"_k = 350)).order_by()),
        "FROM \"library_book\" LEFT OUTER JOIN \"library_author\" ON "
        "(\"library_book\".\"editor_id\" = \"library_author\".\"id\") WHERE "
        "(\"library_author\".\"name\" = ? OR \"library_book\".\"pages\" > ?)  -- Bob 350");
    EXPECT_EQ(joins(Book::objects.filter("editor__name__isnull"_k = true).order_by()),
              "FROM \"library_book\" LEFT OUTER JOIN \"library_author\" ON "
              "(\"library_book\".\"editor_id\" = \"library_author\".\"id\") WHERE "
              "\"library_author\".\"name\" IS NULL");
    EXPECT_EQ(joins(Book::objects.order_by("editor__name")),
              "FROM \"library_book\" LEFT OUTER JOIN \"library_author\" ON "
              "(\"library_book\".\"editor_id\" = \"library_author\".\"id\") ORDER BY "
              "\"library_author\".\"name\" ASC");
}

TEST_F(Relations, excluding_keeps_the_rows_where_the_column_is_null) {
    EXPECT_EQ(joins(Author::objects.exclude("email"_k = "ann@example.com").order_by()),
              "FROM \"library_author\" WHERE NOT (\"library_author\".\"email\" = ? AND "
              "\"library_author\".\"email\" IS NOT NULL)  -- ann@example.com");
    EXPECT_EQ(titles(Author::objects.exclude("email"_k = "ann@example.com")), "Bob,Cid");
    EXPECT_EQ(joins(Author::objects.exclude("name"_k = "Ann").order_by()),
              "FROM \"library_author\" WHERE NOT (\"library_author\".\"name\" = ?)  -- Ann");
    EXPECT_EQ(titles(Book::objects.exclude("editor__name"_k = "Bob")), "Beta,Gamma,Delta");
    EXPECT_EQ(
        joins(Book::objects.exclude("editor__name"_k = "Bob").order_by()),
        "FROM \"library_book\" LEFT OUTER JOIN \"library_author\" ON "
        "(\"library_book\".\"editor_id\" = \"library_author\".\"id\") WHERE NOT "
        "(\"library_author\".\"name\" = ? AND \"library_author\".\"name\" IS NOT NULL)  -- Bob");
    EXPECT_EQ(titles(Book::objects.filter(!(!Q("title"_k = "Beta")))), "Beta");
}

TEST_F(Relations, excluding_over_many_rows_asks_whether_there_is_one) {
    EXPECT_EQ(titles(Book::objects.exclude("tags__name"_k = "red")), "Beta,Delta");
    EXPECT_EQ(titles(Book::objects.exclude("tags__name"_k = "blue")), "Beta,Gamma,Delta");
    EXPECT_EQ(titles(Author::objects.exclude("books__pages__gt"_k = 250)), "Ann");
    EXPECT_EQ(titles(Book::objects.exclude("author__books__title"_k = "Alpha")), "Gamma,Delta");
    EXPECT_EQ(titles(Book::objects.exclude("editor__books__title"_k = "Gamma")),
              "Beta,Gamma,Delta");
    EXPECT_EQ(
        joins(Book::objects.exclude("tags__name"_k = "red").order_by()),
        "FROM \"library_book\" WHERE NOT (EXISTS(SELECT (1) AS \"a\" FROM "
        "\"library_book_tags\" U1 INNER JOIN \"library_tag\" U2 ON (U1.\"tag_id\" = U2.\"id\") "
        "WHERE (U2.\"name\" = ? AND U1.\"book_id\" = (\"library_book\".\"id\")) LIMIT 1))  -- red");
}

TEST_F(Relations, one_filter_means_one_row_and_two_filters_may_mean_two) {
    EXPECT_EQ(titles(Book::objects.filter("tags__name"_k = "red", "tags__slug"_k = "blue")), "");
    EXPECT_EQ(titles(Book::objects.filter("tags__name"_k = "red").filter("tags__slug"_k = "blue")),
              "Alpha");
    // Django's rule: in exclude() two conditions do not mean the same row.
    EXPECT_EQ(titles(Book::objects.exclude("tags__name"_k = "red", "tags__slug"_k = "blue")),
              "Beta,Gamma,Delta");
    EXPECT_EQ(titles(Author::objects.filter("books__pages__gt"_k = 50)), "Ann,Ann,Bob,Cid");
    EXPECT_EQ(titles(Author::objects.filter("books__pages__gt"_k = 50).distinct()), "Ann,Bob,Cid");
}

TEST_F(Relations, conditions_combine_with_and_or_not) {
    EXPECT_EQ(titles(Book::objects.filter(Q("title"_k = "Alpha") || Q("author__name"_k = "Cid"))),
              "Alpha,Delta");
    EXPECT_EQ(titles(Book::objects.filter(Q("pages__gt"_k = 100) && !Q("author"_k = ann()))),
              "Gamma,Delta");
    EXPECT_EQ(titles(Book::objects.exclude(Q("tags__name"_k = "blue") || !Q("author"_k = ann()))),
              "Beta");
    auto any = Q();
    for (const char* title : {"Beta", "Delta"}) any = any || Q(std::string("title"), Value(title));
    EXPECT_EQ(titles(Book::objects.filter(any)), "Beta,Delta");
    EXPECT_EQ(titles(Book::objects.filter(Q())), "Alpha,Beta,Gamma,Delta");
}

TEST_F(Relations, compare_columns_with_columns) {
    EXPECT_EQ(titles(Book::objects.filter("editor"_k = F("author"))), "");
    EXPECT_EQ(titles(Book::objects.filter("pages__gt"_k = F("price") * 20)), "Gamma");
    EXPECT_EQ(titles(Author::objects.filter("name__iexact"_k = F("slug"))), "Ann,Bob,Cid");
    EXPECT_EQ(titles(Book::objects.exclude("author"_k = F("editor"))), "Alpha,Beta,Gamma,Delta");
    EXPECT_EQ(titles(Book::objects.filter("title__startswith"_k = F("author__name"))), "");
}

TEST_F(Relations, a_query_can_be_the_value) {
    const auto long_ones = Book::objects.filter("pages__gte"_k = 300);
    EXPECT_QUERIES(1,
                   EXPECT_EQ(titles(Author::objects.filter("books__in"_k = long_ones)), "Bob,Cid"));
    EXPECT_EQ(
        titles(Book::objects.filter("author__in"_k = Author::objects.filter("is_active"_k = true))),
        "Alpha,Beta,Gamma");
    EXPECT_EQ(
        titles(Book::objects.exclude("author__in"_k = Author::objects.filter("name"_k = "Ann"))),
        "Gamma,Delta");
    const QueryBase names = Author::objects.filter("is_active"_k = false)
                                .values_query(std::array<std::string_view, 1>{"name"});
    EXPECT_EQ(titles(Author::objects.filter("name__in"_k = names)), "Cid");
    EXPECT_EQ(
        titles(Book::objects.filter("id__in"_k = Book::objects.order_by("-pages").slice(0, 2))),
        "Gamma,Delta");
    EXPECT_THROW(Book::objects.filter("author__in"_k = Tag::objects.all()).count(), ValueError);
}

TEST_F(Relations, an_object_of_another_model_is_refused) {
    const Tag red = Tag::objects.get("name"_k = "red");
    try {
        Book::objects.filter("author"_k = red).count();
        FAIL() << "a tag is no author";
    } catch (const ValueError& error) {
        EXPECT_TRUE(error.message().ends_with("Must be \"Author\" instance.")) << error.message();
    }
}

TEST_F(Relations, a_foreign_key_loads_its_object_when_it_is_read) {
    const Book alpha = book("Alpha");
    EXPECT_QUERIES(1, {
        EXPECT_EQ(alpha.author->name, "Ann");
        EXPECT_EQ(alpha.author->slug, "ann");
    });
    const Author writer = ann();
    EXPECT_QUERIES(0, EXPECT_EQ(alpha.author.id(), writer.id));
    const Book beta = book("Beta");
    EXPECT_TRUE(beta.editor.is_null());
    EXPECT_FALSE(beta.editor);
    EXPECT_EQ(beta.editor.get(), nullptr);
    try {
        (void)beta.editor->name;
        FAIL() << "there is no editor";
    } catch (const DoesNotExist& error) {
        EXPECT_EQ(error.message(),
                  "Book.editor is null: test it before reading the author that it points at.");
    }
}

TEST_F(Relations, an_assigned_object_needs_no_query) {
    Book beta = book("Beta");
    const Author writer = bob();
    EXPECT_QUERIES(0, {
        beta.editor = writer;
        EXPECT_EQ(beta.editor->name, "Bob");
    });
    beta.editor = nullptr;
    EXPECT_TRUE(beta.editor.is_null());
}

TEST_F(Relations, related_rows_are_reached_from_the_object) {
    EXPECT_EQ(titles(ann().books.all()), "Alpha,Beta");
    EXPECT_EQ(titles(ann().books.filter("pages__gt"_k = 100)), "Beta");
    EXPECT_EQ(ann().books.count(), 2);
    EXPECT_EQ(titles(ann().books.order_by("-pages")), "Beta,Alpha");
    EXPECT_EQ(ann().related("books").count(), 2);
    EXPECT_EQ(bob().related("edited_books").count(), 1);
    EXPECT_THROW(ann().related("nonsense"), FieldError);
    EXPECT_EQ(ann().profile->handle, "@ann");
    EXPECT_EQ(bob().profile.get(), nullptr);
    try {
        (void)bob().profile->handle;
        FAIL() << "Bob has no profile";
    } catch (const DoesNotExist& error) {
        EXPECT_EQ(error.message(), "Author has no profile.");
    }
    const Author unsaved;
    EXPECT_THROW(unsaved.books.count(), ValueError);
}

TEST_F(Relations, a_relation_makes_rows_that_belong_to_it) {
    const Author writer = bob();
    const Book made = writer.books.create("title"_k = "Epsilon", "slug"_k = "e", "isbn"_k = "77",
                                          "publisher"_k = Publisher::objects.get("name"_k = "Ace"),
                                          "pages"_k = 1, "price"_k = 1);
    EXPECT_EQ(made.author.id(), writer.id);
    EXPECT_EQ(titles(writer.books.all()), "Gamma,Epsilon");
}

}  // namespace
