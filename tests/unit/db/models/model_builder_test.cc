#include "cadenza/db/models/model_info.h"

#include <gtest/gtest.h>

#include "cadenza/register.h"
#include "unit/db/models/shop_models.h"

using namespace cadenza;
using namespace shop;

namespace broken {

struct Unlisted : Model {
    CharField title{max_length = 10};
    TextField body;
    IntegerField views{default_ = 0};
    CADENZA_MODEL(Unlisted, title, views)
};
struct NoneListed : Model {
    CharField title{max_length = 10};
    CADENZA_MODEL(NoneListed)
};
struct Initialised : Model {
    IntegerField count{5};
    BooleanField live{true};
    CharField word = "hello";
    CADENZA_MODEL(Initialised, count, live, word)
    static Meta meta_options() { return {.app_label = "elsewhere"}; }
};

}  // namespace broken
CADENZA_REGISTER(shop::Customer)
CADENZA_REGISTER(shop::Product)
CADENZA_REGISTER(shop::SalesOrder)
CADENZA_REGISTER(broken::Unlisted)
CADENZA_REGISTER(broken::NoneListed)
CADENZA_REGISTER(broken::Initialised)

struct Homeless : Model {
    CharField title{max_length = 10};
    CADENZA_MODEL(Homeless, title)
};
CADENZA_REGISTER(Homeless)

