#include "cadenza/db/backends/base/database_settings.h"

#include <gtest/gtest.h>

namespace cadenza::db {
namespace {

DatabaseSettings parse(const char* url) {
    return DatabaseSettings::parse(url).value();
}

TEST(DatabaseSettings, sqlite_paths_are_relative_or_absolute) {
    EXPECT_EQ(parse("sqlite:///db.sqlite3").name, "db.sqlite3");
    EXPECT_EQ(parse("sqlite:////var/lib/a%20b.db").name, "/var/lib/a b.db");
    EXPECT_EQ(parse("sqlite://:memory:").name, ":memory:");
    EXPECT_EQ(parse("sqlite:///:memory:").name, ":memory:");
    EXPECT_EQ(parse("sqlite:///x").backend, "sqlite");
}

TEST(DatabaseSettings, options_keep_their_order) {
    const auto settings = parse("sqlite:///x?timeout=20&synchronous=full&empty");
    ASSERT_EQ(settings.options.size(), 3u);
    EXPECT_EQ(*settings.option("timeout"), "20");
    EXPECT_EQ(settings.options[1].first, "synchronous");
    EXPECT_EQ(*settings.option("empty"), "");
    EXPECT_EQ(settings.option("none"), nullptr);
}

TEST(DatabaseSettings, a_server_has_a_host_and_an_account) {
    const auto settings = parse("postgres://ann:p%40ss:w@db.example.org:5433/shop?sslmode=require");
    EXPECT_EQ(settings.backend, "postgresql");
    EXPECT_EQ(settings.user, "ann");
    EXPECT_EQ(settings.password, "p@ss:w");
    EXPECT_EQ(settings.host, "db.example.org");
    EXPECT_EQ(settings.port, "5433");
    EXPECT_EQ(settings.name, "shop");
    EXPECT_EQ(parse("postgresql://[::1]:5432/x").host, "::1");
    EXPECT_EQ(parse("postgresql://[::1]:5432/x").port, "5432");
    EXPECT_EQ(parse("postgresql:///x").host, "");
}

TEST(DatabaseSettings, what_is_no_url_is_refused_in_words) {
    EXPECT_EQ(
        DatabaseSettings::parse("db.sqlite3").error().message,
        "A database URL is scheme://…, such as sqlite:///db.sqlite3; found no \"://\" in it.");
    EXPECT_EQ(DatabaseSettings::parse("mysql://x").error().message,
              "Unknown database scheme 'mysql': use sqlite or postgres.");
    EXPECT_EQ(DatabaseSettings::parse("sqlite://").error().message,
              "sqlite:// needs a path: sqlite:///relative.db, sqlite:////absolute.db or "
              "sqlite://:memory:.");
}

}  // namespace
}  // namespace cadenza::db
