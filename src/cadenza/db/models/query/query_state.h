#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/db/models/query/condition_node.h"

namespace cadenza::internal {

/// One filter() or exclude().
struct Clause {
    ConditionPtr condition;
    bool negated = false;
    bool sticky = false;  ///< the next one means the same rows of relations to many
};

/// What a query has been told, in the order in which it was told: data only. A query shares it with
/// its copies; a change makes a new one.
struct QueryState final : Opaque {
    explicit QueryState(const ModelInfo& model_info) : model(&model_info) {}
    QueryState(const QueryState&) = default;
    std::string_view type_name() const override { return "QuerySet"; }
    std::string str() const override;

    const ModelInfo* model;
    std::vector<Clause> clauses;

    bool default_ordering = true;   ///< the model's, where `ordering` is empty
    bool standard_ordering = true;  ///< false: reversed
    bool distinct = false;
    bool empty = false;  ///< none()
    bool select_related_all = false;
    bool has_values = false;  ///< columns instead of objects
    std::vector<std::string> ordering;
    std::vector<std::string> select_related;
    std::vector<std::string> prefetch;
    std::vector<std::string> values;
    std::size_t clauses_before_values = 0;  ///< joins of values() come between these and the rest
    std::int64_t low = 0;
    std::int64_t high = -1;  ///< -1: no end
    std::string alias = "default";

    bool is_sliced() const noexcept { return low != 0 || high >= 0; }
    /// Rows `begin` to `end` - 1 of those that there are now.
    void slice(std::int64_t begin, std::int64_t end);
    bool is_ordered() const;
};
using StatePtr = std::shared_ptr<const QueryState>;

/// The query in a lookup's value; nullptr if it is another value.
const QueryState* query_in(const Value& value);

}  // namespace cadenza::internal
