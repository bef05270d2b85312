#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/db/models/model.h"
#include "cadenza/db/models/query/query_state.h"

namespace cadenza {
class FieldInfo;
}

namespace cadenza::internal {

/// Model::save(): UPDATE, and INSERT where there was nothing to update.
void save_object(Model& object, const SaveOptions& options);

/// INSERT with as many rows as a statement may have. All objects are of one model.
void insert_objects(const ModelInfo& model, std::span<Model* const> objects, std::string_view alias,
                    bool ignore_conflicts, int batch_size);

/// A column and what it becomes; the value may be an expression.
using Assignment = std::pair<const FieldInfo*, Value>;
/// UPDATE of the query's rows; the number of rows that matched.
std::int64_t update_rows(const QueryState& query, std::span<const Assignment> assignments);
/// DELETE of the query's rows alone, whatever refers to them.
std::int64_t delete_rows(const QueryState& query);

/// One UPDATE that gives each of these objects' rows its own values: CASE WHEN pk = … THEN … END.
std::int64_t bulk_update_rows(const QueryState& query, std::span<Model* const> objects,
                              std::span<const FieldInfo* const> fields);
/// How many objects such a statement takes.
std::size_t bulk_update_batch(std::string_view alias, std::size_t fields);

/// An object's value of a field as an INSERT or UPDATE gets it; auto_now and auto_now_add are set
/// on the way.
Value value_to_save(const FieldInfo& field, Model& object, bool adding);

}  // namespace cadenza::internal
