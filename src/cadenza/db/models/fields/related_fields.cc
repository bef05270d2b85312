#include "cadenza/db/models/fields/related_fields.h"

#include <algorithm>

#include "cadenza/db/backends/base/lease.h"
#include "cadenza/db/backends/base/transaction.h"
#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/fields/foreign_key_access.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/objects/construction.h"
#include "cadenza/db/models/objects/model_extras.h"
#include "cadenza/db/models/query/writer.h"
#include "cadenza/db/models/related_rows.h"

namespace cadenza {

namespace internal {
thread_local constinit const Model* under_construction = nullptr;
}  // namespace internal

using internal::PairTable;
using internal::RelatedSide;

RelatedManager::RelatedManager() noexcept
    : owner_offset_(
          static_cast<std::uint32_t>(reinterpret_cast<const char*>(this) -
                                     reinterpret_cast<const char*>(internal::under_construction))) {
}

RelatedManager::RelatedManager(const RelatedManager& other) noexcept {
    // Only as a member of a copied object does it have an owner again.
    const auto* owner = reinterpret_cast<const char*>(internal::under_construction);
    if (owner + other.owner_offset_ == reinterpret_cast<const char*>(this))
        owner_offset_ = other.owner_offset_;
}

const Model& RelatedManager::owner() const {
    if (owner_offset_ == 0)
        throw ValueError(
            "This relation is a copy that belongs to no object: use it as a member of its model "
            "object (auto& instead of auto).");
    return *reinterpret_cast<const Model*>(reinterpret_cast<const char*>(this) - owner_offset_);
}

namespace {

std::string_view accessor_of(const Model& owner, const void* member) {
    return owner.meta().member_at(static_cast<std::uint32_t>(
        static_cast<const char*>(member) - reinterpret_cast<const char*>(&owner)));
}

/// A relation as one object sees it.
struct View {
    Model& owner;
    std::string_view accessor;
    RelatedSide side;

    View(const Model& object, std::string_view name)
        : owner(const_cast<Model&>(object)),
          accessor(name),
          side(internal::related_side(object.meta(), name)) {}

