#include "behaviour/orm/library_test.h"

using namespace library;

namespace {

class Deletion : public LibraryTest {};

TEST_F(Deletion, a_lone_row_goes_by_one_statement) {
    Event event = Event::objects.create("name"_k = "x", "at"_k = DateTime::of({2024, 1, 1}));
    EXPECT_QUERIES(1, {
        const DeleteResult result = event.remove();
        EXPECT_EQ(result.total, 1);
        EXPECT_EQ(result.of("library.Event"), 1);
    });
    EXPECT_TRUE(event.id.is_null());
    EXPECT_THROW(event.remove(), ValueError);
}

TEST_F(Deletion, a_query_whose_rows_nobody_refers_to_goes_by_one_statement) {
    for (const char* name : {"a", "b", "c"})
        Event::objects.create("name"_k = std::string(name), "at"_k = DateTime::of({2024, 1, 1}));
    const db::QueryLog log;
    EXPECT_EQ(Event::objects.filter("name__in"_k = {"a", "b"}).remove().total, 2);
    EXPECT_EQ(log.count(), 1) << log.str();
    EXPECT_EQ(Event::objects.count(), 1);
}

TEST_F(Deletion, cascades_take_referring_rows_along_and_count_them) {
    Author author = ann();
    const DeleteResult result = author.remove();
    EXPECT_EQ(result.of("library.Author"), 1);
    EXPECT_EQ(result.of("library.Book"), 2);
    EXPECT_EQ(result.of("library.AuthorProfile"), 1);
    EXPECT_EQ(result.of("library.Book_tags"), 2);
    EXPECT_EQ(result.total, 6);
    EXPECT_EQ(titles(Book::objects.all()), "Gamma,Delta");
    // Bob's mentor was Ann: SET_NULL.
    EXPECT_TRUE(bob().mentor.is_null());
    EXPECT_EQ(Tag::objects.count(), 2);
}

TEST_F(Deletion, what_may_be_null_is_set_to_null) {
    Author editor = bob();
    Book::objects.filter("author"_k = editor).update("author"_k = ann());
    editor.remove();
    EXPECT_TRUE(book("Alpha").editor.is_null());
    EXPECT_EQ(Book::objects.count(), 4);
    book("Alpha").remove();
    EXPECT_TRUE(book("Beta").sequel_to.is_null());
}

TEST_F(Deletion, protected_rows_stay_and_are_named) {
    Publisher ace = Publisher::objects.get("name"_k = "Ace");
    try {
        ace.remove();
        FAIL() << "books refer to it";
    } catch (const ProtectedError& error) {
        EXPECT_EQ(error.message(),
                  "Cannot delete some instances of model 'Publisher' because they are referenced "
                  "through protected foreign keys: 'Book.publisher'.");
        ASSERT_EQ(error.protected_objects.size(), 2U);
        EXPECT_EQ(error.protected_objects[0]->str(), "Alpha");
    }
    EXPECT_EQ(Publisher::objects.count(), 2);
    EXPECT_THROW(Publisher::objects.all().remove(), ProtectedError);
    Book::objects.filter("publisher"_k = ace).remove();
    EXPECT_EQ(ace.remove().total, 1);
}

TEST_F(Deletion, many_to_many_pairs_go_with_either_side) {
    EXPECT_EQ(Tag::objects.get("name"_k = "red").remove().of("library.Book_tags"), 2);
    EXPECT_EQ(titles(book("Alpha").tags.all()), "blue");
    EXPECT_EQ(Book::objects.filter("title"_k = "Alpha").remove().of("library.Book_tags"), 1);
}

TEST_F(Deletion, a_query_over_relations_selects_its_rows) {
    EXPECT_EQ(AuthorProfile::objects.filter("author__name"_k = "Ann").remove().total, 1);
    EXPECT_EQ(Book::objects.filter("author__name"_k = "Cid").remove().total, 1);
    EXPECT_EQ(titles(Book::objects.all()), "Alpha,Beta,Gamma");
    EXPECT_THROW(Book::objects.all().slice(0, 1).remove(), ValueError);
}

}  // namespace
