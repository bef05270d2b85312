#include "behaviour/orm/library_test.h"
#include "cadenza/base/clock.h"
#include "cadenza/db/backends/base/errors.h"
#include "cadenza/db/models/model_info.h"

using namespace library;

namespace {

class Changes : public LibraryTest {
 protected:
    static std::string sql(const db::QueryLog& log, std::size_t i = 0) {
        return log.queries().at(i).sql;
    }
};

TEST_F(Changes, a_new_object_is_inserted_and_gets_its_key) {
    Tag tag;
    EXPECT_TRUE(tag.id.is_null());
    EXPECT_TRUE(tag.is_adding());
    tag.name = "green";
    tag.slug = "green";
    const db::QueryLog log;
    tag.save();
    EXPECT_EQ(log.count(), 1) << log.str();
    EXPECT_EQ(sql(log), "INSERT INTO \"library_tag\" (\"name\", \"slug\") VALUES (?, ?)");
    EXPECT_FALSE(tag.is_adding());
    EXPECT_GT(tag.id, 0);
    EXPECT_EQ(Tag::objects.get("id"_k = tag.id).name, "green");
}

TEST_F(Changes, a_known_object_is_updated) {
    Tag tag = Tag::objects.get("name"_k = "red");
    tag.slug = "rouge";
    const db::QueryLog log;
    tag.save();
    EXPECT_EQ(log.count(), 1) << log.str();
    EXPECT_EQ(
        sql(log),
        "UPDATE \"library_tag\" SET \"name\" = ?, \"slug\" = ? WHERE \"library_tag\".\"id\" = ?");
    EXPECT_EQ(Tag::objects.get("name"_k = "red").slug, "rouge");
}

TEST_F(Changes, an_unknown_key_is_tried_by_update_then_inserted) {
    Tag tag;
    tag.id = 4711;
    tag.name = "grey";
    tag.slug = "grey";
    EXPECT_QUERIES(2, tag.save());
    EXPECT_EQ(Tag::objects.get("name"_k = "grey").id, 4711);
}

TEST_F(Changes, save_writes_only_the_named_fields) {
    Book alpha = book("Alpha");
    alpha.title = "Changed";
    alpha.pages = 1;
    const db::QueryLog log;
    alpha.save({"pages"});
    EXPECT_EQ(sql(log),
              "UPDATE \"library_book\" SET \"pages\" = ? WHERE \"library_book\".\"id\" = ?");
    EXPECT_EQ(Book::objects.get("id"_k = alpha.id).title, "Alpha");
    try {
        alpha.save({"nonsense", "tags"});
        FAIL() << "neither is a column";
    } catch (const ValueError& error) {
        EXPECT_EQ(error.message(),
                  "The following fields do not exist in this model, are m2m fields, or are "
                  "non-concrete fields: nonsense, tags");
    }
    Book unsaved;
    EXPECT_THROW(unsaved.save({"pages"}), ValueError);
    alpha.id = 99999;
    EXPECT_THROW(alpha.save({"pages"}), db::DatabaseError);
}

TEST_F(Changes, saving_can_be_forced) {
    Tag tag;
    tag.id = 4712;
    tag.name = tag.slug = "odd";
    SaveOptions insert;
    insert.force_insert = true;
    EXPECT_QUERIES(1, tag.save(insert));
    SaveOptions update;
    update.force_update = true;
    EXPECT_QUERIES(1, tag.save(update));
    tag.id = 4713;
    try {
        tag.save(update);
        FAIL() << "there is no such row";
    } catch (const db::DatabaseError& error) {
        EXPECT_EQ(error.message(), "Forced update did not affect any rows.");
    }
}

TEST_F(Changes, automatic_times_are_set_on_saving) {
    ClockOverride clock(DateTime::of({2024, 5, 1}, Time::of(12, 0, 0, 123456)).microseconds);
    Book made = Book::objects.create(
        "title"_k = "T", "slug"_k = "t", "isbn"_k = "t", "author"_k = ann(),
        "publisher"_k = Publisher::objects.all()[0], "pages"_k = 1, "price"_k = 1);
    EXPECT_EQ(made.created_at.iso(), "2024-05-01T12:00:00.123456Z");
    clock.advance(60'000'000);
    made.save();
    const Book read = Book::objects.get("id"_k = made.id);
    EXPECT_EQ(read.created_at.iso(), "2024-05-01T12:00:00.123456Z");
    EXPECT_EQ(read.updated_at.iso(), "2024-05-01T12:01:00.123456Z");
    clock.advance(60'000'000);
    made.save({"title"});
    EXPECT_EQ(Book::objects.get("id"_k = made.id).updated_at.iso(), "2024-05-01T12:01:00.123456Z");
}

TEST_F(Changes, defaults_are_there_before_saving) {
    const Book book;
    EXPECT_EQ(book.status, "draft");
    EXPECT_FALSE(book.uuid.is_null());
    EXPECT_FALSE(Book().uuid == Book().uuid);
    EXPECT_TRUE(book.pages.is_null());
    EXPECT_TRUE(book.in_print.is_null());
    EXPECT_EQ(book.title, "");
    EXPECT_FALSE(book.title.is_null());
    EXPECT_TRUE(Author().email.is_null());
    EXPECT_EQ(Author().rating, 0.0);
    EXPECT_TRUE(Author().is_active);
    EXPECT_EQ(Specimen().text, "lorem");
    EXPECT_EQ(book.display("status"), "Draft");
    EXPECT_FALSE(model_info<Book>().make()->get("uuid") == model_info<Book>().make()->get("uuid"));
}

TEST_F(Changes, what_may_not_be_null_is_refused_by_the_database) {
    Book book;
    book.author = ann();
    book.publisher = Publisher::objects.all()[0];
    book.price = Decimal(1);
    try {
        atomic([&] { book.save(); });
        FAIL() << "pages is null";
    } catch (const db::IntegrityError& error) {
        EXPECT_EQ(error.kind(), db::ConstraintKind::NotNull);
    }
    EXPECT_TRUE(book.id.is_null());
}

TEST_F(Changes, an_unsaved_object_cannot_be_referred_to) {
    Author author;
    author.name = "New";
    Book alpha = book("Alpha");
    alpha.author = author;
    try {
        alpha.save();
        FAIL() << "the author has no key";
    } catch (const ValueError& error) {
        EXPECT_EQ(error.message(),
                  "save() prohibited to prevent data loss due to unsaved related object 'author'.");
    }
}

TEST_F(Changes, every_kind_of_value_comes_back_as_it_was) {
    Specimen s;
    s.char_ = "ünï ''";
    s.text = "line\nline";
    s.uuid = *Uuid::parse("12345678-1234-4234-8234-123456789abc");
    s.integer = -5;
    s.small = 7;
    s.big = 9'000'000'000'000'000'000;
    s.boolean = true;
    s.decimal = *Decimal::parse("-12345.675");
    s.float_ = 1.5e-7;
    s.date = Date{1969, 12, 31};
    s.datetime = *DateTime::parse("2024-02-29T23:59:59.000001+02:00");
    s.time = Time::of(1, 2, 3, 4);
    s.duration = Duration::days(-3) + Duration{5};
    s.json = Value{{"a", Value::list({1, 2.5, nullptr, "x"})}, {"b", true}};
    s.bytes = std::string("\0\x01\xff", 3);
    s.ip = "::1";
    s.save();
    const Specimen r = Specimen::objects.get("id"_k = s.id);
    EXPECT_EQ(r.char_, "ünï ''");
    EXPECT_TRUE(r.char_null.is_null());
    EXPECT_EQ(r.text, "line\nline");
    EXPECT_EQ(r.uuid.str(), "12345678-1234-4234-8234-123456789abc");
    EXPECT_EQ(r.integer, -5);
    EXPECT_EQ(r.small, 7);
    EXPECT_EQ(r.big, 9'000'000'000'000'000'000);
    EXPECT_TRUE(r.boolean);
    EXPECT_TRUE(r.boolean_null.is_null());
    EXPECT_EQ(r.decimal.str(), "-12345.675");
    EXPECT_EQ(r.float_, 1.5e-7);
    EXPECT_EQ(r.date.str(), "1969-12-31");
    EXPECT_EQ(r.datetime.iso(), "2024-02-29T21:59:59.000001Z");
    EXPECT_EQ(r.time.str(), "01:02:03.000004");
    EXPECT_EQ(r.duration.microseconds, (Duration::days(-3) + Duration{5}).microseconds);
    EXPECT_EQ(r.json.value(), s.json.value());
    EXPECT_EQ(static_cast<const std::string&>(r.bytes), std::string("\0\x01\xff", 3));
    EXPECT_EQ(r.ip, "::1");
}

TEST_F(Changes, nulls_come_back_as_nulls) {
    Specimen s;
    s.char_ = "x";
    s.uuid = nullptr;
    s.save();
    const Specimen r = Specimen::objects.get("id"_k = s.id);
    for (const char* name : {"char_null", "uuid", "boolean_null", "float", "date", "datetime",
                             "time", "duration", "json", "bytes", "ip"})
        EXPECT_TRUE(r.get(name).is_null()) << name;
}

TEST_F(Changes, create_makes_and_saves) {
    const Author writer = bob();
    EXPECT_QUERIES(1, {
        const Book made = Book::objects.create("title"_k = "New", "slug"_k = "n", "isbn"_k = "n",
                                               "author"_k = writer, "publisher_id"_k = 1,
                                               "pages"_k = 5, "price"_k = 2.5);
        EXPECT_EQ(made.author->name, "Bob");
    });
    EXPECT_EQ(Book::objects.get("slug"_k = "n").price.str(), "2.50");
}

TEST_F(Changes, get_or_create_and_update_or_create) {
    EXPECT_QUERIES(1, {
        auto [tag, made] = Tag::objects.get_or_create("name"_k = "red", defaults("slug"_k = "x"));
        EXPECT_FALSE(made);
        EXPECT_EQ(tag.slug, "red");
    });
    EXPECT_QUERIES(2, {
        auto [tag, made] = Tag::objects.get_or_create("name"_k = "pink", defaults("slug"_k = "p"));
        EXPECT_TRUE(made);
        EXPECT_EQ(tag.slug, "p");
    });
    EXPECT_QUERIES(2, {
        auto [tag, made] =
            Tag::objects.update_or_create("name"_k = "pink", defaults("slug"_k = "q"));
        EXPECT_FALSE(made);
        EXPECT_EQ(tag.slug, "q");
    });
    EXPECT_EQ(Tag::objects.get("name"_k = "pink").slug, "q");
}

TEST_F(Changes, update_changes_rows_in_place) {
    const db::QueryLog log;
    EXPECT_EQ(Book::objects.filter("pages__lt"_k = 250)
                  .update("status"_k = "retired", "pages"_k = F("pages") + 1),
              2);
    EXPECT_EQ(
        sql(log),
        "UPDATE \"library_book\" SET \"status\" = ?, \"pages\" = (\"library_book\".\"pages\" + ?) "
        "WHERE \"library_book\".\"pages\" < ?");
    EXPECT_EQ(Book::objects.filter("status"_k = "retired").flat_values<int>("pages"),
              (std::vector<int>{101, 201}));
    EXPECT_EQ(Book::objects.update("editor"_k = nullptr), 4);
    EXPECT_EQ(Book::objects.filter("editor__isnull"_k = false).count(), 0);
    EXPECT_EQ(Book::objects.update("editor"_k = bob()), 4);
    EXPECT_EQ(Book::objects.filter("editor__name"_k = "Bob").count(), 4);
}

TEST_F(Changes, update_over_relations_selects_its_rows_first) {
    const db::QueryLog log;
    EXPECT_EQ(Book::objects.filter("author__name"_k = "Ann").update("pages"_k = 7), 2);
    EXPECT_EQ(sql(log),
              "UPDATE \"library_book\" SET \"pages\" = ? WHERE \"library_book\".\"id\" IN (SELECT "
              "U0.\"id\" FROM \"library_book\" U0 INNER JOIN \"library_author\" U1 ON "
              "(U0.\"author_id\" = U1.\"id\") WHERE U1.\"name\" = ?)");
    EXPECT_EQ(Book::objects.filter("pages"_k = 7).count(), 2);
    EXPECT_THROW(Book::objects.all().slice(0, 1).update("pages"_k = 1), ValueError);
    EXPECT_THROW(Book::objects.update("pages"_k = F("author__rating")), FieldError);
    EXPECT_THROW(QueryBase(model_info<Book>()).update({{"tags", 1}}), FieldError);
    EXPECT_THROW(QueryBase(model_info<Book>()).update({{"nonsense", 1}}), FieldError);
}

TEST_F(Changes, many_rows_are_inserted_in_one_statement) {
    std::vector<Event> events(3);
    for (Event& event : events) {
        event.name = "bulk";
        event.at = DateTime::of({2024, 1, 1});
    }
    EXPECT_QUERIES(1, Event::objects.bulk_create(events));
    EXPECT_EQ(Event::objects.filter("name"_k = "bulk").count(), 3);
    std::vector<Tag> tags(2);
    tags[0].name = tags[0].slug = "red";
    tags[1].name = tags[1].slug = "violet";
    Tag::objects.bulk_create(tags, true);
    EXPECT_EQ(titles(Tag::objects.all()), "blue,red,violet");
}

TEST_F(Changes, many_rows_are_updated_in_one_statement) {
    auto books = Book::objects.order_by("id");
    for (Book& book : books) {
        book.pages += 1;
        book.status = "retired";
    }
    EXPECT_QUERIES(1, EXPECT_EQ(Book::objects.bulk_update(books, "pages", "status"), 4));
    EXPECT_EQ(Book::objects.order_by("id").flat_values<int>("pages"),
              (std::vector<int>{101, 201, 301, 401}));
    EXPECT_EQ(Book::objects.filter("status"_k = "retired").count(), 4);
}

TEST_F(Changes, an_object_can_be_read_again) {
    Book alpha = book("Alpha");
    (void)alpha.author->name;
    Book::objects.filter("id"_k = alpha.id).update("title"_k = "Changed", "pages"_k = 3);
    EXPECT_QUERIES(1, alpha.refresh_from_db({"pages"}));
    EXPECT_EQ(alpha.title, "Alpha");
    EXPECT_EQ(alpha.pages, 3);
    alpha.refresh_from_db();
    EXPECT_EQ(alpha.title, "Changed");
    Tag gone = Tag::objects.get("name"_k = "blue");
    Tag::objects.filter("id"_k = gone.id).remove();
    EXPECT_THROW(gone.refresh_from_db(), Tag::DoesNotExist);
}

TEST_F(Changes, objects_are_equal_where_their_rows_are) {
    EXPECT_TRUE(ann() == ann());
    EXPECT_FALSE(ann() == bob());
    EXPECT_FALSE(Author() == Author());
    const Author author;
    EXPECT_TRUE(author == author);
}

TEST_F(Changes, fields_can_be_read_and_set_by_name) {
    Book alpha = book("Alpha");
    alpha.set("pages", "123");
    EXPECT_EQ(alpha.pages, 123);
    alpha.set("author", bob().pk());
    EXPECT_EQ(alpha.author->name, "Bob");
    EXPECT_EQ(alpha.get("author"), bob().pk());
    EXPECT_EQ(alpha.get("price"), Value(*Decimal::parse("10.5")));
    try {
        alpha.set("pages", "x");
        FAIL() << "no number";
    } catch (const ValueError& error) {
        EXPECT_EQ(error.message(), "Field 'pages' expected a number but got 'x'.");
    }
    try {
        alpha.get("pagse");
        FAIL() << "no such field";
    } catch (const FieldError& error) {
        EXPECT_EQ(error.message(), "Book has no field named 'pagse'. Did you mean 'pages'?");
    }
}

}  // namespace
