#include <cadenza/migrations.h>

namespace shop { cadenza::Value make_code(); }
namespace shop { std::optional<cadenza::ValidationMessage> validate_even(const cadenza::Value&); }

namespace shop::migrations {

using namespace cadenza;
using namespace cadenza::migrations;

Migration m0001_initial() {
    return {
        .initial = true,
        .operations = {
            CreateModel("Owner",
                {
                    BigAutoField("id"),
                    CharField("name", {.max_length = 50, .unique = true}),
                    SlugField("slug"),
                    EmailField("email", {.blank = true}),
                    URLField("site", {.null = true, .blank = true}),
                },
                {.verbose_name = "owner", .verbose_name_plural = "owners"}),
            CreateModel("Item",
                {
                    BigAutoField("id"),
                    CharField("title",
                        {.max_length = 100, .help_text = "Shown in \"lists\"\nand \\ elsewhere"}),
                    TextField("content", {.default_ = ""}),
                    DecimalField("price",
                        {
                            .max_digits = 7,
                            .decimal_places = 2,
                            .default_ = value::decimal("0.00"),
                            .validators = {MinValueValidator(0)},
                        }),
                    PositiveSmallIntegerField("count",
                        {
                            .default_ = 2,
                            .choices = {{1, "one"}, {2, "two or more"}},
                            .validators = {
                                Validator::named("shop::validate_even", &shop::validate_even),
                            },
                        }),
                    BooleanField("on_sale", {.default_ = false, .verbose_name = "on sale?"}),
                    UUIDField("code",
                        {
                            .default_ = value::uuid("00000000-0000-4000-8000-000000000001"),
                            .editable = false,
                        }),
                    CharField("made",
                        {.max_length = 10, .default_ = {&shop::make_code, "shop::make_code"}}),
                    JSONField("data",
                        {
                            .default_ = value::object(
                                {{"a", 1}, {"b", value::array({true, nullptr, 2.5, "x"})}}),
                        }),
                    DateField("day", {.default_ = value::date("2024-02-29")}),
                    DurationField("lasts", {.default_ = value::duration(90500000)}),
                    GenericIPAddressField("ip", {.protocol = "IPv4", .null = true}),
                    BinaryField("raw",
                        {.default_ = value::bytes(std::string("\000\377", 2)), .blank = true}),
                    FileField("file", {.upload_to = "files/", .blank = true}),
                    DateTimeField("created_at", {.auto_now_add = true}),
                    DateTimeField("updated_at", {.auto_now = true}),
                    ManyToManyField("fans", "shop.Owner", {.related_name = "likes", .blank = true}),
                    ForeignKey("owner", "shop.Owner",
                        {.on_delete = CASCADE, .related_name = "items"}),
                    ForeignKey("parent", "shop.Item",
                        {
                            .on_delete = SET_NULL,
                            .related_name = "children",
                            .null = true,
                            .blank = true,
                        }),
                },
                {
                    .ordering = {"-created_at", "title"},
                    .unique_together = {{"owner", "title"}},
                    .indexes = {
                        Index("shop_item_title_6cbc23_idx", {"title", "-price"}),
                        Index("big",
                            {"count"},
                            {.condition = Q("count__gt", 5) || Q("title__startswith", "x")}),
                    },
                    .constraints = {
                        CheckConstraint("fair",
                            Q("price__gte", value::decimal("0")) &&
                                !Q("created_at__gt", F{"updated_at"})),
                        UniqueConstraint("one_code", {"code"}, {.condition = Q("on_sale", true)}),
                    },
                    .permissions = {{"publish_item", "Can publish an item"}},
                }),
        },
    };
}

}  // namespace shop::migrations
