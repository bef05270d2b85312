#include "cadenza/db/schema/names.h"

#include <gtest/gtest.h>

namespace cadenza::db {
namespace {

using Names = std::vector<std::string>;

TEST(Names, digest_is_md5_over_the_parts_joined_with_nothing) {
    EXPECT_EQ(names_digest(Names{"shop_item", "title"}, 8), "c293cfe9");
    EXPECT_EQ(names_digest(Names{"shop_item", "title", "idx"}, 6), "5c5566");
    EXPECT_EQ(names_digest(Names{""}, 8), "d41d8cd9");
    EXPECT_EQ(names_digest(Names{"ü"}, 8), "c03410a5");
}

TEST(Names, truncate_keeps_short_names_and_ends_long_ones_in_a_digest) {
    EXPECT_EQ(truncate_name("short", 10), "short");
    EXPECT_EQ(truncate_name("exactly_ten", 10), "exactl3992");
    EXPECT_EQ(truncate_name("a_much_longer_name_than_allowed", 20), "a_much_longer_na2339");
    EXPECT_EQ(truncate_name("\"schema\".\"averylongtablename\"", 12), "schema\".\"averylon4d37");
    EXPECT_EQ(truncate_name("library_book", 63), "library_book");
}

TEST(Names, schema_name_is_table_columns_digest_suffix) {
    EXPECT_EQ(schema_name("shop_item", Names{"title"}, ""), "shop_item_title_c293cfe9");
    EXPECT_EQ(schema_name("shop_item", Names{"title"}, "_uniq"), "shop_item_title_c293cfe9_uniq");
    EXPECT_EQ(schema_name("shop_item", Names{"author_id", "title"}, "_uniq"),
              "shop_item_author_id_title_b18cc0f6_uniq");
    EXPECT_EQ(schema_name("shop_item", Names{"a", "b", "c"}, ""), "shop_item_a_b_c_568ce5fd");
}

TEST(Names, schema_name_shortens_table_and_columns_to_what_the_limit_leaves) {
    const Names column{"an_extremely_long_column_name_that_will_be_cut"};
    EXPECT_EQ(schema_name("shop_item", column, ""),
              "shop_item_an_extremely_long_column_name_that_will_be_cut_80af73e8");
    EXPECT_EQ(schema_name("shop_item", column, "", 63),
              "shop_item_an_extremely_long_column_n_80af73e8");
    EXPECT_EQ(schema_name("shop_item", column, "_uniq", 63),
              "shop_item_an_extremely_long_column_80af73e8_uniq");
}

TEST(Names, foreign_key_name_carries_table_and_column_of_the_target) {
    EXPECT_EQ(foreign_key_name("library_book", "author_id", "library_author", "id"),
              "library_book_author_id_d9a3b67e_fk_library_author_id");
    EXPECT_EQ(foreign_key_name("app_averyveryverylongmodelnamethatgoesonandon",
                               "some_long_column_name_id", "another_long_table_name_to_refer_to",
                               "code", 63),
              "app_averyveryverylon_some_long_column_nam_68daf3a8_fk_another_l");
}

TEST(Names, index_of_a_model_is_cut_to_thirty_characters) {
    EXPECT_EQ(model_index_name("shop_item", Names{"title"}), "shop_item_title_5c5566_idx");
    EXPECT_EQ(model_index_name("shop_item", Names{"-title"}), "shop_item_title_7c71f4_idx");
    EXPECT_EQ(model_index_name("shop_item", Names{"title", "-price"}),
              "shop_item_title_6cbc23_idx");
    EXPECT_EQ(model_index_name("shop_averylongtable", Names{"averylongcolumn"}),
              "shop_averyl_averylo_ffdec4_idx");
    EXPECT_EQ(model_index_name("_odd", Names{"title"}), "Dodd_title_21ac44_idx");
    EXPECT_EQ(model_index_name("1st_table", Names{"title"}), "Dst_table_title_c6507d_idx");
}

TEST(Names, many_to_many_table_is_named_after_model_and_field) {
    const FieldDefinition tags("tags", FieldKind::ManyToMany);
    EXPECT_EQ(many_to_many_table("shop_item", tags), "shop_item_tags");
    EXPECT_EQ(many_to_many_table("\"quoted\"", tags), "quoted_tags");
    FieldDefinition own = tags;
    own.db_table = "links";
    EXPECT_EQ(many_to_many_table("shop_item", own), "links");
    const FieldDefinition field("a_rather_long_field_name_for_many_things", FieldKind::ManyToMany);
    EXPECT_EQ(many_to_many_table("shop_averylongmodelnamethatgoesonandonandon", field, 63),
              "shop_averylongmodelnamethatgoesonandonandon_a_rather_long_fc255");
}

TEST(Names, through_model_has_two_keys_that_are_unique_together) {
    ModelDefinition item("shop", "Item", {});
    FieldDefinition tags("tags", FieldKind::ManyToMany);
    tags.to = "Tag";
    item.fields.push_back(tags);
    const ModelDefinition through = many_to_many_through(item, tags);
    EXPECT_EQ(through.label(), "shop.Item_tags");
    ASSERT_EQ(through.fields.size(), 3U);
    EXPECT_EQ(through.fields[0].column(), "id");
    EXPECT_EQ(through.fields[1].column(), "item_id");
    EXPECT_EQ(through.fields[1].to, "shop.Item");
    EXPECT_EQ(through.fields[2].column(), "tag_id");
    EXPECT_EQ(through.fields[2].to, "shop.Tag");
    EXPECT_EQ(through.options.unique_together, (std::vector<Names>{{"item", "tag"}}));

    tags.to = "self";
    const ModelDefinition to_itself = many_to_many_through(item, tags);
    EXPECT_EQ(to_itself.fields[1].column(), "from_item_id");
    EXPECT_EQ(to_itself.fields[2].column(), "to_item_id");
}

TEST(Names, camel_case_to_spaces_splits_where_django_does) {
    EXPECT_EQ(camel_case_to_spaces("BlogPost"), "blog post");
    EXPECT_EQ(camel_case_to_spaces("HTTPServer"), "http server");
    EXPECT_EQ(camel_case_to_spaces("Item"), "item");
    EXPECT_EQ(camel_case_to_spaces("MyURL"), "my url");
}

}  // namespace
}  // namespace cadenza::db
