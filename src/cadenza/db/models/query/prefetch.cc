#include "cadenza/db/models/query/prefetch.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/fields/foreign_key_access.h"
#include "cadenza/db/models/lazy_loading.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/objects/model_extras.h"
#include "cadenza/db/models/query/row_loader.h"
#include "cadenza/db/models/query_base.h"
#include "cadenza/db/models/related_rows.h"

namespace cadenza::internal {
namespace {

using Objects = std::vector<Model*>;

/// Keys in the order of their first appearance, with the objects that have them.
class ByKey {
 public:
    void add(const Value& key, Model* object) {
        auto [entry, fresh] = positions_.try_emplace(key.str(), keys_.size());
        if (fresh) {
            keys_.push_back(key);
            objects_.emplace_back();
        }
        objects_[entry->second].push_back(object);
    }
    const std::vector<Value>& keys() const { return keys_; }
    bool empty() const { return keys_.empty(); }
    std::optional<std::size_t> position(const Value& key) const {
        const auto entry = positions_.find(key.str());
        return entry == positions_.end() ? std::nullopt : std::optional(entry->second);
    }
    const Objects* find(const Value& key) const {
        const auto at_position = position(key);
        return at_position ? &objects_[*at_position] : nullptr;
    }
    const Objects& at(std::size_t i) const { return objects_[i]; }

 private:
    std::map<std::string, std::size_t> positions_;
    std::vector<Value> keys_;
    std::vector<Objects> objects_;
};

// Along a foreign key: one object for each key, shared by all that point at it.
Objects load_forward(const Objects& objects, const FieldInfo& field) {
    ByKey missing;
    Objects found;
    for (Model* object : objects) {
        const auto& key = *static_cast<const ForeignKeyBase*>(field.in(*object));
        if (key.is_null()) continue;
        if (key.is_loaded())
            found.push_back(ForeignKeyAccess::object(key).get());
        else
            missing.add(key.pk(), object);
    }
    if (missing.empty()) return found;
    const FieldInfo& target = field.target_field();
    const QueryBase query = QueryBase(field.related())
                                .filter(std::string(target.name()) + "__in",
                                        Value(List(missing.keys().begin(), missing.keys().end())));
    const LoadingBatch batch;
    RowLoader loader(*query.query_state());
    while (loader.next()) {
        SharedModel related = SharedModel::make(field.related());
        loader.load(*related);
        found.push_back(related.get());
        if (const Objects* owners = missing.find(target.get(*related)))
            for (Model* owner : *owners)
                ForeignKeyAccess::cache(*static_cast<ForeignKeyBase*>(field.in(*owner)), related);
    }
    return found;
}

/// Rows that are shared out to the objects they belong to.
class Shares {
 public:
    Shares(const ByKey& owners, const ModelInfo& model)
        : owners_(owners), all_(std::make_shared<Rows>(model)) {
        for (std::size_t i = 0; i < owners.keys().size(); ++i)
            shares_.push_back(std::make_shared<Rows>(all_));
    }
    Model& next() { return all_->emplace(); }
    void give(const Value& key, Model& row) {
        if (const auto position = owners_.position(key)) shares_[*position]->select(row);
    }
    Objects finish(std::string_view accessor) {
        for (std::size_t i = 0; i < shares_.size(); ++i)
            for (Model* owner : owners_.at(i))
                owner->state().extras().set_many(accessor, shares_[i]);
        Objects rows;
        for (std::size_t i = 0; i < all_->size(); ++i) rows.push_back(&all_->at(i));
        return rows;
    }

