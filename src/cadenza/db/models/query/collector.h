#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cadenza/db/models/delete_result.h"
#include "cadenza/db/models/model_info.h"
#include "cadenza/db/models/objects/shared_model.h"
#include "cadenza/db/models/query_base.h"

namespace cadenza::internal {

/// Model::remove() and QuerySet::remove().
DeleteResult remove_object(Model& object);
DeleteResult remove_rows(const QueryBase& query);

/// Finds everything that a deletion takes along, as on_delete of each relation says, and then
/// deletes it in an order that no reference forbids. As django.db.models.deletion.Collector: the
/// same statements, the same counts.
class Collector {
 public:
    explicit Collector(std::string alias);

    /// The rows of a query; `fail_on_restricted` only where this is the request itself.
    void collect(const QueryBase& rows, bool fail_on_restricted = true);
    void collect(std::vector<SharedModel> objects, const ModelInfo* source, bool nullable,
                 bool fail_on_restricted);
    /// Whether rows of the model can be deleted without looking at them: nothing reacts to it.
    static bool can_fast_delete(const ModelInfo& model);
    DeleteResult remove();

 private:
    struct Collected {
        const ModelInfo* model;
        std::vector<SharedModel> objects;
        std::map<std::string, std::size_t> keys;
        std::vector<const ModelInfo*> needs;  ///< models whose rows have to go first
    };
    struct Update {
        const FieldInfo* field;
        Value value;
        std::vector<Value> keys;
    };
    struct Refused {
        const FieldInfo* field;
        std::vector<SharedModel> objects;
    };

    Collected& of(const ModelInfo& model);
    std::vector<SharedModel> add(std::vector<SharedModel> objects, const ModelInfo& model,
                                 const ModelInfo* source, bool nullable);
    void collect_related(const ModelInfo& model, const std::vector<SharedModel>& objects);
    void react(const FieldInfo& field, std::vector<SharedModel> objects,
               std::vector<Refused>& refused);
    void check_restricted(const ModelInfo& model);
    void sort();

    std::string alias_;
    std::vector<Collected> data_;
    std::vector<QueryBase> fast_;
    std::vector<Update> updates_;
    std::vector<Refused> restricted_;
};

}  // namespace cadenza::internal
