#include "cadenza/db/schema/model_definition.h"

#include <gtest/gtest.h>

#include "cadenza/validation/limit_validators.h"

namespace cadenza::db {
namespace {

TEST(FieldDefinition, kind_implies_options) {
    EXPECT_EQ(FieldDefinition("slug", FieldKind::Slug).max_length, 50);
    EXPECT_TRUE(FieldDefinition("slug", FieldKind::Slug).db_index);
    EXPECT_EQ(FieldDefinition("email", FieldKind::Email).max_length, 254);
    EXPECT_TRUE(FieldDefinition("owner", FieldKind::ForeignKey).db_index);
    EXPECT_TRUE(FieldDefinition("owner", FieldKind::OneToOne).unique);
    EXPECT_TRUE(FieldDefinition("id", FieldKind::BigAuto).primary_key);
}

TEST(FieldDefinition, column_of_a_foreign_key_ends_in_id_unless_named) {
    FieldDefinition author("author", FieldKind::ForeignKey);
    EXPECT_EQ(author.column(), "author_id");
    author.db_column = "writer";
    EXPECT_EQ(author.column(), "writer");
    EXPECT_EQ(author.attname(), "author_id");
    EXPECT_EQ(FieldDefinition("tags", FieldKind::ManyToMany).column(), "");
}

TEST(FieldDefinition, auto_now_makes_it_blank_and_not_editable) {
    FieldDefinition at("at", FieldKind::DateTime);
    at.auto_now_add = true;
    at.finish();
    EXPECT_TRUE(at.blank);
    EXPECT_FALSE(at.editable);
}

TEST(FieldDefinition, equality_sees_every_option_and_same_options_ignores_the_name) {
    FieldDefinition a("title", FieldKind::Char);
    a.max_length = 100;
    FieldDefinition b = a;
    EXPECT_EQ(a, b);
    b.name = "headline";
    EXPECT_FALSE(a == b);
    EXPECT_TRUE(same_options(a, b));
    b.default_ = FieldDefault("x");
    EXPECT_FALSE(same_options(a, b));
    FieldDefinition c = a;
    c.validators.emplace_back(MinLengthValidator(2));
    EXPECT_FALSE(a == c);
}

TEST(ModelDefinition, finish_adds_the_implicit_key_and_names_indexes) {
    ModelDefinition item("shop", "Item", {FieldDefinition("name", FieldKind::Char)},
                         {.indexes = {{.fields = {"name"}}}});
    item.finish();
    ASSERT_EQ(item.fields.size(), 2U);
    EXPECT_EQ(item.fields[0].name, "id");
    EXPECT_EQ(item.primary_key().kind, FieldKind::BigAuto);
    EXPECT_EQ(item.options.indexes[0].name, "shop_item_name_31df9c_idx");
}

TEST(ModelDefinition, names_follow_from_app_and_class) {
    const ModelDefinition post("api", "BlogPost", {});
    EXPECT_EQ(post.label(), "api.BlogPost");
    EXPECT_EQ(post.label_lower(), "api.blogpost");
    EXPECT_EQ(post.table(), "api_blogpost");
    EXPECT_EQ(post.verbose_name(), "blog post");
    EXPECT_EQ(post.verbose_name_plural(), "blog posts");
    EXPECT_EQ(ModelDefinition("shop", "Ünï", {}).table(), "shop_ünï");
}

TEST(Condition, renaming_a_field_reaches_every_lookup) {
    const Condition condition =
        Condition::lookup("price__gt", 0) &&
        !(Condition::against_field("n", "price") || Condition::lookup("prices", 1));
    const Condition renamed = condition.renamed("price", "cost");
    EXPECT_TRUE(renamed.uses("cost"));
    EXPECT_FALSE(renamed.uses("price"));
    EXPECT_TRUE(renamed.uses("prices"));
    EXPECT_EQ(renamed,
              (Condition::lookup("cost__gt", 0) &&
               !(Condition::against_field("n", "cost") || Condition::lookup("prices", 1))));
}

TEST(Condition, and_of_ands_is_flat) {
    const Condition a = Condition::lookup("a", 1);
    const Condition b = Condition::lookup("b", 2);
    const Condition c = Condition::lookup("c", 3);
    EXPECT_EQ((a && b) && c, a && (b && c));
    EXPECT_EQ(a && Condition(), a);
}

}  // namespace
}  // namespace cadenza::db
