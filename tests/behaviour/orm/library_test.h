#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "behaviour/orm/library_models.h"
#include "cadenza/db/backends/base/databases.h"
#include "cadenza/db/backends/base/query_log.h"

namespace library {

/// A database with the library's tables and a few rows, rolled back after each test. The URL comes
/// from CADENZA_TEST_DATABASE, so that every backend runs the same tests; SQLite in memory
/// otherwise.
class LibraryTest : public testing::Test {
 protected:
    static void SetUpTestSuite();
    static void TearDownTestSuite();
    void SetUp() override;
    void TearDown() override;

    static Author ann();
    static Author bob();
    static Book book(const char* title);

    std::unique_ptr<Atomic> transaction_;
};

/// How many statements a piece of code runs; their text where it is another number.
#define EXPECT_QUERIES(number, ...)                                        \
    do {                                                                   \
        const ::cadenza::db::QueryLog log_of_queries;                      \
        __VA_ARGS__;                                                       \
        EXPECT_EQ(log_of_queries.count(), number) << log_of_queries.str(); \
    } while (false)

/// The titles of books, or the names of what has a name, joined by commas.
template <class Rows>
std::string titles(const Rows& rows) {
    std::string text;
    for (const auto& row : rows) {
        if (!text.empty()) text += ",";
        if constexpr (requires { row.title; })
            text += row.title;
        else
            text += row.name;
    }
    return text;
}

}  // namespace library
