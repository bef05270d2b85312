#include "behaviour/orm/library_test.h"

using namespace library;

namespace {

class Lookups : public LibraryTest {};

TEST_F(Lookups, compare_columns_of_the_model_itself) {
    EXPECT_EQ(titles(Book::objects.filter("pages__gt"_k = 200)), "Gamma,Delta");
    EXPECT_EQ(titles(Book::objects.filter("pages__gte"_k = 200)), "Beta,Gamma,Delta");
    EXPECT_EQ(titles(Book::objects.filter("pages__lt"_k = 200)), "Alpha");
    EXPECT_EQ(titles(Book::objects.filter("pages__lte"_k = 200)), "Alpha,Beta");
    EXPECT_EQ(titles(Book::objects.filter("pages__range"_k = {150, 300})), "Beta,Gamma");
    EXPECT_EQ(titles(Book::objects.filter("title"_k = "Beta")), "Beta");
    EXPECT_EQ(titles(Book::objects.filter("title__iexact"_k = "bETA")), "Beta");
    EXPECT_EQ(titles(Book::objects.filter("title__in"_k = {"Alpha", "Delta", "x"})), "Alpha,Delta");
    EXPECT_EQ(titles(Book::objects.filter("pk__in"_k = std::vector<std::int64_t>{})), "");
}

TEST_F(Lookups, integers_are_compared_with_fractions_as_numbers) {
    EXPECT_EQ(titles(Book::objects.filter("pages__gte"_k = 200.5)), "Gamma,Delta");
    EXPECT_EQ(titles(Book::objects.filter("pages__lt"_k = 200.5)), "Alpha,Beta");
    EXPECT_EQ(titles(Book::objects.filter("pages__gt"_k = 199.5)), "Beta,Gamma,Delta");
}

TEST_F(Lookups, search_texts) {
    EXPECT_EQ(titles(Book::objects.filter("title__contains"_k = "et")), "Beta");
    EXPECT_EQ(titles(Book::objects.filter("title__icontains"_k = "A")), "Alpha,Beta,Gamma,Delta");
    EXPECT_EQ(titles(Book::objects.filter("title__startswith"_k = "Al")), "Alpha");
    EXPECT_EQ(titles(Book::objects.filter("title__istartswith"_k = "de")), "Delta");
    EXPECT_EQ(titles(Book::objects.filter("title__endswith"_k = "ta")), "Beta,Delta");
    EXPECT_EQ(titles(Book::objects.filter("title__iendswith"_k = "MMA")), "Gamma");
    EXPECT_EQ(titles(Book::objects.filter("title__regex"_k = "^[AB]")), "Alpha,Beta");
    EXPECT_EQ(titles(Book::objects.filter("title__iregex"_k = "^[ab]")), "Alpha,Beta");
}

TEST_F(Lookups, wildcards_in_a_searched_text_mean_themselves) {
    Tag::objects.create("name"_k = "100%", "slug"_k = "percent");
    Tag::objects.create("name"_k = "a_b\\c", "slug"_k = "odd");
    EXPECT_EQ(titles(Tag::objects.filter("name__contains"_k = "%")), "100%");
    EXPECT_EQ(titles(Tag::objects.filter("name__contains"_k = "_")), "a_b\\c");
    EXPECT_EQ(titles(Tag::objects.filter("name__endswith"_k = "\\c")), "a_b\\c");
    EXPECT_EQ(titles(Tag::objects.filter("name__icontains"_k = "1%")), "");
}

TEST_F(Lookups, a_value_never_becomes_sql) {
    EXPECT_EQ(Book::objects.filter("title"_k = "' OR 1=1 --").count(), 0);
    EXPECT_EQ(Book::objects.filter("title__contains"_k = "' OR '1'='1").count(), 0);
    EXPECT_THROW(Book::objects.all().order_by(std::string("pages; DROP TABLE library_book")),
                 FieldError);
    EXPECT_THROW(Book::objects.filter(std::string("title\" = \"title"), 1), FieldError);
}

TEST_F(Lookups, find_null_and_what_is_not) {
    EXPECT_EQ(titles(Book::objects.filter("editor__isnull"_k = true)), "Beta,Gamma,Delta");
    EXPECT_EQ(titles(Book::objects.filter("editor__isnull"_k = false)), "Alpha");
    EXPECT_EQ(titles(Book::objects.filter("editor"_k = nullptr)), "Beta,Gamma,Delta");
    EXPECT_EQ(titles(Author::objects.filter("email__isnull"_k = true)), "Bob");
    EXPECT_EQ(titles(Author::objects.filter("email"_k = nullptr)), "Bob");
    try {
        Author::objects.filter(std::string("email__contains"), Value()).count();
        FAIL() << "null is nothing to search for";
    } catch (const ValueError& error) {
        EXPECT_EQ(error.message(), "Cannot use None as a query value");
    }
}

TEST_F(Lookups, nulls_in_a_list_are_left_out) {
    const Value list(List{Value("Ann"), Value()});
    EXPECT_EQ(titles(Author::objects.filter(std::string("name__in"), list)), "Ann");
}

TEST_F(Lookups, an_empty_list_costs_no_statement) {
    EXPECT_QUERIES(0, {
        EXPECT_EQ(Book::objects.filter("title__in"_k = std::vector<std::string>{}).count(), 0);
        EXPECT_FALSE(Book::objects.filter("title__in"_k = std::vector<std::string>{}).exists());
        EXPECT_EQ(titles(Book::objects.none()), "");
    });
    EXPECT_EQ(Book::objects.exclude("title__in"_k = std::vector<std::string>{}).count(), 4);
}

TEST_F(Lookups, compare_decimals_dates_and_truth_values) {
    EXPECT_EQ(titles(Book::objects.filter("price__gt"_k = *Decimal::parse("10.50"))), "Beta,Delta");
    EXPECT_EQ(titles(Book::objects.filter("price"_k = *Decimal::parse("5.25"))), "Gamma");
    EXPECT_EQ(titles(Author::objects.filter("is_active"_k = false)), "Cid");
    EXPECT_EQ(titles(Book::objects.filter("created_at__gt"_k = DateTime::of({2020, 1, 1}))),
              "Alpha,Beta,Gamma,Delta");
    EXPECT_EQ(titles(Book::objects.filter("created_at__gt"_k = "2020-01-01")),
              "Alpha,Beta,Gamma,Delta");
}

TEST_F(Lookups, compare_parts_of_dates) {
    Event::objects.create("name"_k = "old", "at"_k = *DateTime::parse("1999-12-31T23:59:59.5Z"));
    Event::objects.create("name"_k = "new", "at"_k = *DateTime::parse("2024-02-29T06:30:15Z"));
    EXPECT_EQ(titles(Event::objects.filter("at__year"_k = 1999)), "old");
    EXPECT_EQ(titles(Event::objects.filter("at__year__gt"_k = 1999)), "new");
    EXPECT_EQ(titles(Event::objects.filter("at__year__lte"_k = 1999)), "old");
    EXPECT_EQ(titles(Event::objects.filter("at__month"_k = 2)), "new");
    EXPECT_EQ(titles(Event::objects.filter("at__day"_k = 31)), "old");
    EXPECT_EQ(titles(Event::objects.filter("at__hour__gte"_k = 23)), "old");
    EXPECT_EQ(titles(Event::objects.filter("at__minute"_k = 30)), "new");
    EXPECT_EQ(titles(Event::objects.filter("at__second"_k = 59)), "old");
    EXPECT_EQ(titles(Event::objects.filter("at__week_day"_k = 5)), "new");      // a Thursday
    EXPECT_EQ(titles(Event::objects.filter("at__iso_week_day"_k = 5)), "old");  // a Friday
    EXPECT_EQ(titles(Event::objects.filter("at__week"_k = 52)), "old");
    EXPECT_EQ(titles(Event::objects.filter("at__quarter"_k = 1)), "new");
    EXPECT_EQ(titles(Event::objects.filter("at__date"_k = Date{2024, 2, 29})), "new");
    EXPECT_EQ(titles(Event::objects.filter("at__date__lt"_k = Date{2024, 2, 29})), "old");
    EXPECT_EQ(titles(Event::objects.order_by("at__month")), "new,old");
}

TEST_F(Lookups, a_wrong_value_is_named) {
    try {
        Book::objects.filter(std::string("pages"), "many").count();
        FAIL() << "no number";
    } catch (const ValueError& error) {
        EXPECT_EQ(error.message(), "Field 'pages' expected a number but got 'many'.");
    }
    try {
        Book::objects.filter(std::string("created_at"), "soon").count();
        FAIL() << "no date";
    } catch (const ModelValidationError& error) {
        EXPECT_EQ(error.messages("__all__").at(0).text,
                  "“soon” value has an invalid format. It must be in YYYY-MM-DD "
                  "HH:MM[:ss[.uuuuuu]][TZ] format.");
    }
    try {
        Book::objects.filter(std::string("author__isnull"), 1).count();
        FAIL() << "no truth value";
    } catch (const ValueError& error) {
        EXPECT_EQ(error.message(),
                  "The QuerySet value for an isnull lookup must be True or False.");
    }
}

TEST_F(Lookups, a_wrong_name_is_answered_with_the_choices) {
    try {
        Tag::objects.filter(std::string("nmae"), "x");
        FAIL() << "no such field";
    } catch (const FieldError& error) {
        EXPECT_EQ(error.message(),
                  "Cannot resolve keyword 'nmae' into field. Choices are: books, id, name, slug");
    }
    try {
        Book::objects.filter(std::string("title__upper"), "x").count();
        FAIL() << "no such lookup";
    } catch (const FieldError& error) {
        EXPECT_EQ(error.message(),
                  "Unsupported lookup 'upper' for CharField or join on the field not permitted.");
    }
    try {
        Book::objects.filter(std::string("author__shoe"), "x").count();
        FAIL() << "no such lookup";
    } catch (const FieldError& error) {
        EXPECT_EQ(error.message(), "Related Field got invalid lookup: shoe");
    }
    try {
        Book::objects.all().order_by(std::string("author__shoe"));
        FAIL() << "no such field";
    } catch (const FieldError& error) {
        EXPECT_TRUE(error.message().starts_with(
            "Cannot resolve keyword 'shoe' into field. Choices are: bio, "))
            << error.message();
    }
    try {
        Book::objects.all().order_by(std::string("title__x"));
        FAIL() << "no such field";
    } catch (const FieldError& error) {
        EXPECT_EQ(error.message(),
                  "Cannot resolve keyword 'x' into field. Join on 'title' not permitted.");
    }
}

}  // namespace
