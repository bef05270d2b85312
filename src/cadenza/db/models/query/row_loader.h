#pragma once

#include <memory>
#include <span>
#include <vector>

#include "cadenza/db/backends/base/cursor.h"
#include "cadenza/db/models/objects/rows.h"
#include "cadenza/db/models/query/plan.h"

namespace cadenza::internal {

/// Runs a SELECT and reads its rows straight into objects, field by field.
class RowLoader {
 public:
    RowLoader(const QueryState& query, Purpose purpose = Purpose::Rows);
    ~RowLoader();

    /// To the next row; false at the end.
    bool next();
    /// The current row into an object, with its select_related() objects.
    void load(Model& object) const;
    /// The current row of a values() query.
    void load(List& out) const;
    const db::Row& row() const { return *cursor_; }
    const Plan& plan() const { return *plan_; }

 private:
    const ModelInfo& model_;
    PlanPtr plan_;
    std::unique_ptr<db::Cursor> cursor_;
};

/// All rows.
std::shared_ptr<Rows> load_rows(const QueryState& query);
/// A value of that kind from a column.
Value read_column(const db::Row& row, int column, const ResultColumn& info);
/// The SELECT with its parameters, for people.
std::string explain_sql(const QueryState& query);
/// The value of a statement's only column and row.
Value load_scalar(const QueryState& query, Purpose purpose);

}  // namespace cadenza::internal
