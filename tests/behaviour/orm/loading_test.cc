#include "behaviour/orm/library_test.h"
#include "cadenza/base/log/log.h"
#include "cadenza/db/models/lazy_loading.h"

using namespace library;

namespace {

class Loading : public LibraryTest {};

TEST_F(Loading, select_related_brings_the_objects_along) {
    EXPECT_QUERIES(1, {
        std::string names;
        for (const Book& book : Book::objects.select_related("author", "editor"))
            names += book.author->name + (book.editor ? "+" + book.editor->name : "") + " ";
        EXPECT_EQ(names, "Ann+Bob Ann Bob Cid ");
    });
}

TEST_F(Loading, select_related_goes_as_deep_as_asked) {
    EXPECT_QUERIES(1, {
        for (const Book& book : Book::objects.filter("title"_k = "Gamma")
                                    .select_related("author__mentor", "publisher")) {
            EXPECT_EQ(book.author->mentor->name, "Ann");
            EXPECT_EQ(book.publisher->name, "Ace");
        }
    });
    EXPECT_QUERIES(1, {
        for (const Book& book : Book::objects.filter("title"_k = "Alpha").select_related())
            EXPECT_EQ(book.publisher->name + book.author->name, "AceAnn");
    });
    EXPECT_QUERIES(1, {
        for (const Author& author : Author::objects.select_related("profile")) {
            if (author.profile.get() != nullptr) {
                EXPECT_EQ(author.name + author.profile->handle, "Ann@ann");
            }
        }
    });
}

TEST_F(Loading, select_related_names_its_choices) {
    const auto run = [](const char* name) {
        try {
            Book::objects.all().select_related(std::string(name)).size();
            return std::string("nothing thrown");
        } catch (const FieldError& error) {
            return error.message();
        }
    };
    EXPECT_EQ(run("title"),
              "Non-relational field given in select_related: 'title'. Choices are: author, "
              "publisher, editor, sequel_to, owner");
    EXPECT_EQ(run("tags"),
              "Invalid field name(s) given in select_related: 'tags'. Choices are: author, "
              "publisher, editor, sequel_to, owner");
}

TEST_F(Loading, prefetch_related_takes_one_statement_for_each_relation) {
    EXPECT_QUERIES(2, {
        std::string text;
        for (const Author& author : Author::objects.prefetch_related("books"))
            text += author.name + ":" + titles(author.books.all()) + " ";
        EXPECT_EQ(text, "Ann:Alpha,Beta Bob:Gamma Cid:Delta ");
    });
    EXPECT_QUERIES(2, {
        std::string text;
        for (const Book& book : Book::objects.prefetch_related("tags"))
            text += book.title + ":" + titles(book.tags.all()) + " ";
        EXPECT_EQ(text, "Alpha:blue,red Beta: Gamma:red Delta: ");
    });
    EXPECT_QUERIES(2, {
        std::string text;
        for (const Tag& tag : Tag::objects.prefetch_related("books"))
            text += tag.name + ":" + titles(tag.books.all()) + " ";
        EXPECT_EQ(text, "blue:Alpha red:Alpha,Gamma ");
    });
    EXPECT_QUERIES(2, {
        std::string names;
        for (const Book& book : Book::objects.prefetch_related("author"))
            names += book.author->name;
        EXPECT_EQ(names, "AnnAnnBobCid");
    });
    EXPECT_QUERIES(2, {
        for (const Author& author : Author::objects.prefetch_related("profile"))
            EXPECT_EQ(author.profile.get() != nullptr, author.name == "Ann");
    });
}

TEST_F(Loading, prefetch_related_follows_paths) {
    EXPECT_QUERIES(3, {
        std::string text;
        for (const Author& author : Author::objects.prefetch_related("books__tags", "books"))
            for (const Book& book : author.books.all())
                text += book.title + ":" + titles(book.tags.all()) + " ";
        EXPECT_EQ(text, "Alpha:blue,red Beta: Gamma:red Delta: ");
    });
}

TEST_F(Loading, prefetched_rows_serve_what_needs_no_other_rows) {
    const auto authors = Author::objects.filter("name"_k = "Ann").prefetch_related("books");
    const Author& author = authors[0];
    EXPECT_QUERIES(0, {
        EXPECT_EQ(author.books.count(), 2);
        EXPECT_TRUE(author.books.exists());
        EXPECT_EQ(author.books.all()[1].title, "Beta");
        EXPECT_EQ(author.books.all()[1].author->name, "Ann");
    });
    EXPECT_QUERIES(1, EXPECT_EQ(author.books.filter("pages"_k = 200).size(), 1U));
    try {
        Author::objects.all().prefetch_related(std::string("nonsense")).size();
        FAIL() << "no such relation";
    } catch (const FieldError& error) {
        EXPECT_EQ(error.message(),
                  "Cannot find 'nonsense' on Author object, 'nonsense' is an invalid parameter to "
                  "prefetch_related()");
    }
}

TEST_F(Loading, a_lazy_load_inside_an_iteration_is_reported_once_with_the_remedy) {
    log::Capture capture;
    for (int round = 0; round < 2; ++round)
        for (const Book& book : Book::objects.all()) EXPECT_FALSE(book.publisher->name.empty());
    const std::string text = capture.text();
    EXPECT_TRUE(text.ends_with(
        "Book.publisher is loaded row by row inside an iteration, one query each. Add "
        "select_related(\"publisher\") to the query of the books.\n"))
        << text;
    EXPECT_EQ(text.find('\n'), text.size() - 1) << "reported more than once";
}

TEST_F(Loading, a_lazy_load_inside_an_iteration_can_be_an_error) {
    const LazyLoadingPolicy policy(LazyLoading::Raise);
    EXPECT_THROW(for (const Book& book
                      : Book::objects.all())(void) book.author->name,
                 LazyLoadingError);
    EXPECT_NO_THROW(for (const Book& book
                         : Book::objects.all().select_related("author"))(void) book.author->name);
    // One row of many is no iteration.
    const auto books = Book::objects.all();
    EXPECT_NO_THROW((void)books[0].author->name);
}

TEST_F(Loading, rows_are_kept_until_the_query_is_made_anew) {
    const auto books = Book::objects.filter("pages__gt"_k = 100);
    EXPECT_QUERIES(1, {
        EXPECT_EQ(titles(books), "Beta,Gamma,Delta");
        EXPECT_EQ(books.size(), 3U);
        EXPECT_EQ(books.count(), 3);
        EXPECT_TRUE(books.exists());
        EXPECT_EQ(books[1].title, "Gamma");
    });
    EXPECT_QUERIES(1, EXPECT_EQ(titles(books.filter("pages"_k = 200)), "Beta"));
}

TEST_F(Loading, an_iterator_reads_in_chunks_and_keeps_nothing) {
    std::vector<Event> events(105);
    for (std::size_t i = 0; i < events.size(); ++i) {
        events[i].name = "e" + std::to_string(i);
        events[i].at = DateTime::of({2024, 1, 1});
    }
    Event::objects.bulk_create(events);
    EXPECT_QUERIES(1, {
        std::size_t i = 0;
        for (const Event& event : Event::objects.order_by("id").iterator(10))
            EXPECT_EQ(event.name, "e" + std::to_string(i++));
        EXPECT_EQ(i, events.size());
    });
}

}  // namespace
