#include "cadenza/rest/filters.h"

#include <gtest/gtest.h>

namespace cadenza::filters {
namespace {

using Terms = std::vector<std::string>;

TEST(SearchTerms, are_split_at_blanks_and_commas) {
    EXPECT_EQ(search_terms("one two,three ,, four"), (Terms{"one", "two", "three", "four"}));
    EXPECT_EQ(search_terms(""), Terms{});
    EXPECT_EQ(search_terms(" , "), Terms{});
}

TEST(SearchTerms, quotes_keep_words_together) {
    EXPECT_EQ(search_terms(R"(one "two, three" four)"), (Terms{"one", "two, three", "four"}));
    EXPECT_EQ(search_terms(R"('it\'s')"), Terms{"it's"});
    EXPECT_EQ(search_terms("it's"), Terms{"it's"});
    EXPECT_EQ(search_terms("\"open quote"), (Terms{"\"open", "quote"}));
}

}  // namespace
}  // namespace cadenza::filters
