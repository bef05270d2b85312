#include "cadenza/db/backends/base/databases.h"

#include <gtest/gtest.h>

#include <thread>

#include "temporary_database.h"

namespace cadenza::db {
namespace {

using testing::message_of;

TEST(Databases, are_found_by_their_alias) {
    Databases databases("sqlite://:memory:");
    databases.add("other", "sqlite://:memory:");
    EXPECT_EQ(databases["other"].alias(), "other");
    EXPECT_EQ(databases.find("third"), nullptr);
    EXPECT_EQ(message_of<ImproperlyConfigured>([&] { databases["third"]; }),
              "The connection 'third' doesn't exist. There are: default, other.");
    EXPECT_EQ(
        message_of<ImproperlyConfigured>([&] { databases.add("other", "sqlite://:memory:"); }),
        "There are two databases with the alias 'other'.");
}

TEST(Databases, wrong_settings_name_what_is_wrong) {
    EXPECT_EQ(message_of<ImproperlyConfigured>([] { Databases databases("sqlite"); }),
              "The URL of database 'default' is wrong: A database URL is scheme://…, such as "
              "sqlite:///db.sqlite3; found no \"://\" in it.");
    EXPECT_EQ(
        message_of<ImproperlyConfigured>([] { Databases databases("sqlite:///x?timeout=soon"); }),
        "The SQLite option timeout=soon is wrong: it takes a number from 0 on.");
    EXPECT_EQ(
        message_of<ImproperlyConfigured>(
            [] { Databases databases("sqlite:///x?synchronous=maybe"); }),
        "The SQLite option synchronous=maybe is wrong: it takes off or normal or full or extra.");
    EXPECT_EQ(message_of<ImproperlyConfigured>([] {
                  Databases databases("sqlite:///x?tiemout=1");
              }).substr(0, 38),
              "There is no SQLite option 'tiemout'. T");
}

TEST(Databases, two_in_memory_share_nothing_and_all_threads_share_one) {
    Databases databases("sqlite://:memory:");
    databases.add("other", "sqlite://:memory:");
    databases["default"].connect()->execute("CREATE TABLE t (v)");
    std::thread([&] {
        databases["default"].connect()->execute("INSERT INTO t VALUES (1)");
    }).join();
    EXPECT_EQ(databases["default"].connect()->scalar("SELECT count(*) FROM t"), Value(1));
    EXPECT_EQ(message_of<OperationalError>(
                  [&] { databases["other"].connect()->query("SELECT * FROM t"); }),
              "no such table: t");
}

TEST(Databases, the_innermost_installation_is_used) {
    Databases outer("sqlite://:memory:"), inner("sqlite://:memory:");
    const Installation first(outer);
    EXPECT_EQ(&databases(), &outer);
    {
        const auto second = install(inner);
        EXPECT_EQ(&databases(), &inner);
        std::thread([&] { EXPECT_EQ(&databases(), &inner); }).join();
    }
    const Installation here(inner, Installation::Scope::Thread);
    EXPECT_EQ(&databases(), &inner);
    std::thread([&] { EXPECT_EQ(&databases(), &outer); }).join();
}

TEST(Databases, using_none_says_so) {
    EXPECT_EQ(message_of<ImproperlyConfigured>([] { connect(); }),
              "No databases are installed: a Project installs its own; elsewhere keep a "
              "db::Installation while "
              "the ORM is used.");
}

TEST(Databases, a_file_that_cannot_be_opened_is_named) {
    Databases databases("sqlite:////nowhere/at/all.db");
    EXPECT_EQ(message_of<OperationalError>([&] { databases["default"].connect(); }),
              "unable to open database file: /nowhere/at/all.db");
}

}  // namespace
}  // namespace cadenza::db