 private:
    const ByKey& owners_;
    std::shared_ptr<Rows> all_;
    std::vector<std::shared_ptr<Rows>> shares_;
};

// Against a foreign key: each row knows its owner by its key, and gets it as its object.
Objects load_reverse(const Objects& objects, const FieldInfo& field, std::string_view accessor) {
    ByKey owners;
    for (Model* object : objects) owners.add(field.target_field().get(*object), object);
    const QueryBase query =
        QueryBase(field.model()).filter_related(field, false, std::vector<Value>(owners.keys()));
    std::vector<SharedModel> copies;
    for (std::size_t i = 0; i < owners.keys().size(); ++i)
        copies.push_back(SharedModel::copy_of(*owners.at(i).front()));
    Shares shares(owners, field.model());
    const LoadingBatch batch;
    RowLoader loader(*query.query_state());
    while (loader.next()) {
        Model& row = shares.next();
        loader.load(row);
        const Value key = field.get(row);
        shares.give(key, row);
        if (const auto owner = owners.position(key))
            ForeignKeyAccess::cache(*static_cast<ForeignKeyBase*>(field.in(row)), copies[*owner]);
    }
    return shares.finish(accessor);
}

// The far side of a one-to-one.
Objects load_one(const Objects& objects, const FieldInfo& field, std::string_view accessor) {
    ByKey missing;
    Objects found;
    for (Model* object : objects) {
        const ModelExtras* extras = object->state().find_extras();
        if (const SharedModel* known = extras != nullptr ? extras->find_one(accessor) : nullptr) {
            if (*known) found.push_back(known->get());
            continue;
        }
        missing.add(field.target_field().get(*object), object);
    }
    if (missing.empty()) return found;
    for (std::size_t i = 0; i < missing.keys().size(); ++i)
        for (Model* owner : missing.at(i)) owner->state().extras().set_one(accessor, nullptr);
    const QueryBase query =
        QueryBase(field.model()).filter_related(field, false, std::vector<Value>(missing.keys()));
    const LoadingBatch batch;
    RowLoader loader(*query.query_state());
    while (loader.next()) {
        SharedModel related = SharedModel::make(field.model());
        loader.load(*related);
        const Objects* owners = missing.find(field.get(*related));
        if (owners == nullptr) continue;
        ForeignKeyAccess::cache(*static_cast<ForeignKeyBase*>(field.in(*related)),
                                SharedModel::copy_of(*owners->front()));
        for (Model* owner : *owners) owner->state().extras().set_one(accessor, related);
        found.push_back(related.get());
    }
    return found;
}

// Over a table of pairs: the statement tells each row's owner in a column of its own.
Objects load_pairs(const Objects& objects, const RelatedSide& side, std::string_view accessor) {
    ByKey owners;
    for (Model* object : objects) owners.add(object->pk(), object);
    const QueryBase query =
        QueryBase(side.model())
            .filter_related(*side.field, !side.reverse, std::vector<Value>(owners.keys()));
    Shares shares(owners, side.model());
    const LoadingBatch batch;
    RowLoader loader(*query.query_state(), Purpose::Pairs);
    const FieldInfo& pk = objects.front()->meta().pk();
    const ResultColumn owner_column{{}, &pk, pk.value_kind()};
    while (loader.next()) {
        Model& row = shares.next();
        loader.load(row);
        const int last = static_cast<int>(loader.plan().columns.size()) - 1;
        shares.give(read_column(loader.row(), last, owner_column), row);
    }
    return shares.finish(accessor);
}

bool has_rows(const Objects& objects, std::string_view accessor, Objects& found) {
    for (Model* object : objects) {
        const ModelExtras* extras = object->state().find_extras();
        const auto* rows = extras != nullptr ? extras->find_many(accessor) : nullptr;
        if (rows == nullptr) return false;
        for (std::size_t i = 0; i < (*rows)->size(); ++i) found.push_back(&(*rows)->at(i));
    }
    return true;
}

[[noreturn]] void throw_unknown(const ModelInfo& model, std::string_view name,
                                std::string_view path) {
    throw FieldError("Cannot find '" + std::string(name) + "' on " + model.name() + " object, '" +
                     std::string(path) + "' is an invalid parameter to prefetch_related()");
}

Objects load_level(const Objects& objects, std::string_view name, std::string_view path) {
    const ModelInfo& model = objects.front()->meta();
    if (const FieldInfo* field = model.find(name); field != nullptr && field->name() == name) {
        if (field->is_foreign_key()) return load_forward(objects, *field);
        if (!field->is_many_to_many())
            throw ValueError("'" + std::string(path) +
                             "' does not resolve to an item that supports prefetching - this is "
                             "an invalid parameter to prefetch_related().");
        Objects found;
        return has_rows(objects, name, found) ? found : load_pairs(objects, {field, false}, name);
    }
    const ReverseRelation* relation = model.find_accessor(name);
    if (relation == nullptr) throw_unknown(model, name, path);
    if (relation->is_one_to_one()) return load_one(objects, *relation->field, name);
    Objects found;
    if (has_rows(objects, name, found)) return found;
    if (relation->is_many_to_many()) return load_pairs(objects, {relation->field, true}, name);
    return load_reverse(objects, *relation->field, name);
}

}  // namespace

void prefetch(const Objects& objects, const std::vector<std::string>& paths) {
    // "a" and "a__b" ask for a once.
    std::map<std::string, Objects> done;
    for (const std::string& path : paths) {
        Objects level = objects;
        std::string prefix;
        for (std::string_view part : split_name(path)) {
            if (level.empty()) break;
            prefix += (prefix.empty() ? "" : "__") + std::string(part);
            auto known = done.find(prefix);
            if (known == done.end())
                known = done.emplace(prefix, load_level(level, part, path)).first;
            level = known->second;
        }
    }
}

void prefetch(Rows& rows, const std::vector<std::string>& paths) {
    Objects objects;
    objects.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) objects.push_back(&rows.at(i));
    prefetch(objects, paths);
}

}  // namespace cadenza::internal
