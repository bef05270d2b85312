#include "behaviour/migrations/models.h"

#include "cadenza/db/migrations/operations.h"
#include "cadenza/validation/validators.h"

namespace shop {

using namespace cadenza::migrations;
using cadenza::Validator;
using cadenza::Value;
using cadenza::db::ModelDefinition;

Value make_code() {
    return "code";
}

std::optional<cadenza::ValidationMessage> validate_even(const Value& value) {
    if (value.is_int() && value.as_int() % 2 == 0) return std::nullopt;
    return cadenza::ValidationMessage{"Not even."};
}

std::vector<ModelDefinition> first_models() {
    ModelDefinition owner(
        "shop", "Owner",
        {CharField("name", {.max_length = 50, .unique = true}), SlugField("slug"),
         EmailField("email", {.blank = true}), URLField("site", {.null = true, .blank = true})},
        {.verbose_name = "owner", .verbose_name_plural = "owners"});
    ModelDefinition item(
        "shop", "Item",
        {CharField("title",
                   {.max_length = 100, .help_text = "Shown in \"lists\"\nand \\ elsewhere"}),
         TextField("content", {.default_ = ""}),
         DecimalField("price", {.max_digits = 7,
                                .decimal_places = 2,
                                .default_ = value::decimal("0.00"),
                                .validators = {cadenza::MinValueValidator(0)}}),
         PositiveSmallIntegerField(
             "count", {.default_ = 2,
                       .choices = {{1, "one"}, {2, "two or more"}},
                       .validators = {Validator::named("shop::validate_even", &validate_even)}}),
         BooleanField("on_sale", {.default_ = false, .verbose_name = "on sale?"}),
         UUIDField("code", {.default_ = value::uuid("00000000-0000-4000-8000-000000000001"),
                            .editable = false}),
         CharField("made", {.max_length = 10, .default_ = {&make_code, "shop::make_code"}}),
         JSONField("data", {.default_ = value::object(
                                {{"a", 1}, {"b", value::array({true, nullptr, 2.5, "x"})}})}),
         DateField("day", {.default_ = value::date("2024-02-29")}),
         DurationField("lasts", {.default_ = value::duration(90'500'000)}),
         GenericIPAddressField("ip", {.protocol = "IPv4", .null = true}),
         BinaryField("raw", {.default_ = value::bytes(std::string("\0\xff", 2)), .blank = true}),
         FileField("file", {.upload_to = "files/", .blank = true}),
         ForeignKey("owner", "Owner", {.on_delete = CASCADE, .related_name = "items"}),
         ForeignKey(
             "parent", "self",
             {.on_delete = SET_NULL, .related_name = "children", .null = true, .blank = true}),
         ManyToManyField("fans", "shop.Owner", {.related_name = "likes", .blank = true}),
         DateTimeField("created_at", {.auto_now_add = true}),
         DateTimeField("updated_at", {.auto_now = true})},
        {.ordering = {"-created_at", "title"},
         .unique_together = {{"owner", "title"}},
         .indexes = {Index("", {"title", "-price"}),
                     Index("big", {"count"},
                           {.condition = Q("count__gt", 5) || Q("title__startswith", "x")})},
         .constraints = {CheckConstraint("fair", Q("price__gte", value::decimal("0")) &&
                                                     !Q("created_at__gt", F{"updated_at"})),
                         UniqueConstraint("one_code", {"code"}, {.condition = Q("on_sale", true)})},
         .permissions = {{"publish_item", "Can publish an item"}}});
    return {std::move(owner), std::move(item)};
}

std::vector<ModelDefinition> models() {
    std::vector<ModelDefinition> now = first_models();
    ModelDefinition& owner = now[0];
    ModelDefinition& item = now[1];
    owner.fields.push_back(IntegerField("level", {.default_ = 1}));
    item.find("title")->name = "name";
    item.options.indexes[1].condition = item.options.indexes[1].condition.renamed("title", "name");
    item.find("content")->null = true;
    item.options.unique_together = {{"owner", "name"}};
    item.options.indexes.erase(item.options.indexes.begin());
    item.options.ordering = {"name"};
    std::erase_if(item.fields, [](const Field& field) { return field.name == "raw"; });
    now.emplace_back(
        "shop", "Review",
        std::vector<Field>{ForeignKey("item", "shop.Item"), OneToOneField("author", "shop.Owner"),
                           IntegerField("stars")});
    return now;
}

}  // namespace shop
