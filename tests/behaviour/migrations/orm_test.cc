// From the classes of models to tables and back: what a project does with makemigrations and
// migrate.
#include "behaviour/migrations/fixture.h"
#include "cadenza/db/migrations/autodetector.h"
#include "cadenza/db/migrations/writer.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/register.h"
#include "cadenza/models.h"
#include "cadenza/validation/validators.h"

namespace store {
using namespace cadenza;

struct Customer : Model {
    CharField name{max_length = 40, unique = true, help_text = "Full name"};
    EmailField email{null = true};
    IntegerField points{default_ = 10, validators = {MinValueValidator(0)}};

    CADENZA_MODEL(Customer, name, email, points)
};

struct Product : Model {
    SlugField code{primary_key = true, max_length = 20};
    CharField size{max_length = 1, choices = {{"s", "Small"}, {"l", "Large"}}, default_ = "s"};
    DecimalField price{max_digits = 6, decimal_places = 2};
    ManyToMany<Product> similar{blank = true};

    CADENZA_MODEL(Product, code, size, price, similar)

    static Meta meta_options() {
        return {
            .ordering = {"-price"}, .db_table = "goods", .unique_together = {{"size", "price"}}};
    }
};

struct SalesOrder : Model {
    ForeignKey<Customer> customer{on_delete = PROTECT};
    ForeignKey<Customer> referrer{null = true, on_delete = SET_NULL, related_name = "+"};
    ManyToMany<Product> products{related_name = "orders"};
    DateTimeField placed_at{auto_now_add = true, db_index = true, db_column = "placed"};
    JSONField extra{default_ = empty_dict};
    UUIDField token{default_ = uuid4};

    CADENZA_MODEL(SalesOrder, customer, referrer, products, placed_at, extra, token)
};
}  // namespace store

CADENZA_REGISTER(store::Customer)
CADENZA_REGISTER(store::Product)
CADENZA_REGISTER(store::SalesOrder)

namespace {

using namespace cadenza;
namespace m = cadenza::migrations;

class Orm : public MigrationsTest {
 protected:
    static m::ProjectSource source() {
        m::ProjectSource source;
        source.apps.push_back({.label = "store",
                               .models = {model_info<store::Customer>().definition(),
                                          model_info<store::Product>().definition(),
                                          model_info<store::SalesOrder>().definition()}});
        m::Questioner yes;
        const m::ProjectState models = source.state();
        source.apps[0].made =
            m::Autodetector(m::ProjectState(), models, yes).changes(m::MigrationGraph())["store"];
        return source;
    }
};

TEST_F(Orm, models_become_a_readable_migration) {
    const m::ProjectSource project = source();
    ASSERT_EQ(project.apps[0].made.size(), 1U);
    EXPECT_EQ(m::MigrationWriter(project.apps[0].made[0], project.state()).source("store", false),
              R"(#include <cadenza/migrations.h>

namespace cadenza { cadenza::Value empty_dict(); }
namespace cadenza { cadenza::Value uuid4(); }

namespace store::migrations {

using namespace cadenza;
using namespace cadenza::migrations;

Migration m0001_initial() {
    return {
        .initial = true,
        .operations = {
            CreateModel("Customer",
                {
                    BigAutoField("id"),
                    CharField("name", {.max_length = 40, .unique = true, .help_text = "Full name"}),
                    EmailField("email", {.null = true}),
                    IntegerField("points", {.default_ = 10, .validators = {MinValueValidator(0)}}),
                }),
            CreateModel("Product",
                {
                    SlugField("code", {.max_length = 20, .primary_key = true}),
                    CharField("size",
                        {
                            .max_length = 1,
                            .default_ = "s",
                            .choices = {{"s", "Small"}, {"l", "Large"}},
                        }),
                    DecimalField("price", {.max_digits = 6, .decimal_places = 2}),
                    ManyToManyField("similar", "store.Product", {.blank = true}),
                },
                {
                    .ordering = {"-price"},
                    .db_table = "goods",
                    .unique_together = {{"size", "price"}},
                }),
            CreateModel("SalesOrder",
                {
                    BigAutoField("id"),
                    DateTimeField("placed_at",
                        {.auto_now_add = true, .db_index = true, .db_column = "placed"}),
                    JSONField("extra", {.default_ = {&cadenza::empty_dict, "cadenza::empty_dict"}}),
                    UUIDField("token", {.default_ = {&cadenza::uuid4, "cadenza::uuid4"}}),
                    ForeignKey("customer", "store.Customer", {.on_delete = PROTECT}),
                    ManyToManyField("products", "store.Product", {.related_name = "orders"}),
                    ForeignKey("referrer", "store.Customer",
                        {.on_delete = SET_NULL, .related_name = "+", .null = true}),
                }),
        },
    };
}

}  // namespace store::migrations
)");
}

TEST_F(Orm, rows_are_saved_and_loaded_through_the_tables_that_it_makes) {
    db::Connection& connection = open();
    const m::ProjectSource project = source();
    ASSERT_EQ(m::migrate(project, console, connection, {}), 0) << console.errors;
    lease.reset();

    auto ann = store::Customer::objects.create("name"_k = "Ann", "email"_k = "ann@example.org");
    auto tea =
        store::Product::objects.create("code"_k = "tea", "price"_k = *Decimal::parse("12.50"));
    auto order = store::SalesOrder::objects.create("customer"_k = ann);
    order.products.add(tea);
    auto loaded = store::SalesOrder::objects.get("customer__name"_k = "Ann");
    EXPECT_EQ(loaded.products.count(), 1);
    EXPECT_EQ(loaded.customer->points, 10);
    EXPECT_THROW(ann.remove(), ProtectedError);
    EXPECT_THROW(store::Customer::objects.create("name"_k = "Ann"), db::IntegrityError);
}

TEST_F(Orm, nothing_is_left_to_do_afterwards) {
    const m::ProjectSource project = source();
    EXPECT_EQ(m::makemigrations(project, console, {.check = true}), 0);
    EXPECT_EQ(console.output, "No changes detected\n");
}

}  // namespace
