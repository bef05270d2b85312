#include <cadenza/migrations.h>

namespace shop::migrations {

using namespace cadenza::migrations;

Migration m0002_review_alter_item_options_and_more() {
    return {
        .dependencies = {{"shop", "0001_initial"}},
        .operations = {
            CreateModel("Review", {BigAutoField("id"), IntegerField("stars")}),
            AlterModelOptions("item",
                {.ordering = {"name"}, .permissions = {{"publish_item", "Can publish an item"}}}),
            RemoveIndex("item", "shop_item_title_6cbc23_idx"),
            RemoveIndex("item", "big"),
            RenameField("item", "title", "name"),
            AlterUniqueTogether("item", {{"owner", "name"}}),
            AddField("owner", IntegerField("level", {.default_ = 1})),
            AlterField("item", TextField("content", {.default_ = "", .null = true})),
            AddIndex("item",
                Index("big",
                    {"count"},
                    {.condition = Q("count__gt", 5) || Q("name__startswith", "x")})),
            AddField("review", OneToOneField("author", "shop.Owner", {.on_delete = CASCADE})),
            AddField("review", ForeignKey("item", "shop.Item", {.on_delete = CASCADE})),
            RemoveField("item", "raw"),
        },
    };
}

}  // namespace shop::migrations
