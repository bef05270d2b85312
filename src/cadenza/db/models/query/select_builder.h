#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/db/models/query/expression_node.h"
#include "cadenza/db/models/query/join_plan.h"
#include "cadenza/db/models/query/query_state.h"
#include "cadenza/db/models/query/where.h"

namespace cadenza::internal {

/// A column of the result: where it comes from, and how to read it.
struct ResultColumn {
    std::string sql;
    const FieldInfo* field = nullptr;
    db::FieldKind kind = db::FieldKind::Char;
};

/// An object of select_related(): which columns are its, and where it belongs.
struct RelatedObject {
    const FieldInfo* field = nullptr;  ///< the foreign key
    bool reverse = false;              ///< the object holds the key: the far side of a one-to-one
    std::string accessor;              ///< reverse: its name
    const ModelInfo* model = nullptr;
    int first_column = 0;
    std::vector<RelatedObject> children;
};

/// Turns what a query was told into the parts of one SELECT, in the way of Django's Query and
/// SQLCompiler: the same joins, inner or outer, the same subqueries for negated relations to many,
/// the same treatment of NULL.
class SelectBuilder {
 public:
    SelectBuilder(const ModelInfo& model, const db::Dialect& dialect,
                  SelectBuilder* outer = nullptr);

    // The conditions, in filter_builder.cc.
    void add_clauses(const QueryState& state, std::size_t begin, std::size_t end);
    void add_clause(const Clause& clause);

    // The rest of the statement, in select_builder.cc.
    /// Conditions and values() columns, in the order in which they were asked for.
    void add_all(const QueryState& state);
    void select_objects(const QueryState& state);
    void select_values(const QueryState& state);
    void select_column(int alias, const FieldInfo& field);
    void order(const QueryState& state);
    /// SELECT … FROM … WHERE … ORDER BY …, without the limit; false if there can be no row.
    [[nodiscard]] bool write_select(Fragment& out, bool distinct) const;
    [[nodiscard]] bool write_where(Fragment& out) const;

    JoinPlan& plan() { return plan_; }
    const std::vector<ResultColumn>& columns() const { return columns_; }
    std::vector<RelatedObject>& related() { return related_; }
    const db::Dialect& dialect() const { return dialect_; }
    /// Gives the columns names of their own, for use as a subquery.
    void name_columns();
    /// Whether only the base table is needed.
    bool is_single_table() const { return plan_.active() <= 1; }
    /// Adds the column that the first lookup compares: for prefetching many-to-many rows.
    void select_first_compared() { columns_.push_back({first_column_}); }

    /// A column of this statement by its name, as F() means it.
    std::pair<std::string, const FieldInfo*> column_of(std::string_view name,
                                                       JoinPlan::Aliases* reusable);
    void write_expression(Fragment& out, const ExpressionNode& node, JoinPlan::Aliases* reusable);
    /// The SELECT of a query inside this one: its columns, or `column` where it has none of its
    /// own.
    [[nodiscard]] bool write_subquery(Fragment& out, const QueryState& query,
                                      const FieldInfo& column);

 private:
    using Kind = ConditionNode::Kind;
    using Aliases = JoinPlan::Aliases;
    struct Built {
        Where where;
        Aliases needed;  ///< joins without which it cannot hold
    };
    struct Negation {
        bool branch = false;   ///< something above is negated
        bool current = false;  ///< an odd number of things above are
    };
    struct RightSide;

    Built build_group(Kind connector, bool negated, const std::vector<ConditionPtr>& parts,
                      Aliases& reusable, Negation negation);
    Built build_part(const ConditionNode& node, Aliases& reusable, Negation negation);
    Built build_lookup(const ConditionNode& node, Aliases& reusable, Negation negation);
    Where split_exclude(const ConditionNode& node, const Path& path, Aliases& reusable);
    void check_objects(const ConditionNode& node, const Path& path) const;
    RightSide right_side(const ConditionNode& node, const Path& path, Aliases& reusable);

    void select_related(std::vector<RelatedObject>& out, const ModelInfo& model, int alias,
                        const std::vector<std::string_view>& names, bool restricted, int depth);
    void add_related(std::vector<RelatedObject>& out, RelatedObject object, int alias,
                     const std::vector<std::string_view>& rest, bool restricted, int depth);
    void order_by_name(std::string_view name, bool descending, const ModelInfo& model, int alias,
                       std::vector<const FieldInfo*>& seen);

    const ModelInfo& model_;
    const db::Dialect& dialect_;
    SelectBuilder* outer_;
    char prefix_;
    JoinPlan plan_;
    Where where_;
    std::vector<ResultColumn> columns_;
    std::vector<RelatedObject> related_;
    std::vector<std::string> order_;
    std::vector<int> lookup_joins_;  // of the lookup built last
    Aliases sticky_;                 // of the clause before, if that was sticky
    bool fields_are_outer_ = false;  // F() means columns of the outer statement
    std::string first_column_;
};

}  // namespace cadenza::internal
