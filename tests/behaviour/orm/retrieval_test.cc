#include "behaviour/orm/library_test.h"

using namespace library;

namespace {

class Retrieval : public LibraryTest {};

TEST_F(Retrieval, get_gives_the_one_row) {
    EXPECT_QUERIES(1, EXPECT_EQ(Book::objects.get("title"_k = "Beta").pages, 200));
    EXPECT_EQ(Book::objects.get("title", "Beta").pages, 200);
    EXPECT_EQ(Book::objects.get(std::string("title"), "Beta").pages, 200);
    EXPECT_EQ(Book::objects.filter("pages"_k = 300).get().title, "Gamma");
    EXPECT_EQ(Book::objects.get(Q("pages"_k = 300)).title, "Gamma");
    try {
        Book::objects.get("title"_k = "Omega");
        FAIL() << "there is none";
    } catch (const Book::DoesNotExist& error) {
        EXPECT_EQ(error.message(), "Book matching query does not exist.");
    }
    try {
        Book::objects.get("author"_k = ann());
        FAIL() << "there are two";
    } catch (const Book::MultipleObjectsReturned& error) {
        EXPECT_EQ(error.message(), "get() returned more than one Book -- it returned 2!");
    }
}

TEST_F(Retrieval, get_stops_counting_at_twenty) {
    std::vector<Event> events(30);
    for (Event& event : events) {
        event.name = "same";
        event.at = DateTime::of({2024, 1, 1});
    }
    Event::objects.bulk_create(events);
    try {
        Event::objects.get("name"_k = "same");
        FAIL() << "there are thirty";
    } catch (const MultipleObjectsReturned& error) {
        EXPECT_EQ(error.message(),
                  "get() returned more than one Event -- it returned more than 20!");
    }
}

TEST_F(Retrieval, first_and_last_follow_the_order) {
    EXPECT_EQ(Book::objects.first()->title, "Alpha");
    EXPECT_EQ(Book::objects.last()->title, "Delta");
    EXPECT_EQ(Book::objects.order_by("-title").first()->title, "Gamma");
    EXPECT_EQ(Book::objects.order_by("-title").last()->title, "Alpha");
    EXPECT_EQ(Account::objects.first(), std::nullopt);
    EXPECT_EQ(Tag::objects.first()->name, "blue");
}

TEST_F(Retrieval, rows_come_in_the_order_that_is_asked_for) {
    EXPECT_EQ(titles(Book::objects.order_by("author__name", "-pages")), "Beta,Alpha,Gamma,Delta");
    EXPECT_EQ(titles(Book::objects.order_by("-author__name", "pages").reverse()),
              "Beta,Alpha,Gamma,Delta");
    EXPECT_EQ(titles(Book::objects.order_by("publisher", "title")), "Alpha,Gamma,Beta,Delta");
    EXPECT_EQ(titles(Tag::objects.reverse()), "red,blue");
    EXPECT_EQ(titles(Book::objects.order_by(std::string("-title"))), "Gamma,Delta,Beta,Alpha");
    EXPECT_EQ(Book::objects.order_by("?").size(), 4U);
    // A relation orders by its model's own order.
    EXPECT_EQ(Book::objects.order_by("tags").values_list<std::string>("title").size(), 5U);
}

TEST_F(Retrieval, slices_limit_the_statement) {
    const auto books = Book::objects.order_by("id");
    EXPECT_EQ(titles(books.slice(0, 2)), "Alpha,Beta");
    EXPECT_EQ(titles(books.slice(1, 3)), "Beta,Gamma");
    EXPECT_EQ(titles(books.slice(2, -1)), "Gamma,Delta");
    EXPECT_EQ(titles(books.slice(1, 4).slice(1, 2)), "Gamma");
    EXPECT_QUERIES(0, EXPECT_EQ(titles(books.slice(2, 2)), ""));
    EXPECT_EQ(books.slice(1, 3).count(), 2);
    EXPECT_EQ(books.slice(3, 10).count(), 1);
    EXPECT_TRUE(books.slice(3, 10).exists());
    EXPECT_FALSE(books.slice(4, 10).exists());
    EXPECT_THROW(books.slice(0, 2).filter("pages"_k = 1), ValueError);
    EXPECT_THROW(books.slice(0, 2).order_by("pages"), ValueError);
    EXPECT_THROW(books.slice(-1, 2), ValueError);
}

TEST_F(Retrieval, count_and_exists_ask_for_no_rows) {
    EXPECT_QUERIES(2, {
        EXPECT_EQ(Book::objects.filter("author__name"_k = "Ann").count(), 2);
        EXPECT_TRUE(Book::objects.filter("pages"_k = 100).exists());
    });
    EXPECT_EQ(Author::objects.filter("books__pages__gt"_k = 0).count(), 4);
    EXPECT_EQ(Author::objects.filter("books__pages__gt"_k = 0).distinct().count(), 3);
    EXPECT_FALSE(Book::objects.filter("pages"_k = 1).exists());
}

TEST_F(Retrieval, values_read_columns_over_relations) {
    EXPECT_QUERIES(1, {
        const auto rows = Book::objects.filter("pages__lt"_k = 250).values("title", "author__name");
        ASSERT_EQ(rows.size(), 2U);
        EXPECT_EQ(rows[0]["title"], Value("Alpha"));
        EXPECT_EQ(rows[1]["author__name"], Value("Ann"));
    });
    std::string text;
    for (const auto& [id, name, editor] :
         Book::objects.values_list<std::int64_t, std::string, std::optional<std::string>>(
             "pages", "author__name", "editor__name"))
        text += std::to_string(id) + name + editor.value_or("-") + " ";
    EXPECT_EQ(text, "100AnnBob 200Ann- 300Bob- 400Cid- ");
    EXPECT_EQ(Book::objects.order_by("-id").flat_values<std::string>("title").front(), "Delta");
    EXPECT_EQ(Book::objects.values().front()["author_id"], Value(ann().id.value()));
    EXPECT_EQ(
        Book::objects.filter("title"_k = "Alpha").values_list<std::string>("tags__name").size(),
        2U);
    EXPECT_EQ(Author::objects.order_by("books__publisher__name")
                  .distinct()
                  .values_list<std::string>("books__publisher__name")
                  .size(),
              2U);
    const auto prices =
        Book::objects.values_list<Decimal, DateTime, Uuid>("price", "created_at", "uuid");
    EXPECT_EQ(std::get<0>(prices[0]).str(), "10.50");
    EXPECT_TRUE(std::get<1>(prices[0]).aware);
}

TEST_F(Retrieval, in_bulk_finds_rows_by_key) {
    const Author a = ann(), b = bob();
    const auto found = Author::objects.in_bulk({a.id.value(), b.id.value(), 99999});
    EXPECT_EQ(found.size(), 2U);
    EXPECT_EQ(found.find(b.pk())->name, "Bob");
    EXPECT_EQ(found.find(Value(99999)), nullptr);
}

TEST_F(Retrieval, a_query_without_rows_to_find_runs_nothing) {
    EXPECT_QUERIES(0, {
        EXPECT_EQ(Book::objects.none().count(), 0);
        EXPECT_EQ(Book::objects.all().none().filter("pages"_k = 1).size(), 0U);
        EXPECT_EQ(Book::objects.none().update("pages"_k = 1), 0);
    });
}

TEST_F(Retrieval, the_query_of_unknown_type_does_the_same) {
    const QueryBase books(model_info<Book>());
    EXPECT_EQ(books.filter("author__name", "Ann").count(), 2);
    EXPECT_EQ(books.get("title", "Beta")->get("pages"), Value(200));
    EXPECT_EQ(books.order_by({"-pages"}).first()->str(), "Delta");
    EXPECT_EQ(books.order_by({"-pages"}).last()->str(), "Alpha");
    EXPECT_EQ(books.filter("pages", 1).first(), nullptr);
    std::string names;
    for (const Model& row : books.exclude("pages__gt", 250)) names += row.str();
    EXPECT_EQ(names, "AlphaBeta");
    EXPECT_EQ(books.values_list({"title"}).size(), 4U);
    EXPECT_EQ(books.filter("title", "Alpha").update({{"pages", Value(101)}}), 1);
    const auto made = books.create({{"title", "Zeta"},
                                    {"slug", "z"},
                                    {"isbn", "9"},
                                    {"author", ann().pk()},
                                    {"publisher", Value(1)},
                                    {"pages", 1},
                                    {"price", "2.5"}});
    EXPECT_EQ(made->str(), "Zeta");
}

TEST_F(Retrieval, a_repeated_shape_gives_the_same_statement_with_other_values) {
    for (int round = 0; round < 2; ++round) {
        EXPECT_EQ(titles(Book::objects.filter("pages__in"_k = {100, 200})), "Alpha,Beta");
        EXPECT_EQ(titles(Book::objects.filter("pages__in"_k = {300, 400})), "Gamma,Delta");
        EXPECT_EQ(titles(Book::objects.filter("pages__in"_k = {300})), "Gamma");
        EXPECT_EQ(titles(Book::objects.order_by("id").slice(round, round + 2)),
                  round == 0 ? "Alpha,Beta" : "Beta,Gamma");
        EXPECT_EQ(titles(Book::objects.filter("title__startswith"_k = round == 0 ? "A" : "B")),
                  round == 0 ? "Alpha" : "Beta");
    }
}

}  // namespace
