// The statements themselves; what they make of every kind of change is in tests/behaviour/schema.
#include "cadenza/db/backends/base/schema_editor.h"

#include <gtest/gtest.h>

#include "cadenza/db/backends/base/databases.h"
#include "cadenza/db/backends/base/introspection.h"

namespace cadenza::db {
namespace {

using All = std::vector<ModelDefinition>;

class Models final : public ModelLookup {
 public:
    explicit Models(std::vector<ModelDefinition> list) : list_(std::move(list)) {
        for (ModelDefinition& model : list_) model.finish();
    }
    const ModelDefinition* find_model(std::string_view label) const override {
        for (const ModelDefinition& model : list_) {
            if (model.label() == label) return &model;
        }
        return nullptr;
    }
    std::vector<const ModelDefinition*> all_models() const override {
        std::vector<const ModelDefinition*> all;
        for (const ModelDefinition& model : list_) all.push_back(&model);
        return all;
    }
    const ModelDefinition& operator[](std::size_t i) const { return list_[i]; }

 private:
    std::vector<ModelDefinition> list_;
};

FieldDefinition field(const char* name, FieldKind kind, int max_length = 0) {
    FieldDefinition made(name, kind);
    if (max_length > 0) made.max_length = max_length;
    return made;
}

FieldDefinition key(const char* name, const char* to) {
    FieldDefinition made(name, FieldKind::ForeignKey);
    made.to = to;
    return made;
}

class SchemaEditorTest : public testing::Test {
 protected:
    SchemaEditorTest()
        : databases_("sqlite://:memory:"),
          installation_(databases_),
          lease_(databases_["default"].connect()) {}

    template <class F>
    std::string collected(F&& change) {
        const auto editor = make_schema_editor(*lease_, SchemaEditor::Mode::Collect);
        editor->begin();
        change(*editor);
        editor->finish();
        std::string text;
        for (const std::string& line : editor->collected()) text += line + "\n";
        return text;
    }

