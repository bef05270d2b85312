#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cadenza/db/models/query/query_state.h"
#include "cadenza/db/models/query/select_builder.h"

namespace cadenza::internal {

/// What a statement is to answer.
enum class Purpose : unsigned char {
    Rows,  ///< the objects, or the columns of values()
    Count,
    Exists,
    Update,  ///< the WHERE of a change to the model's own table
    Pairs,   ///< the objects, and last the column that the first lookup compares
};

/// Replaces the placeholder marks by the dialect's, numbered from `first`.
std::string number_placeholders(std::string_view sql, const db::Dialect& dialect, int first = 1);

/// A finished statement for one shape of query: the same for all queries that differ in their
/// values only. Immutable and shared.
struct Plan {
    std::string sql;
    /// Of Parameter::value only the position among the query's values is kept.
    struct Slot {
        Parameter parameter;
        std::size_t position = 0;
    };
    std::vector<Slot> slots;
    bool nothing = false;  ///< no row can match: nothing needs to be asked
    std::vector<ResultColumn> columns;
    std::vector<RelatedObject> related;

    /// The parameters for one query of this shape.
    std::vector<Value> bind(const QueryState& query) const;
    /// The text with its placeholders numbered from there: for use behind other parameters.
    std::string numbered_from(const db::Dialect& dialect, int first) const {
        return number_placeholders(unnumbered, dialect, first);
    }
    std::string unnumbered;
};
using PlanPtr = std::shared_ptr<const Plan>;

/// The plan for a query: made once for each shape and dialect, then found by the shape. Throws
/// FieldError for names that are wrong. The cache belongs to the thread and is bounded.
PlanPtr plan_for(const QueryState& query, Purpose purpose, const db::Dialect& dialect);

/// A statement written by hand for a model and found again by a key of its own: INSERT, UPDATE.
const std::string* find_statement(const std::string& key);
const std::string& keep_statement(std::string key, std::string sql);

/// A parameter's value as the database gets it.
Value bind_parameter(const Parameter& parameter, const Value& value);

/// Every value in a query, in a fixed order: the places that a plan's slots count.
void collect_values(const QueryState& query, std::vector<const Value*>& out);
/// What a query has in common with all others of its plan. Does not contain its values.
void append_shape(const QueryState& query, std::string& out);

}  // namespace cadenza::internal
