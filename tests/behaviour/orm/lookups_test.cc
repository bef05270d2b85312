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
}

}  // namespace
