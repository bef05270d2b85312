#pragma once

#include <string>

#include "cadenza/models.h"

/// Models for the unit tests of the parts of the ORM; no database is behind them.
namespace shop {
using namespace cadenza;

struct Customer : Model {
    CharField name{max_length = 40, help_text = "Full name"};
    EmailField email{null = true};
    IntegerField points{default_ = 10};

    CADENZA_MODEL(Customer, name, email, points)

    std::string str() const override { return name; }
};

struct Product : Model {
    SlugField code{primary_key = true, max_length = 20};
    CharField size{max_length = 1, choices = {{"s", "Small"}, {"l", "Large"}}, default_ = "s"};
    DecimalField price{max_digits = 6, decimal_places = 2};
    ManyToMany<Product> similar{blank = true};

    CADENZA_MODEL(Product, code, size, price, similar)

    static Meta meta_options() {
        return {.ordering = {"-price", "code"},
                .db_table = "goods",
                .verbose_name = "good",
                .verbose_name_plural = "goods",
                .unique_together = {{"size", "price"}}};
    }
};

struct SalesOrder : Model {
    ForeignKey<Customer> customer{on_delete = PROTECT};
    ForeignKey<Customer> referrer{null = true, on_delete = SET_NULL, related_name = "+"};
    ManyToMany<Product> products{related_name = "orders"};
    DateTimeField placed_at{auto_now_add = true, db_index = true, db_column = "placed"};
    DateTimeField changed_at{auto_now = true};
    JSONField extra{default_ = empty_dict};
    UUIDField token{default_ = uuid4};
    OneToOne<Product> gift{null = true, to_field = "code", on_delete = SET_DEFAULT};

    CADENZA_MODEL(SalesOrder, customer, referrer, products, placed_at, changed_at, extra, token,
                  gift)
};

}  // namespace shop
