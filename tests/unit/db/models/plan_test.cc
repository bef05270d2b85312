#include "cadenza/db/models/query/plan.h"

#include <gtest/gtest.h>

#include "cadenza/db/backends/sqlite/dialect.h"
#include "cadenza/db/models/errors.h"
#include "unit/db/models/shop_models.h"

using namespace cadenza;
using namespace cadenza::internal;
using shop::Customer;
using shop::SalesOrder;

namespace {

const db::Dialect& dialect() {
    return db::sqlite::SqliteDialect::instance();
}
PlanPtr plan(const QueryBase& query, Purpose purpose = Purpose::Rows) {
    return plan_for(*query.query_state(), purpose, dialect());
}

TEST(Plan, is_shared_by_queries_that_differ_in_values_only) {
    const PlanPtr first = plan(Customer::objects.filter("name"_k = "a", "points__in"_k = {1, 2}));
    const auto query = Customer::objects.filter("name"_k = "b", "points__in"_k = {3, 4});
    EXPECT_EQ(plan(query), first);
    EXPECT_EQ(first->bind(*query.query_state()),
              (std::vector<Value>{Value("b"), Value(3), Value(4)}));
    EXPECT_NE(plan(Customer::objects.filter("name"_k = "b", "points__in"_k = {3})), first);
    EXPECT_NE(plan(Customer::objects.filter("name"_k = nullptr, "points__in"_k = {3, 4})), first);
    EXPECT_NE(plan(query, Purpose::Count), first);
    EXPECT_NE(plan(query.order_by("name")), first);
    EXPECT_NE(plan(query.exclude("points"_k = 1)), plan(query.filter("points"_k = 1)));
}

TEST(Plan, pages_of_a_query_share_one_statement) {
    const auto all = Customer::objects.order_by("id");
    EXPECT_EQ(plan(all.slice(0, 20)), plan(all.slice(0, 50)));
    EXPECT_EQ(plan(all.slice(20, 40)), plan(all.slice(40, 60)));
    const auto page = all.slice(40, 60);
    EXPECT_TRUE(
        plan(page)->sql.ends_with("ORDER BY \"shop_customer\".\"id\" ASC LIMIT ? OFFSET ?"));
    EXPECT_EQ(plan(page)->bind(*page.query_state()), (std::vector<Value>{Value(20), Value(40)}));
    EXPECT_NE(plan(all.slice(5, -1))->sql, plan(all.slice(6, -1))->sql);
}

TEST(Plan, keeps_parameters_in_the_order_of_the_text) {
    const auto query =
        SalesOrder::objects.filter("customer__points__gt"_k = F("id") * 3 + 4, "pk__lt"_k = 9)
            .exclude("products__size"_k = "l")
            .slice(0, 5);
    EXPECT_EQ(plan(query)->bind(*query.query_state()),
              (std::vector<Value>{Value(3), Value(4), Value(9), Value("l"), Value(5)}));
    const auto inner = Customer::objects.filter("name"_k = "x");
    const auto outer = SalesOrder::objects.filter("customer__in"_k = inner, "id"_k = 1);
    EXPECT_EQ(plan(outer)->bind(*outer.query_state()), (std::vector<Value>{Value("x"), Value(1)}));
}

TEST(Plan, values_are_bound_as_the_column_stores_them) {
    const auto query = SalesOrder::objects.filter("placed_at__year"_k = 2024);
    const std::vector<Value> bound = plan(query)->bind(*query.query_state());
    ASSERT_EQ(bound.size(), 2U);
    EXPECT_EQ(bound[0].as_datetime().iso(), "2024-01-01T00:00:00Z");
    EXPECT_EQ(bound[1].as_datetime().iso(), "2024-12-31T23:59:59.999999Z");
    const auto texts = Customer::objects.filter("name__contains"_k = "50%");
    EXPECT_EQ(plan(texts)->bind(*texts.query_state()), (std::vector<Value>{Value("%50\\%%")}));
    const auto prices = SalesOrder::objects.filter("gift__price"_k = 1);
    EXPECT_EQ(plan(prices)->bind(*prices.query_state()), (std::vector<Value>{Value("1.00")}));
}

TEST(Plan, knows_when_nothing_can_match) {
    EXPECT_TRUE(plan(Customer::objects.none())->nothing);
    EXPECT_TRUE(plan(Customer::objects.filter("pk__in"_k = std::vector<int>{}))->nothing);
    EXPECT_FALSE(plan(Customer::objects.exclude("pk__in"_k = std::vector<int>{}))->nothing);
}

TEST(Plan, numbers_placeholders_anew_behind_others) {
    const auto query = Customer::objects.filter("name"_k = "a");
    EXPECT_EQ(plan(query, Purpose::Update)->numbered_from(dialect(), 4),
              " WHERE \"shop_customer\".\"name\" = ?");
}

}  // namespace
