#include "cadenza/db/models/query/collector.h"

#include <algorithm>

#include "cadenza/db/backends/base/lease.h"
#include "cadenza/db/backends/base/transaction.h"
#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/query/query_state.h"
#include "cadenza/db/models/query/row_loader.h"
#include "cadenza/db/models/query/writer.h"

namespace cadenza::internal {
namespace {

std::vector<SharedModel> load_shared(const QueryBase& query) {
    std::vector<SharedModel> objects;
    RowLoader loader(*query.query_state());
    while (loader.next()) {
        objects.push_back(SharedModel::make(query.model()));
        loader.load(*objects.back());
    }
    return objects;
}

std::vector<Value> keys_of(const std::vector<SharedModel>& objects, const FieldInfo& field) {
    std::vector<Value> keys;
    keys.reserve(objects.size());
    for (const SharedModel& object : objects) keys.push_back(field.get(*object));
    return keys;
}

// Statements take so many parameters: as Django's GET_ITERATOR_CHUNK_SIZE for deletions and its
// bulk_batch_size for the search of references.
constexpr std::size_t kDeleteBatch = 100;

template <class Use>
void in_batches(const std::vector<Value>& keys, std::size_t size, Use use) {
    for (std::size_t begin = 0; begin < keys.size(); begin += size) {
        const std::size_t end = std::min(keys.size(), begin + size);
        use(std::vector<Value>(keys.begin() + static_cast<std::ptrdiff_t>(begin),
                               keys.begin() + static_cast<std::ptrdiff_t>(end)));
    }
}

std::string quoted_name(const FieldInfo& field) {
    return "'" + field.model().name() + "." + std::string(field.name()) + "'";
}

}  // namespace

Collector::Collector(std::string alias) : alias_(std::move(alias)) {}

bool Collector::can_fast_delete(const ModelInfo& model) {
    for (const ReverseRelation& relation : model.related_objects())
        if (!relation.is_many_to_many() &&
            relation.field->definition().on_delete != OnDelete::DO_NOTHING)
            return false;
    return true;
}

Collector::Collected& Collector::of(const ModelInfo& model) {
    for (Collected& known : data_)
        if (known.model == &model) return known;
    data_.push_back({&model, {}, {}, {}});
    return data_.back();
}

std::vector<SharedModel> Collector::add(std::vector<SharedModel> objects, const ModelInfo& model,
                                        const ModelInfo* source, bool nullable) {
    std::vector<SharedModel> fresh;
    {
        Collected& collected = of(model);
        for (SharedModel& object : objects) {
            if (!collected.keys.try_emplace(object->pk().str(), collected.objects.size()).second)
                continue;
            collected.objects.push_back(object);
            fresh.push_back(std::move(object));
        }
    }
    // What is set to null first does not decide the order.
    if (source != nullptr && !nullable && !fresh.empty()) {
        of(model);
        of(*source).needs.push_back(&model);
    }
    return fresh;
}

void Collector::collect(const QueryBase& rows, bool fail_on_restricted) {
    if (can_fast_delete(rows.model())) {
        fast_.push_back(rows);
        return;
    }
    collect(load_shared(rows), nullptr, false, fail_on_restricted);
}

void Collector::collect(std::vector<SharedModel> objects, const ModelInfo* source, bool nullable,
                        bool fail_on_restricted) {
    if (objects.empty()) return;
    const ModelInfo& model = objects.front()->meta();
    const std::vector<SharedModel> fresh = add(std::move(objects), model, source, nullable);
    if (fresh.empty()) return;
    collect_related(model, fresh);
    if (fail_on_restricted) check_restricted(model);
}

void Collector::collect_related(const ModelInfo& model, const std::vector<SharedModel>& objects) {
    std::vector<std::pair<const ModelInfo*, std::vector<const FieldInfo*>>> fast;
    std::vector<Refused> refused;
    for (const ReverseRelation& relation : model.related_objects()) {
        if (relation.is_many_to_many()) continue;
        const FieldInfo& field = *relation.field;
        const OnDelete action = field.definition().on_delete;
        if (action == OnDelete::DO_NOTHING) continue;
        if (action == OnDelete::CASCADE && can_fast_delete(field.model())) {
            auto known = std::find_if(fast.begin(), fast.end(), [&](const auto& entry) {
                return entry.first == &field.model();
            });
            if (known == fast.end()) known = fast.insert(fast.end(), {&field.model(), {}});
            known->second.push_back(&field);
            continue;
        }
        in_batches(keys_of(objects, field.target_field()), 999, [&](std::vector<Value> keys) {
            const QueryBase referring =
                QueryBase(field.model())
                    .using_(alias_)
                    .order_by({})
                    .filter(std::string(field.name()) + "__in", Value(std::move(keys)));
            react(field, load_shared(referring), refused);
        });
    }
    if (!refused.empty()) {
        std::string names;
        std::vector<SharedModel> all;
        for (const Refused& entry : refused) {
            names += (names.empty() ? "" : ", ") + quoted_name(*entry.field);
            all.insert(all.end(), entry.objects.begin(), entry.objects.end());
        }
        throw ProtectedError(
            "Cannot delete some instances of model '" + model.name() +
                "' because they are referenced through protected foreign keys: " + names + ".",
            std::move(all));
    }
    for (const auto& [referring, fields] : fast) {
        in_batches(keys_of(objects, model.pk()), 999 / fields.size(), [&](std::vector<Value> keys) {
            QueryCondition any;
            for (const FieldInfo* field : fields)
                any = QueryCondition::either(
                    any, QueryCondition(std::string(field->name()) + "__in", Value(List(keys))));
            fast_.push_back(QueryBase(*referring).using_(alias_).order_by({}).filter(any));
        });
    }
}

void Collector::react(const FieldInfo& field, std::vector<SharedModel> objects,
                      std::vector<Refused>& refused) {
    if (objects.empty()) return;
    const ModelInfo& model = field.model();
    switch (field.definition().on_delete) {
        case OnDelete::CASCADE:
            // Django also nulls the key first where the database cannot wait with its checks; both
            // of ours can.
            collect(std::move(objects), &field.related(), field.null(), false);
            return;
        case OnDelete::PROTECT: refused.push_back({&field, std::move(objects)}); return;
        case OnDelete::RESTRICT: restricted_.push_back({&field, std::move(objects)}); return;
        case OnDelete::SET_NULL:
            updates_.push_back({&field, Value(), keys_of(objects, model.pk())});
            return;
        case OnDelete::SET_DEFAULT:
            updates_.push_back(
                {&field, field.definition().default_.get(), keys_of(objects, model.pk())});
            return;
        case OnDelete::DO_NOTHING: return;
    }
}

// RESTRICT gives way where the same deletion takes the referring rows along by another path.
void Collector::check_restricted(const ModelInfo& model) {
    std::string names;
    std::vector<SharedModel> all;
    for (Refused& entry : restricted_) {
        const ModelInfo& referring = entry.field->model();
        const auto drop = [&](const auto& goes) { std::erase_if(entry.objects, goes); };
        const Collected& collected = of(referring);
        drop([&](const SharedModel& object) {
            return collected.keys.count(object->pk().str()) != 0;
        });
        for (const QueryBase& rows : fast_) {
            if (&rows.model() != &referring || entry.objects.empty()) continue;
            const std::vector<Value> keys = keys_of(entry.objects, referring.pk());
            std::vector<std::string> going;
            for (const SharedModel& object : load_shared(rows.with_keys(keys)))
                going.push_back(object->pk().str());
            drop([&](const SharedModel& object) {
                return std::find(going.begin(), going.end(), object->pk().str()) != going.end();
            });
        }
        if (entry.objects.empty()) continue;
        names += (names.empty() ? "" : ", ") + quoted_name(*entry.field);
        all.insert(all.end(), entry.objects.begin(), entry.objects.end());
    }
    if (all.empty()) return;
    throw RestrictedError(
        "Cannot delete some instances of model '" + model.name() +
            "' because they are referenced through restricted foreign keys: " + names + ".",
        std::move(all));
}

// Models whose rows others need gone first come later; in a circle the order stays as it is.
void Collector::sort() {
    std::vector<Collected> sorted;
    std::vector<const ModelInfo*> done;
    std::vector<bool> taken(data_.size(), false);
    while (sorted.size() < data_.size()) {
        bool found = false;
        for (std::size_t i = 0; i < data_.size(); ++i) {
            if (taken[i]) continue;
            const auto& needs = data_[i].needs;
            const bool ready = std::all_of(needs.begin(), needs.end(), [&](const ModelInfo* need) {
                return std::find(done.begin(), done.end(), need) != done.end();
            });
            if (!ready) continue;
            taken[i] = true;
            done.push_back(data_[i].model);
            sorted.push_back(data_[i]);
            found = true;
        }
        if (!found) return;
    }
    data_ = std::move(sorted);
}

DeleteResult Collector::remove() {
    sort();
    DeleteResult result;
    Atomic block({.using_ = alias_, .savepoint = false});
    for (const QueryBase& rows : fast_) {
        const std::int64_t count = delete_rows(*rows.query_state());
        if (count != 0) result.add(rows.model().label(), count);
    }
    for (const Update& update : updates_) {
        in_batches(update.keys, kDeleteBatch, [&](std::vector<Value> keys) {
            const QueryBase rows = QueryBase(update.field->model())
                                       .using_(alias_)
                                       .order_by({})
                                       .filter("pk__in", Value(std::move(keys)));
            const Assignment assignment{update.field, update.value};
            update_rows(*rows.query_state(), {&assignment, 1});
        });
    }
    for (Collected& collected : data_) {
        std::vector<Value> keys = keys_of(collected.objects, collected.model->pk());
        std::sort(keys.begin(), keys.end(), [](const Value& a, const Value& b) {
            return a.is_int() && b.is_int() ? a.as_int() > b.as_int() : a.str() > b.str();
        });
        std::int64_t count = 0;
        in_batches(keys, kDeleteBatch, [&](std::vector<Value> batch) {
            count += delete_rows(*QueryBase(*collected.model)
                                      .using_(alias_)
                                      .order_by({})
                                      .filter("pk__in", Value(std::move(batch)))
                                      .query_state());
        });
        if (count != 0) result.add(collected.model->label(), count);
    }
    block.commit();
    return result;
}

DeleteResult remove_object(Model& object) {
    const ModelInfo& model = object.meta();
    const Value key = object.pk();
    if (key.is_null())
        throw ValueError(model.name() + " object can't be deleted because its " +
                         std::string(model.pk().name()) + " attribute is set to None.");
    DeleteResult result;
    if (Collector::can_fast_delete(model)) {
        db::ConnectionLease connection = db::connect();
        const db::MarkForRollbackOnError mark(*connection);
        const std::int64_t count =
            delete_rows(*QueryBase(model).order_by({}).filter("pk", key).query_state());
        result.add(model.label(), count);
    } else {
        Collector collector("default");
        collector.collect({SharedModel::copy_of(object)}, nullptr, false, true);
        result = collector.remove();
    }
    object.set_pk(Value());
    return result;
}

DeleteResult remove_rows(const QueryBase& query) {
    const QueryState& state = *query.query_state();
    if (state.is_sliced()) throw ValueError("Cannot use 'limit' or 'offset' with delete.");
    if (state.has_values)
        throw ValueError("Cannot call delete() after .values() or .values_list()");
    Collector collector(state.alias);
    auto plain = std::make_shared<QueryState>(state);
    plain->ordering.clear();
    plain->default_ordering = false;
    plain->select_related.clear();
    plain->select_related_all = false;
    plain->prefetch.clear();
    collector.collect(QueryBase(StatePtr(std::move(plain))));
    return collector.remove();
}

}  // namespace cadenza::internal
