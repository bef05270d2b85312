#include <cadenza/migrations.h>

namespace shop::migrations {

using namespace cadenza::migrations;

namespace {

void fill_slugs(MigrationContext& context) {
    const HistoricalModel owners = context.model("shop", "Owner");
    for (const cadenza::Dict& owner : owners.rows({{"slug", ""}})) {
        owners.update({{"id", owner["id"]}}, {{"slug", "owner-" + owner["id"].str()}});
    }
}

}  // namespace

Migration m0003_fill_slugs() {
    return {
        .dependencies = {{"shop", "0002_review_alter_item_options_and_more"}},
        .operations = {
            RunCpp(fill_slugs, do_nothing),
            RunSQL("UPDATE shop_owner SET level = level + 1; UPDATE shop_owner SET level = level + 1",
                   {.reverse_sql = "UPDATE shop_owner SET level = level - 2"}),
        },
    };
}

}  // namespace shop::migrations
