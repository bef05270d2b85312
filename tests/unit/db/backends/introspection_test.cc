#include "cadenza/db/backends/base/introspection.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "cadenza/db/backends/sqlite/table_definition.h"
#include "temporary_database.h"

namespace cadenza::db {
namespace {

/// "name: columns kinds" of each constraint, sorted.
std::string constraints_of(const char* table) {
    std::vector<std::string> lines;
    for (const ConstraintInfo& info : connect()->introspection().constraints(table)) {
        std::string line = info.name + ":";
        for (const std::string& column : info.columns) line += " " + column;
        if (info.primary_key) line += " PRIMARY";
        if (info.unique) line += " UNIQUE";
        if (info.check) line += " CHECK";
        if (info.index) line += " INDEX";
        for (const std::string& order : info.orders) line += " " + order;
        if (info.foreign_key)
            line += " -> " + info.foreign_key->first + "." + info.foreign_key->second;
        lines.push_back(line + "\n");
    }
    std::ranges::sort(lines);
    std::string out;
    for (const std::string& line : lines) out += line;
    return out;
}

class IntrospectionTest : public ::testing::Test {
 protected:
    IntrospectionTest() {
        connect()->execute_script(R"(
            CREATE TABLE "blog" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(50) NOT NULL UNIQUE);
            CREATE TABLE "post" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, -- the key, (not a column)
                "title" varchar(100) COLLATE NOCASE NOT NULL DEFAULT 'a, (b', "data" text NULL
                CHECK ((JSON_VALID("data") OR "data" IS NULL)), "views" integer unsigned NOT NULL CHECK ("views" >= 0),
                "blog_id" bigint NOT NULL REFERENCES "blog" ("id") DEFERRABLE INITIALLY DEFERRED,
                CONSTRAINT "few_views" CHECK ("views" < 1000 AND "title" <> 'views'),
                CONSTRAINT "title_of_blog" UNIQUE ("title", "blog_id"));
            CREATE INDEX "post_blog_id_aa" ON "post" ("blog_id");
            CREATE UNIQUE INDEX "post_title_views_uniq" ON "post" ("title", "views" DESC);
            CREATE VIEW "titles" AS SELECT title FROM post;
            CREATE TABLE "pair" ("a" integer, "b" integer, PRIMARY KEY ("b", "a"));)");
    }
    testing::MemoryDatabase database_;
};

TEST_F(IntrospectionTest, tables_and_views_are_listed_by_name) {
    std::string names;
    for (const TableInfo& table : connect()->introspection().tables()) {
        names += table.name + (table.is_view ? "(view) " : " ");
    }
    EXPECT_EQ(names, "blog pair post titles(view) ");
    EXPECT_TRUE(connect()->introspection().has_table("Post"));
    EXPECT_FALSE(connect()->introspection().has_table("posts"));
}

TEST_F(IntrospectionTest, columns_are_described) {
    const auto columns = connect()->introspection().columns("post");
    ASSERT_EQ(columns.size(), 5u);
    EXPECT_EQ(columns[0].name, "id");
    EXPECT_TRUE(columns[0].primary_key);
    EXPECT_TRUE(columns[0].auto_increment);
    EXPECT_EQ(columns[1].type, "varchar(100)");
    EXPECT_EQ(columns[1].size, 100);
    EXPECT_EQ(columns[1].collation, "NOCASE");
    EXPECT_EQ(columns[1].default_, "'a, (b'");
    EXPECT_FALSE(columns[1].null);
    EXPECT_TRUE(columns[2].null);
    EXPECT_TRUE(columns[2].has_json_constraint);
    EXPECT_FALSE(columns[3].has_json_constraint);
    EXPECT_EQ(columns[3].type, "integer unsigned");
    EXPECT_EQ(columns[3].default_, std::nullopt);
    EXPECT_TRUE(connect()->introspection().columns("nowhere").empty());
}

TEST_F(IntrospectionTest, constraints_and_indexes_have_djangos_names) {
    EXPECT_EQ(constraints_of("post"),
              "__primary__: id PRIMARY\n"
              "__unnamed_constraint_1__: data CHECK\n"
              "__unnamed_constraint_2__: views CHECK\n"
              "few_views: views title CHECK\n"
              "fk_0: blog_id -> blog.id\n"
              "post_blog_id_aa: blog_id INDEX ASC\n"
              "post_title_views_uniq: title views UNIQUE INDEX ASC DESC\n"
              "title_of_blog: title blog_id UNIQUE\n");
    EXPECT_EQ(constraints_of("blog"),
              "__primary__: id PRIMARY\n__unnamed_constraint_1__: name UNIQUE\n");
    EXPECT_EQ(constraints_of("titles"), "");
}

TEST_F(IntrospectionTest, a_primary_key_has_its_own_order) {
    EXPECT_EQ(connect()->introspection().primary_key("pair"), (std::vector<std::string>{"b", "a"}));
    EXPECT_EQ(connect()->introspection().primary_key("post"), (std::vector<std::string>{"id"}));
}

TEST(TableDefinition, odd_text_is_read_as_far_as_it_goes) {
    using sqlite::parse_table_definition;
    EXPECT_TRUE(parse_table_definition("", {}).constraints.empty());
    EXPECT_TRUE(parse_table_definition("CREATE TABLE t AS SELECT 1", {}).constraints.empty());
    const std::string full =
        "CREATE TABLE [t] (`a` int UNIQUE, \"b\"\"c\" text /* ) */ CHECK (\"b\"\"c\" <> ')'), "
        "UNIQUE (a, \"b\"\"c\"))";
    const auto found = parse_table_definition(full, {"a", "b\"c"}).constraints;
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[1].columns, (std::vector<std::string>{"b\"c"}));
    EXPECT_EQ(found[2].columns, (std::vector<std::string>{"a", "b\"c"}));
    for (std::size_t size = 0; size < full.size(); ++size) {
        parse_table_definition(full.substr(0, size), {"a", "b\"c"});
    }
}

}  // namespace
}  // namespace cadenza::db
