#pragma once

#include <gtest/gtest.h>

#include <string>

#include "cadenza/base/json/writer.h"
#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/register.h"
#include "cadenza/models.h"
#include "cadenza/rest/exceptions.h"
#include "cadenza/serializers.h"
#include "cadenza/validation/validators.h"
#include "unit/db/backends/temporary_database.h"

namespace shop {

using namespace cadenza;

struct Maker : Model {
    CharField name{max_length = 20, unique = true};
    CharField country{max_length = 2, default_ = "IT",
                      choices = {{"IT", "Italy"}, {"BR", "Brazil"}}};
    DateField founded{null = true, blank = true};

    CADENZA_MODEL(Maker, name, country, founded)

    std::string str() const override { return name; }
    bool is_anonymous() const { return name.empty(); }
};

struct Label : Model {
    SlugField slug{unique = true};
    CADENZA_MODEL(Label, slug)
};

struct Chair : Model {
    CharField name{max_length = 10, validators = {MinLengthValidator(2)}};
    TextField notes{blank = true};
    IntegerField legs{default_ = 4,
                      validators = {MinValueValidator(Value(1)), MaxValueValidator(Value(6))}};
    DecimalField price{max_digits = 6, decimal_places = 2, null = true, blank = true};
    BooleanField soft{default_ = false};
    ForeignKey<Maker> maker{on_delete = CASCADE, related_name = "chairs"};
    ForeignKey<Chair> copy_of{on_delete = SET_NULL, null = true, blank = true};
    ManyToMany<Label> labels{blank = true};
    DateTimeField made_at{auto_now_add = true};

    CADENZA_MODEL(Chair, name, notes, legs, price, soft, maker, copy_of, labels, made_at)

    static Meta meta_options() {
        return {.ordering = {"id"}, .unique_together = {{"maker", "name"}}};
    }
};

}  // namespace shop

namespace shop_tests {

using namespace cadenza;
using namespace shop;

struct ShopModels : db::ModelLookup {
    const db::ModelDefinition* find_model(std::string_view label) const override {
        const ModelInfo* model = cadenza::find_model(label);
        return model ? &model->definition() : nullptr;
    }
    std::vector<const db::ModelDefinition*> all_models() const override {
        std::vector<const db::ModelDefinition*> all;
        for (const ModelInfo* model : known_models()) all.push_back(&model->definition());
        return all;
    }
};

/// An empty database with the tables of the shop.
class ShopTest : public ::testing::Test {
 protected:
    ShopTest() {
        const auto connection = db::connect();
        const auto editor = db::make_schema_editor(*connection);
        editor->begin();
        for (const ModelInfo* model :
             {&model_info<Maker>(), &model_info<Label>(), &model_info<Chair>()})
            editor->create_model(model->definition(), ShopModels());
        editor->finish();
    }
    static Maker maker(const char* name) { return Maker::objects.create("name"_k = name); }
    static Chair chair(const Maker& maker, const char* name) {
        return Chair::objects.create("name"_k = name, "maker"_k = maker);
    }

 private:
    db::testing::MemoryDatabase database_;
};

template <class S>
std::string checked(Value data, bool partial = false) {
    S serializer = make_serializer<S>();
    serializer.set_data(std::move(data));
    serializer.set_partial(partial);
    return serializer.is_valid() ? "valid" : to_json(serializer.errors().value());
}

/// The object as JSON, by both ways of writing it, which must agree.
template <class S, class M>
std::string shown(M& object) {
    S serializer = make_serializer<S>();
    serializer.set_instance(object);
    std::string out;
    JsonWriter writer(out);
    serializer.write_json(writer);
    const std::string by_value = to_json(serializer.data());
    return out == by_value ? out : out + " but as a value " + by_value;
}

}  // namespace shop_tests