    bool is_pairs() const { return side.field->is_many_to_many(); }
    const FieldInfo& near_field() const {
        return is_pairs() ? owner.meta().pk() : side.field->target_field();
    }
    Value key() const {
        Value value = near_field().get(owner);
        if (value.is_null())
            throw ValueError("\"" + owner.str() + "\" needs to have a value for field \"" +
                             std::string(near_field().name()) +
                             "\" before this many-to-many relationship can be used.");
        return value;
    }
    void forget() const {
        if (owner.state().find_extras() != nullptr) owner.state().extras().forget(accessor);
    }
};

Value key_of_object(const View& view, const Model& object) {
    const ModelInfo& expected = view.side.model();
    if (&object.meta() != &expected)
        throw ValueError("'" + expected.name() + "' instance expected, got " + object.str());
    Value key = object.pk();
    if (key.is_null())
        throw ValueError("Cannot add \"" + object.str() +
                         "\": it has no primary key yet, save it first.");
    return key;
}

std::vector<Value> keys_of_objects(const View& view, std::span<const Model* const> objects) {
    std::vector<Value> keys;
    for (const Model* object : objects) keys.push_back(key_of_object(view, *object));
    return keys;
}

void insert_pairs(const PairTable& pairs, const Value& near, std::span<const Value> keys) {
    std::vector<std::unique_ptr<Model>> rows;
    std::vector<Model*> list;
    std::vector<std::string> seen;
    for (const Value& key : keys) {
        const std::string text = key.str();
        if (std::find(seen.begin(), seen.end(), text) != seen.end()) continue;
        seen.push_back(text);
        rows.push_back(pairs.through->make());
        pairs.near->set(*rows.back(), near);
        pairs.far->set(*rows.back(), key);
        list.push_back(rows.back().get());
    }
    // A pair that is there already is the only conflict that an automatic table can have.
    QueryBase(*pairs.through).bulk_create(list, pairs.through->is_auto_created());
}

std::vector<Value> missing_keys(const PairTable& pairs, const Value& near,
                                std::span<const Value> keys) {
    const std::string_view far = pairs.far->name();
    std::vector<std::string> there;
    for (const List& row :
         QueryBase(*pairs.through)
             .filter(pairs.near->name(), near)
             .filter(std::string(far) + "__in", Value(List(keys.begin(), keys.end())))
             .values_list({far}))
        there.push_back(row[0].str());
    std::vector<Value> missing;
    for (const Value& key : keys)
        if (std::find(there.begin(), there.end(), key.str()) == there.end()) missing.push_back(key);
    return missing;
}

void add_pairs(const View& view, std::span<const Value> keys) {
    if (keys.empty()) return;
    const PairTable pairs = internal::pair_table(*view.side.field, view.side.reverse);
    const Value near = view.key();
    Atomic block({.savepoint = false});
    const auto add = [&](const PairTable& table) {
        if (table.through->is_auto_created()) {
            insert_pairs(table, near, keys);
        } else {
            insert_pairs(table, near, missing_keys(table, near, keys));
        }
    };
    add(pairs);
    if (pairs.symmetrical) add({pairs.through, pairs.far, pairs.near, true});
    block.commit();
}

QueryCondition pairs_of(const PairTable& pairs, const Value& near, const Value* keys) {
    const auto side = [&](const FieldInfo& near_field, const FieldInfo& far_field) {
        QueryCondition condition(near_field.name(), near);
        if (keys == nullptr) return condition;
        return QueryCondition::both(condition,
                                    QueryCondition(std::string(far_field.name()) + "__in", *keys));
    };
    QueryCondition condition = side(*pairs.near, *pairs.far);
    if (pairs.symmetrical)
        condition = QueryCondition::either(condition, side(*pairs.far, *pairs.near));
    return condition;
}

void remove_pairs(const View& view, const Value* keys) {
    const PairTable pairs = internal::pair_table(*view.side.field, view.side.reverse);
    const Value near = view.key();
    Atomic block({.savepoint = false});
    QueryBase(*pairs.through).filter(pairs_of(pairs, near, keys)).remove();
    block.commit();
}

void point_rows(const View& view, const QueryBase& rows, const Value& target) {
    const internal::Assignment assignment{view.side.field, target};
    internal::update_rows(*rows.order_by({}).query_state(), {&assignment, 1});
}

void require_null(const View& view) {
    if (!view.side.field->null())
        throw ValueError("'" + view.side.field->model().name() + "." +
                         std::string(view.side.field->name()) +
                         "' cannot be null: rows cannot be taken out of '" +
                         std::string(view.accessor) + "', only moved or deleted.");
}

}  // namespace

QueryBase RelatedManager::base() const {
    const Model& object = owner();
    return internal::related_rows(object, accessor_of(object, this));
}

void RelatedManager::add_objects(std::span<const Model* const> objects) const {
    const View view(owner(), accessor_of(owner(), this));
    add_keys(keys_of_objects(view, objects));
}

void RelatedManager::add_keys(std::span<const Value> keys) const {
    const View view(owner(), accessor_of(owner(), this));
    view.forget();
    if (view.is_pairs()) {
        add_pairs(view, keys);
    } else if (!keys.empty()) {
        point_rows(view, QueryBase(view.side.model()).with_keys(keys), view.key());
    }
}

void RelatedManager::remove_objects(std::span<const Model* const> objects) const {
    const View view(owner(), accessor_of(owner(), this));
    remove_keys(keys_of_objects(view, objects));
}

void RelatedManager::remove_keys(std::span<const Value> keys) const {
    const View view(owner(), accessor_of(owner(), this));
    view.forget();
    if (keys.empty()) return;
    if (view.is_pairs()) {
        const Value list(List(keys.begin(), keys.end()));
        remove_pairs(view, &list);
        return;
    }
    require_null(view);
    point_rows(view, base().with_keys(keys), Value());
}

void RelatedManager::clear() const {
    const View view(owner(), accessor_of(owner(), this));
    view.forget();
    if (view.is_pairs()) {
        remove_pairs(view, nullptr);
        return;
    }
    require_null(view);
    point_rows(view, base(), Value());
}

void RelatedManager::set_keys(std::span<const Value> keys) const {
    Atomic block({.savepoint = false});
    std::vector<Value> gone, fresh(keys.begin(), keys.end());
    for (const List& row : base().order_by({}).values_list({"pk"})) {
        const auto known = std::find_if(fresh.begin(), fresh.end(), [&](const Value& key) {
            return key.str() == row[0].str();
        });
        if (known != fresh.end())
            fresh.erase(known);
        else
            gone.push_back(row[0]);
    }
    remove_keys(gone);
    add_keys(fresh);
    block.commit();
}

void RelatedManager::set_objects(std::span<const Model* const> objects) const {
    const View view(owner(), accessor_of(owner(), this));
    set_keys(keys_of_objects(view, objects));
}

void RelatedManager::create_object(Model& object, std::span<internal::KeywordValue> values) const {
    const View view(owner(), accessor_of(owner(), this));
    if (!view.is_pairs()) view.side.field->set_related_object(object, view.owner);
    QueryBase(view.side.model()).create_into(object, values);
    if (view.is_pairs()) {
        const Model* list[] = {&object};
        add_objects(list);
    } else {
        view.forget();
    }
}

const Model* RelatedManager::one() const {
    Model& object = const_cast<Model&>(owner());
    const View view(object, accessor_of(object, this));
    const internal::ModelExtras* extras = object.state().find_extras();
    if (extras != nullptr)
        if (const internal::SharedModel* known = extras->find_one(view.accessor))
            return known->get();
    if (object.pk().is_null()) return nullptr;
    internal::SharedModel found = internal::SharedModel::make(view.side.model());
    try {
        QueryBase(view.side.model())
            .filter_related(*view.side.field, false, object)
            .get_into(*found);
    } catch (const DoesNotExist&) {
        found = nullptr;
    }
    object.state().extras().set_one(view.accessor, found);
    return object.state().find_extras()->find_one(view.accessor)->get();
}

const Model& RelatedManager::required_one() const {
    if (const Model* found = one()) return *found;
    throw DoesNotExist(owner().meta().name() + " has no " +
                       std::string(accessor_of(owner(), this)) + ".");
}

}  // namespace cadenza