    Databases databases_;
    Installation installation_;
    ConnectionLease lease_;
};

TEST_F(SchemaEditorTest, every_kind_has_djangos_column_type) {
    const Models models(All{{"a", "Target", {}}});
    const auto editor = make_schema_editor(*lease_, SchemaEditor::Mode::Collect);
    const ModelDefinition& model = models[0];
    const auto type = [&](FieldKind kind) {
        FieldDefinition one = field("f", kind);
        one.to = "a.Target";
        const ColumnType column = editor->column_type(model, one, models);
        return column.type + (column.check.empty() ? "" : " / " + column.check) +
               (column.suffix.empty() ? "" : " / " + column.suffix);
    };
    EXPECT_EQ(type(FieldKind::BigAuto), "integer / AUTOINCREMENT");
    EXPECT_EQ(type(FieldKind::Slug), "varchar(50)");
    EXPECT_EQ(type(FieldKind::Text), "text");
    EXPECT_EQ(type(FieldKind::Email), "varchar(254)");
    EXPECT_EQ(type(FieldKind::PositiveSmallInteger), "smallint unsigned / \"f\" >= 0");
    EXPECT_EQ(type(FieldKind::PositiveBigInteger), "bigint unsigned / \"f\" >= 0");
    EXPECT_EQ(type(FieldKind::Boolean), "bool");
    EXPECT_EQ(type(FieldKind::Float), "real");
    EXPECT_EQ(type(FieldKind::Decimal), "decimal");
    EXPECT_EQ(type(FieldKind::DateTime), "datetime");
    EXPECT_EQ(type(FieldKind::Duration), "bigint");
    EXPECT_EQ(type(FieldKind::Uuid), "char(32)");
    EXPECT_EQ(type(FieldKind::IpAddress), "char(39)");
    EXPECT_EQ(type(FieldKind::Json), "text / (JSON_VALID(\"f\") OR \"f\" IS NULL)");
    EXPECT_EQ(type(FieldKind::Binary), "BLOB");
    EXPECT_EQ(type(FieldKind::ForeignKey), "bigint");
    EXPECT_EQ(type(FieldKind::ManyToMany), "");
}

TEST_F(SchemaEditorTest, a_model_becomes_a_table_with_its_indexes_behind) {
    FieldDefinition fans("fans", FieldKind::ManyToMany);
    fans.to = "shop.Owner";
    const Models models(
        {{"shop", "Owner", {}},
         {"shop", "Item", {field("name", FieldKind::Char, 9), key("owner", "shop.Owner"), fans}}});
    EXPECT_EQ(
        collected([&](SchemaEditor& editor) { editor.create_model(models[1], models); }),
        "CREATE TABLE \"shop_item\" (\"id\" integer NOT NULL PRIMARY KEY AUTOINCREMENT, \"name\" "
        "varchar(9) NOT NULL, "
        "\"owner_id\" bigint NOT NULL REFERENCES \"shop_owner\" (\"id\") DEFERRABLE INITIALLY "
        "DEFERRED);\n"
        "CREATE TABLE \"shop_item_fans\" (\"id\" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "
        "\"item_id\" bigint NOT NULL "
        "REFERENCES \"shop_item\" (\"id\") DEFERRABLE INITIALLY DEFERRED, \"owner_id\" bigint NOT "
        "NULL REFERENCES "
        "\"shop_owner\" (\"id\") DEFERRABLE INITIALLY DEFERRED);\n"
        "CREATE INDEX \"shop_item_owner_id_5636367b\" ON \"shop_item\" (\"owner_id\");\n"
        "CREATE UNIQUE INDEX \"shop_item_fans_item_id_owner_id_7c485db3_uniq\" ON "
        "\"shop_item_fans\" (\"item_id\", \"owner_id\");\n"
        "CREATE INDEX \"shop_item_fans_item_id_1a9851be\" ON \"shop_item_fans\" (\"item_id\");\n"
        "CREATE INDEX \"shop_item_fans_owner_id_bc8fe6f6\" ON \"shop_item_fans\" "
        "(\"owner_id\");\n");
}

TEST_F(SchemaEditorTest, a_nullable_column_is_added_in_place_and_others_by_a_copy) {
    const Models models(All{{"a", "M", {field("x", FieldKind::Integer)}}});
    FieldDefinition added = field("y", FieldKind::Char, 5);
    added.null = true;
    EXPECT_EQ(collected([&](SchemaEditor& editor) { editor.add_field(models[0], added, models); }),
              "ALTER TABLE \"a_m\" ADD COLUMN \"y\" varchar(5) NULL;\n");
    added.null = false;
    added.default_ = FieldDefault("it's");
    EXPECT_EQ(collected([&](SchemaEditor& editor) { editor.add_field(models[0], added, models); }),
              "CREATE TABLE \"new__a_m\" (\"id\" integer NOT NULL PRIMARY KEY AUTOINCREMENT, \"x\" "
              "integer NOT NULL, \"y\" varchar(5) NOT NULL);\n"
              "INSERT INTO \"new__a_m\" (\"id\", \"x\", \"y\") SELECT \"id\", \"x\", 'it''s' FROM "
              "\"a_m\";\n"
              "DROP TABLE \"a_m\";\n"
              "ALTER TABLE \"new__a_m\" RENAME TO \"a_m\";\n");
}

TEST_F(SchemaEditorTest, values_are_written_as_columns_store_them) {
    const auto editor = make_schema_editor(*lease_, SchemaEditor::Mode::Collect);
    FieldDefinition price = field("f", FieldKind::Decimal);
    price.max_digits = 5;
    price.decimal_places = 2;
    EXPECT_EQ(editor->literal(1, price), "'1.00'");
    EXPECT_EQ(editor->literal(true, field("f", FieldKind::Boolean)), "1");
    EXPECT_EQ(editor->literal("x", field("f", FieldKind::Json)), "'\"x\"'");
    EXPECT_EQ(editor->literal(*DateTime::parse("2024-02-09T03:02:03+02:00"),
                              field("f", FieldKind::DateTime)),
              "'2024-02-09 01:02:03'");
    EXPECT_EQ(editor->literal(Value::bytes("\x01\xff"), field("f", FieldKind::Binary)), "X'01ff'");
    EXPECT_EQ(editor->literal("12345678-1234-4234-8234-123456789abc", field("f", FieldKind::Uuid)),
              "'12345678123442348234123456789abc'");
    EXPECT_EQ(editor->literal(nullptr, price), "NULL");
}

TEST_F(SchemaEditorTest, conditions_are_djangos) {
    FieldDefinition perhaps = field("p", FieldKind::Integer);
    perhaps.null = true;
    const Models models(All{{"a",
                             "M",
                             {field("n", FieldKind::Integer), field("t", FieldKind::Char, 9),
                              perhaps, field("b", FieldKind::Boolean)}}});
    const auto editor = make_schema_editor(*lease_, SchemaEditor::Mode::Collect);
    const auto sql = [&](const Condition& condition) {
        return editor->condition_sql(models[0], condition);
    };
    const auto lookup = [](const char* name, Value value) {
        return Condition::lookup(name, std::move(value));
    };
    EXPECT_EQ(sql(lookup("n__gte", 0)), "\"n\" >= 0");
    EXPECT_EQ(sql(lookup("n__gt", 0) && lookup("t__startswith", "50%")),
              "(\"n\" > 0 AND \"t\" LIKE '50\\%%' ESCAPE '\\')");
    EXPECT_EQ(sql(!lookup("p", 1)), "NOT (\"p\" = 1 AND \"p\" IS NOT NULL)");
    EXPECT_EQ(sql(!lookup("n", 1)), "NOT (\"n\" = 1)");
    EXPECT_EQ(sql(lookup("p__isnull", true) || lookup("n__in", Value::list({1, 2}))),
              "(\"p\" IS NULL OR \"n\" IN (1, 2))");
    EXPECT_EQ(sql(Condition::against_field("n__lt", "p")), "\"n\" < (\"p\")");
    EXPECT_EQ(sql(lookup("b", true)), "\"b\"");
    EXPECT_EQ(sql(lookup("b", false)), "NOT \"b\"");
    EXPECT_EQ(sql(lookup("n__range", Value::list({1, 5}))), "\"n\" BETWEEN 1 AND 5");
    EXPECT_THROW(sql(lookup("zzz", 1)), SchemaError);
    EXPECT_THROW(sql(lookup("n__near", 1)), SchemaError);
}

TEST_F(SchemaEditorTest, a_relation_to_nothing_is_named) {
    const Models models(All{{"a", "M", {key("owner", "b.Owner")}}});
    try {
        collected([&](SchemaEditor& editor) { editor.create_model(models[0], models); });
        FAIL();
    } catch (const SchemaError& error) {
        EXPECT_EQ(
            error.message(),
            "a.M.owner points at b.Owner, which does not exist at this point of the migrations");
    }
}

TEST_F(SchemaEditorTest, an_index_that_waits_is_dropped_before_it_is_made) {
    const Models models(
        All{{"a",
             "M",
             {field("x", FieldKind::Integer)},
             {.unique_together = {{"x"}},
              .indexes = {{.name = "i", .fields = {"x"}}},
              .constraints = {
                  {.name = "c", .fields = {"x"}, .condition = Condition::lookup("x__gt", 1)}}}}});
    const auto editor = make_schema_editor(*lease_);
    editor->begin();
    editor->create_model(models[0], models);
    editor->alter_unique_together(models[0], {{"x"}}, {});
    editor->remove_index(models[0], models[0].options.indexes[0]);
    editor->remove_constraint(models[0], models[0].options.constraints[0], models);
    editor->finish();
    for (const ConstraintInfo& left : lease_->introspection().constraints("a_m")) {
        EXPECT_TRUE(left.primary_key) << left.name;
    }
}

TEST_F(SchemaEditorTest, an_editor_that_is_not_finished_changes_nothing) {
    const Models models(All{{"a", "M", {}}});
    {
        const auto editor = make_schema_editor(*lease_);
        editor->begin();
        editor->create_model(models[0], models);
        EXPECT_TRUE(lease_->introspection().has_table("a_m"));
    }
    EXPECT_FALSE(lease_->introspection().has_table("a_m"));
    EXPECT_EQ(lease_->scalar("PRAGMA foreign_keys").as_int(), 1);
}

TEST_F(SchemaEditorTest, finishing_with_a_reference_to_nowhere_fails_and_rolls_back) {
    const Models models(All{{"a", "Owner", {}}, {"a", "M", {key("owner", "a.Owner")}}});
    const auto make = [&] {
        const auto editor = make_schema_editor(*lease_);
        editor->begin();
        editor->create_model(models[0], models);
        editor->create_model(models[1], models);
        editor->execute("INSERT INTO a_m (owner_id) VALUES (7)");
        editor->finish();
    };
    EXPECT_THROW(make(), IntegrityError);
    EXPECT_FALSE(lease_->introspection().has_table("a_m"));
}

}  // namespace
}  // namespace cadenza::db
