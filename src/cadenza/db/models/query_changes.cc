#include <algorithm>

#include "cadenza/db/backends/base/errors.h"
#include "cadenza/db/backends/base/transaction.h"
#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/fields/field_values.h"
#include "cadenza/db/models/fields/foreign_key_access.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/query/collector.h"
#include "cadenza/db/models/query/expression_node.h"
#include "cadenza/db/models/query/path.h"
#include "cadenza/db/models/query/query_state.h"
#include "cadenza/db/models/query/writer.h"
#include "cadenza/db/models/query_base.h"

// What a query changes: create, get_or_create, update, bulk operations, remove.

namespace cadenza {
namespace {

using internal::KeywordValue;

void assign(Model& object, const KeywordValue& value) {
    const FieldInfo* field = object.meta().find(value.name);
    if (field == nullptr || field->is_many_to_many())
        throw FieldError(object.meta().name() + "() got an unexpected keyword argument '" +
                         value.name + "'");
    if (value.object != nullptr && field->is_foreign_key())
        field->set_related_object(object, *value.object);
    else
        field->set(object, value.value);
}

void save_new(Model& object, const internal::QueryState& state) {
    SaveOptions options;
    options.force_insert = true;
    options.using_ = state.alias;
    object.save(options);
}

QueryCondition all_of(QueryBase::KeywordSpan lookups) {
    QueryCondition all;
    for (const KeywordValue& lookup : lookups)
        all = QueryCondition::both(
            all, QueryCondition(KeywordValue(lookup.name, lookup.value, lookup.object)));
    return all;
}

bool try_get(const QueryBase& query, QueryBase::KeywordSpan lookups, Model& object) {
    try {
        query.filter_checked(all_of(lookups), false).get_into(object);
        return true;
    } catch (const DoesNotExist&) {
        return false;
    }
}

}  // namespace

void QueryBase::create_into(Model& object, KeywordSpan values) const {
    for (const KeywordValue& value : values) assign(object, value);
    save_new(object, *state_);
}

std::unique_ptr<Model> QueryBase::create(
    std::span<const std::pair<std::string_view, Value>> values) const {
    std::unique_ptr<Model> object = model().make();
    for (const auto& [name, value] : values) {
        const FieldInfo* field = model().find(name);
        if (field == nullptr || field->is_many_to_many())
            throw FieldError(model().name() + "() got an unexpected keyword argument '" +
                             std::string(name) + "'");
        field->set(*object, value);
    }
    save_new(*object, *state_);
    return object;
}

std::unique_ptr<Model> QueryBase::create(
    std::initializer_list<std::pair<std::string_view, Value>> values) const {
    return create(std::span(values.begin(), values.size()));
}

bool QueryBase::get_or_create_into(Model& object, KeywordSpan lookups, KeywordSpan defaults) const {
    if (try_get(*this, lookups, object)) return false;
    try {
        Atomic block({.using_ = state_->alias});
        for (const KeywordValue& lookup : lookups) assign(object, lookup);
        for (const KeywordValue& value : defaults) assign(object, value);
        save_new(object, *state_);
        block.commit();
        return true;
    } catch (const db::IntegrityError&) {
        // Somebody else was faster.
        if (try_get(*this, lookups, object)) return false;
        throw;
    }
}

bool QueryBase::update_or_create_into(Model& object, KeywordSpan lookups,
                                      KeywordSpan defaults) const {
    Atomic block({.using_ = state_->alias});
    const bool made = get_or_create_into(object, lookups, defaults);
    if (!made) {
        for (const KeywordValue& value : defaults) assign(object, value);
        SaveOptions options;
        options.using_ = state_->alias;
        object.save(options);
    }
    block.commit();
    return made;
}

namespace {

const FieldInfo& field_to_update(const ModelInfo& model, std::string_view name) {
    const FieldInfo* field = model.find(name);
    if (field == nullptr) {
        if (name.find("__") != std::string_view::npos || model.find_reverse(name) == nullptr)
            internal::throw_unknown_name(model, name);
        throw FieldError("Cannot update model field '" + std::string(name) +
                         "' (only non-relations and foreign keys permitted).");
    }
    if (field->is_many_to_many())
        throw FieldError("Cannot update model field '" + std::string(name) +
                         "' (only non-relations and foreign keys permitted).");
    return *field;
}

std::int64_t update(const internal::QueryState& state,
                    const std::vector<internal::Assignment>& assignments) {
    if (state.is_sliced()) throw ValueError("Cannot update a query once a slice has been taken.");
    if (assignments.empty()) return 0;
    return internal::update_rows(state, assignments);
}

}  // namespace

std::int64_t QueryBase::update(std::span<const std::pair<std::string_view, Value>> values) const {
    std::vector<internal::Assignment> assignments;
    for (const auto& [name, value] : values)
        assignments.emplace_back(&field_to_update(model(), name), value);
    return cadenza::update(*state_, assignments);
}

std::int64_t QueryBase::update_checked(KeywordSpan values) const {
    std::vector<internal::Assignment> assignments;
    for (const KeywordValue& value : values) {
        const FieldInfo& field = field_to_update(model(), value.name);
        assignments.emplace_back(&field, value.object != nullptr && field.is_foreign_key()
                                             ? field.target_field().get(*value.object)
                                             : value.value);
    }
    return cadenza::update(*state_, assignments);
}

DeleteResult QueryBase::remove() const {
    return internal::remove_rows(*this);
}

void QueryBase::bulk_create(std::span<Model* const> objects, bool ignore_conflicts,
                            int batch_size) const {
    if (objects.empty()) return;
    const FieldInfo& pk = model().pk();
    std::vector<Model*> with_key, without_key;
    for (Model* object : objects) {
        if (pk.is_null(*object) && pk.definition().has_default())
            pk.set(*object, pk.definition().default_.get());
        (pk.is_null(*object) ? without_key : with_key).push_back(object);
    }
    Atomic block({.using_ = state_->alias, .savepoint = false});
    internal::insert_objects(model(), with_key, state_->alias, ignore_conflicts, batch_size);
    internal::insert_objects(model(), without_key, state_->alias, ignore_conflicts, batch_size);
    block.commit();
}

std::int64_t QueryBase::bulk_update(std::span<Model* const> objects, NameSpan fields,
                                    int batch_size) const {
    if (fields.empty()) throw ValueError("Field names must be given to bulk_update().");
    if (batch_size < 0) throw ValueError("Batch size must be a positive integer.");
    std::vector<const FieldInfo*> list;
    for (const char* name : fields) {
        const FieldInfo& field = model().field(name);
        if (field.is_many_to_many())
            throw ValueError("bulk_update() can only be used with concrete fields.");
        if (field.is_primary_key())
            throw ValueError("bulk_update() cannot be used with primary key fields.");
        list.push_back(&field);
    }
    for (const Model* object : objects)
        if (object->pk().is_null())
            throw ValueError("All bulk_update() objects must have a primary key set.");
    if (objects.empty()) return 0;
    std::int64_t rows = 0;
    Atomic block({.using_ = state_->alias, .savepoint = false});
    const std::size_t most = internal::bulk_update_batch(state_->alias, list.size());
    const std::size_t size =
        batch_size > 0 ? std::min(most, static_cast<std::size_t>(batch_size)) : most;
    for (std::size_t begin = 0; begin < objects.size(); begin += size)
        rows += internal::bulk_update_rows(
            *state_, objects.subspan(begin, std::min(size, objects.size() - begin)), list);
    block.commit();
    return rows;
}

}  // namespace cadenza
