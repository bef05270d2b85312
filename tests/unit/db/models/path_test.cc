#include "cadenza/db/models/query/path.h"

#include <gtest/gtest.h>

#include "cadenza/db/models/errors.h"
#include "unit/db/models/shop_models.h"

using namespace cadenza;
using namespace cadenza::internal;

namespace {

std::string steps(const Path& path) {
    std::string text;
    for (const JoinStep& step : path.steps)
        text += std::string(step.near->column()) + ">" + step.to->name() + "." +
                std::string(step.far->column()) + (step.many ? "*" : "") +
                (step.nullable ? "? " : " ");
    return text + "= " + std::string(path.target->name());
}

TEST(Path, a_column_needs_no_join) {
    const Path path = resolve_lookup(model_info<shop::Customer>(), "name__icontains");
    EXPECT_EQ(steps(path), "= name");
    ASSERT_EQ(path.lookups.size(), 1U);
    EXPECT_EQ(path.lookups[0], "icontains");
}

TEST(Path, relations_are_followed_along_against_and_over_pairs) {
    const ModelInfo& order = model_info<shop::SalesOrder>();
    EXPECT_EQ(steps(resolve_lookup(order, "customer__name")), "customer_id>Customer.id = name");
    EXPECT_EQ(steps(resolve_lookup(order, "referrer")), "referrer_id>Customer.id? = id");
    EXPECT_EQ(steps(resolve_lookup(order, "gift__price__gt")), "gift_id>Product.code? = price");
    EXPECT_EQ(steps(resolve_lookup(order, "products__size")),
              "id>SalesOrder_products.salesorder_id*? product_id>Product.code = size");
    EXPECT_EQ(steps(resolve_lookup(model_info<shop::Customer>(), "salesorder__placed_at")),
              "id>SalesOrder.customer_id*? = placed_at");
    EXPECT_EQ(steps(resolve_lookup(model_info<shop::Product>(), "salesorder")),
              "code>SalesOrder.gift_id? = id");
    EXPECT_EQ(steps(resolve_lookup(model_info<shop::Product>(), "orders__customer_id")),
              "code>SalesOrder_products.product_id*? salesorder_id>SalesOrder.id "
              "customer_id>Customer.id = id");
}

TEST(Path, a_hidden_relation_has_no_name) {
    EXPECT_THROW(resolve_lookup(model_info<shop::Customer>(), "referrer"), FieldError);
}

TEST(Path, names_split_at_double_underscores) {
    EXPECT_EQ(split_name("a__b_c__d"), (std::vector<std::string_view>{"a", "b_c", "d"}));
    EXPECT_EQ(split_name("a"), (std::vector<std::string_view>{"a"}));
}

}  // namespace
