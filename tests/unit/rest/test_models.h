#pragma once

#include <memory>
#include <string>

#include "cadenza/db/backends/base/databases.h"
#include "cadenza/models.h"

namespace shelf {

using namespace cadenza;

struct Writer : Model {
    CharField name{max_length = 50};

    CADENZA_MODEL(Writer, name)

    std::string str() const override { return name; }
};

struct Novel : Model {
    CharField title{max_length = 20};
    SlugField slug{max_length = 20, unique = true};
    ForeignKey<Writer> writer{on_delete = CASCADE, related_name = "novels"};
    IntegerField pages{default_ = 100};
    DateTimeField printed_at{default_ = now};

    CADENZA_MODEL(Novel, title, slug, writer, pages, printed_at)

    static Meta meta_options() { return {.ordering = {"id"}}; }
    std::string str() const override { return title; }
};

/// An in-memory database with the tables of both, installed while it lives.
class Shelf {
 public:
    Shelf();
    ~Shelf();

    /// Two writers; `novels` novels, by turns, titled "Novel 1" and so on, of 100, 110, 120… pages.
    void fill(int novels);

 private:
    db::Databases databases_;
    db::Installation installation_;
};

}  // namespace shelf