namespace {

std::string refusal(const ModelInfo& (*info)()) {
    try {
        info();
        return "built";
    } catch (const ImproperlyConfigured& error) {
        return error.message();
    }
}

TEST(ModelBuilder, a_field_that_is_left_out_is_named) {
    EXPECT_EQ(refusal(&model_info<broken::Unlisted>),
              "Unlisted: the TextField declared after 'title' is missing from "
              "CADENZA_MODEL(Unlisted, title, views): add its name there.");
    EXPECT_EQ(
        refusal(&model_info<broken::NoneListed>),
        "NoneListed: the CharField declared first is missing from CADENZA_MODEL(NoneListed, ): "
        "add its name there.");
}

TEST(ModelBuilder, a_model_in_no_namespace_needs_a_label) {
    EXPECT_EQ(
        refusal(&model_info<Homeless>),
        "The model Homeless is in no namespace, so it belongs to no app: put it into the app's "
        "namespace, or give Meta an app_label.");
}

TEST(ModelBuilder, names_follow_the_namespace_and_meta) {
    const ModelInfo& order = model_info<SalesOrder>();
    EXPECT_EQ(order.label(), "shop.SalesOrder");
    EXPECT_EQ(order.label_lower(), "shop.salesorder");
    EXPECT_EQ(order.db_table(), "shop_salesorder");
    EXPECT_EQ(order.verbose_name(), "sales order");
    EXPECT_EQ(order.verbose_name_plural(), "sales orders");
    const ModelInfo& product = model_info<Product>();
    EXPECT_EQ(product.db_table(), "goods");
    EXPECT_EQ(product.verbose_name_plural(), "goods");
    EXPECT_EQ(product.ordering(), (std::vector<std::string>{"-price", "code"}));
    EXPECT_EQ(product.options().unique_together,
              (std::vector<std::vector<std::string>>{{"size", "price"}}));
    EXPECT_EQ(model_info<broken::Initialised>().label(), "elsewhere.Initialised");
    EXPECT_EQ(find_model("SHOP.salesorder"), &order);
    EXPECT_EQ(find_model("shop.nothing"), nullptr);
}

TEST(ModelBuilder, the_implicit_key_comes_first_unless_one_is_declared) {
    const ModelInfo& customer = model_info<Customer>();
    EXPECT_EQ(customer.pk().name(), "id");
    EXPECT_EQ(customer.pk().kind(), db::FieldKind::BigAuto);
    EXPECT_EQ(customer.fields()[0].name(), "id");
    EXPECT_EQ(customer.find("pk"), &customer.pk());
    EXPECT_EQ(model_info<Product>().pk().name(), "code");
    EXPECT_EQ(model_info<Product>().find("id"), nullptr);
    Product product;
    product.code = "x";
    EXPECT_EQ(product.pk(), Value("x"));
    EXPECT_EQ(product.str(), "Product object (x)");
}

TEST(ModelBuilder, options_become_the_definition) {
    const db::ModelDefinition& order = model_info<SalesOrder>().definition();
    const db::FieldDefinition& customer = *order.find("customer");
    EXPECT_EQ(customer.to, "shop.Customer");
    EXPECT_EQ(customer.on_delete, OnDelete::PROTECT);
    EXPECT_EQ(customer.column(), "customer_id");
    EXPECT_TRUE(customer.db_index);
    const db::FieldDefinition& placed = *order.find("placed_at");
    EXPECT_TRUE(placed.auto_now_add);
    EXPECT_TRUE(placed.db_index);
    EXPECT_FALSE(placed.editable);
    EXPECT_TRUE(placed.blank);
    EXPECT_EQ(placed.column(), "placed");
    EXPECT_STREQ(order.find("token")->default_.callable_name, "cadenza::uuid4");
    EXPECT_EQ(order.find("extra")->default_.get(), Value(Dict()));
    EXPECT_EQ(order.find("gift")->to_field, "code");
    EXPECT_TRUE(order.find("gift")->unique);
    EXPECT_EQ(order.find("products")->kind, db::FieldKind::ManyToMany);
    const db::ModelDefinition& product = model_info<Product>().definition();
    EXPECT_EQ(product.find("size")->choices.at(1), (db::Choice{Value("l"), "Large"}));
    EXPECT_EQ(product.find("size")->default_.get(), Value("s"));
    EXPECT_EQ(product.find("similar")->to, "self");
    EXPECT_TRUE(product.find("similar")->symmetrical);
    const db::ModelDefinition& customers = model_info<Customer>().definition();
    EXPECT_EQ(customers.find("name")->help_text, "Full name");
    EXPECT_EQ(customers.find("email")->max_length, 254);
    EXPECT_EQ(customers.find("points")->default_.get(), Value(10));
}

TEST(ModelBuilder, an_initial_value_is_a_default) {
    const db::ModelDefinition& model = model_info<broken::Initialised>().definition();
    EXPECT_EQ(model.find("count")->default_.get(), Value(5));
    EXPECT_EQ(model.find("live")->default_.get(), Value(true));
    EXPECT_EQ(model.find("word")->default_.get(), Value("hello"));
}

TEST(ModelBuilder, relations_are_known_from_both_sides) {
    const ModelInfo& customer = model_info<Customer>();
    model_info<SalesOrder>();
    ASSERT_NE(customer.find_reverse("salesorder"), nullptr);
    EXPECT_EQ(customer.find_reverse("salesorder")->accessor_name, "salesorder_set");
    EXPECT_EQ(customer.find_accessor("salesorder_set")->field->name(), "customer");
    // related_name "+" hides the other one.
    EXPECT_EQ(customer.related_objects().size(), 2U);
    const ModelInfo& product = model_info<Product>();
    EXPECT_TRUE(product.find_reverse("orders")->is_many_to_many());
    EXPECT_EQ(product.find_reverse("salesorder")->accessor_name, "salesorder");
    EXPECT_EQ(model_info<SalesOrder>().field("gift").target_field().name(), "code");
}

TEST(ModelBuilder, a_many_to_many_has_an_automatic_model) {
    const FieldInfo& products = model_info<SalesOrder>().field("products");
    const ModelInfo& through = products.through();
    EXPECT_TRUE(through.is_auto_created());
    EXPECT_EQ(through.db_table(), "shop_salesorder_products");
    EXPECT_EQ(products.through_source().column(), "salesorder_id");
    EXPECT_EQ(products.through_target().column(), "product_id");
    EXPECT_EQ(products.through_target().value_kind(), db::FieldKind::Slug);
    const FieldInfo& similar = model_info<Product>().field("similar");
    EXPECT_EQ(similar.through_source().column(), "from_product_id");
    EXPECT_EQ(similar.through_target().column(), "to_product_id");
}

TEST(ModelBuilder, an_unknown_field_is_answered_with_the_closest) {
    try {
        model_info<Customer>().field("ponits");
        FAIL() << "there is no such field";
    } catch (const FieldError& error) {
        EXPECT_EQ(error.message(), "Customer has no field named 'ponits'. Did you mean 'points'?");
    }
}

}  // namespace
