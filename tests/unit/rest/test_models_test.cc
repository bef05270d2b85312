#include "unit/rest/test_models.h"

#include <gtest/gtest.h>

#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/register.h"

CADENZA_REGISTER(shelf::Writer)
CADENZA_REGISTER(shelf::Novel)

namespace shelf {
namespace {

class Lookup : public db::ModelLookup {
 public:
    const db::ModelDefinition* find_model(std::string_view label) const override {
        for (const db::ModelDefinition* model : all_models()) {
            if (model->label() == label) return model;
        }
        return nullptr;
    }
    std::vector<const db::ModelDefinition*> all_models() const override {
        return {&model_info<Writer>().definition(), &model_info<Novel>().definition()};
    }
};

}  // namespace

Shelf::Shelf() : databases_("sqlite://:memory:"), installation_(databases_) {
    const Lookup lookup;
    const db::ConnectionLease connection = db::connect();
    const auto editor = db::make_schema_editor(*connection);
    editor->begin();
    for (const db::ModelDefinition* model : lookup.all_models())
        editor->create_model(*model, lookup);
    editor->finish();
}

Shelf::~Shelf() = default;

void Shelf::fill(int novels) {
    const Writer writers[] = {Writer::objects.create("name"_k = "Ada"),
                              Writer::objects.create("name"_k = "Ursula")};
    for (int i = 1; i <= novels; ++i) {
        Novel novel;
        novel.title = "Novel " + std::to_string(i);
        novel.slug = "novel-" + std::to_string(i);
        novel.writer = writers[(i - 1) % 2];
        novel.pages = 90 + 10 * i;
        novel.printed_at =
            DateTime::parse("2024-01-0" + std::to_string(1 + i / 2) + "T12:00:00Z").value();
        novel.save();
    }
}

TEST(Shelf, holds_what_it_is_filled_with) {
    Shelf shelf;
    shelf.fill(3);
    EXPECT_EQ(Novel::objects.count(), 3);
    EXPECT_EQ(Novel::objects.filter("writer__name"_k = "Ada").count(), 2);
}

}  // namespace shelf
