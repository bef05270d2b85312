#include <algorithm>

#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/model.h"
#include "cadenza/db/models/model_object.h"
#include "cadenza/db/models/query/join_promoter.h"
#include "cadenza/db/models/query/lookup_writer.h"
#include "cadenza/db/models/query/select_builder.h"

// How the conditions of a query become SQL and joins: the part of SelectBuilder that mirrors
// django.db.models.sql.query's build_filter(), add_q() and split_exclude().

namespace cadenza::internal {
namespace {

using db::Lookup;

/// What the parts of a name after its field ask for.
struct Operation {
    std::vector<Transform> transforms;
    Lookup lookup = Lookup::Exact;
};

[[noreturn]] void throw_unknown_lookup(const FieldInfo& field, std::string_view name) {
    throw FieldError("Unsupported lookup '" + std::string(name) + "' for " +
                     std::string(db::field_class_name(field.kind())) +
                     " or join on the field not permitted.");
}

bool works_on_keys(Lookup lookup) {
    return lookup == Lookup::Exact || lookup == Lookup::In || lookup == Lookup::IsNull ||
           lookup == Lookup::Gt || lookup == Lookup::Gte || lookup == Lookup::Lt ||
           lookup == Lookup::Lte;
}

Operation operation_of(const Path& path) {
    Operation operation;
    db::FieldKind kind = path.field->kind();
    for (std::size_t i = 0; i < path.lookups.size(); ++i) {
        const std::string_view name = path.lookups[i];
        const bool last = i + 1 == path.lookups.size();
        const auto lookup = db::lookup_by_name(name);
        if (path.relation) {
            if (!last || !lookup || !works_on_keys(*lookup))
                throw FieldError("Related Field got invalid lookup: " + std::string(name));
            operation.lookup = *lookup;
        } else if (last && lookup) {
            operation.lookup = *lookup;
        } else if (const auto transform = find_transform(kind, name)) {
            operation.transforms.push_back(*transform);
            kind = transformed_kind(*transform);
        } else {
            throw_unknown_lookup(*path.field, name);
        }
    }
    return operation;
}

Path path_of(const ModelInfo& model, const ConditionNode& node) {
    if (node.relation == nullptr) return resolve_lookup(model, node.name);
    Path path;
    append_relation(path, *node.relation, node.reverse);
    if (node.value.is_list()) path.lookups.push_back("in");
    return path;
}

}  // namespace

/// The right side of a comparison, where it is not a plain value.
struct SelectBuilder::RightSide {
    enum class Kind : unsigned char { Value, Expression, Nothing };
    Kind kind = Kind::Value;
    Fragment sql;
    const FieldInfo* column = nullptr;  ///< where it is one column
};

void SelectBuilder::add_clauses(const QueryState& state, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) add_clause(state.clauses[i]);
}

void SelectBuilder::add_clause(const Clause& clause) {
    // Joins that are inner already make rows disappear anyway: they stay inner.
    const Aliases inner = plan_.inner_joins();
    Aliases reusable = std::move(sticky_);
    sticky_.clear();
    const ConditionNode& node = *clause.condition;
    Built built;
    if (node.kind != Kind::Lookup && !node.negated && (node.kind == Kind::And || !clause.negated)) {
        built = build_group(node.kind, clause.negated, node.children, reusable, {});
    } else {
        built = build_group(Kind::And, clause.negated, {clause.condition}, reusable, {});
    }
    where_.add(std::move(built.where));
    plan_.demote(inner);
    if (clause.sticky) sticky_ = std::move(reusable);
}

SelectBuilder::Built SelectBuilder::build_group(Kind connector, bool negated,
                                                const std::vector<ConditionPtr>& parts,
                                                Aliases& reusable, Negation negation) {
    negation.current = negation.current != negated;
    negation.branch = negation.branch || negated;
    Built group;
    group.where.kind = connector == Kind::And ? Where::Kind::And : Where::Kind::Or;
    group.where.negated = negated;
    JoinPromoter promoter(connector, parts.size(), negation.current);
    for (const ConditionPtr& part : parts) {
        Built built = build_part(*part, reusable, negation);
        promoter.vote(built.needed);
        group.where.add(std::move(built.where));
    }
    group.needed = promoter.apply(plan_);
    return group;
}

SelectBuilder::Built SelectBuilder::build_part(const ConditionNode& node, Aliases& reusable,
                                               Negation negation) {
    if (node.kind == Kind::Lookup) return build_lookup(node, reusable, negation);
    return build_group(node.kind, node.negated, node.children, reusable, negation);
}

void SelectBuilder::check_objects(const ConditionNode& node, const Path& path) const {
    if (!path.relation) return;
    const auto check = [&](const ModelInfo& found, const std::string& shown) {
        if (&found != path.model)
            throw ValueError("Cannot query \"" + shown + "\": Must be \"" + path.model->name() +
                             "\" instance.");
    };
    if (node.object_model != nullptr)
        check(*node.object_model, node.object_model->name() + " object (" + node.value.str() + ")");
    const auto check_value = [&](const Value& value) {
        if (const Model* object = model_in(value)) check(object->meta(), object->str());
    };
    check_value(node.value);
    if (node.value.is_list())
        for (const Value& item : node.value.as_list()) check_value(item);
    if (const QueryState* query = query_in(node.value))
        if (!query->has_values && query->model != path.model)
            throw ValueError("Cannot use QuerySet for \"" + query->model->name() +
                             "\": Use a QuerySet for \"" + path.model->name() + "\".");
}

SelectBuilder::RightSide SelectBuilder::right_side(const ConditionNode& node, const Path& path,
                                                   Aliases& reusable) {
    RightSide side;
    if (const ExpressionNode* expression = expression_in(node.value)) {
        side.kind = RightSide::Kind::Expression;
        if (expression->kind == ExpressionNode::Kind::Field) {
            SelectBuilder& scope = fields_are_outer_ ? *outer_ : *this;
            auto [sql, field] =
                scope.column_of(expression->name, fields_are_outer_ ? nullptr : &reusable);
            side.sql.text(sql);
            side.column = field;
        } else {
            write_expression(side.sql, *expression, fields_are_outer_ ? nullptr : &reusable);
        }
    } else if (const QueryState* query = query_in(node.value)) {
        side.kind = RightSide::Kind::Expression;
        side.sql.text("(");
        if (!write_subquery(side.sql, *query, path.relation ? *path.target : query->model->pk()))
            side.kind = RightSide::Kind::Nothing;
        side.sql.text(")");
    }
    return side;
}

SelectBuilder::Built SelectBuilder::build_lookup(const ConditionNode& node, Aliases& reusable,
                                                 Negation negation) {
    const Path path = path_of(model_, node);
    const Operation operation = operation_of(path);
    if (negation.branch &&
        std::any_of(path.steps.begin(), path.steps.end(), [](const auto& s) { return s.many; }))
        return {split_exclude(node, path, reusable), {}};

    const std::vector<int> before = plan_.references();
    const RightSide right = right_side(node, path, reusable);
    Built built;
    for (int i = 0; i < plan_.size(); ++i)
        if (plan_[i].references > (i < static_cast<int>(before.size()) ? before[i] : 0))
            built.needed.insert(i);
    check_objects(node, path);

    std::vector<int> joins = plan_.follow(path, plan_.base(), &reusable);
    lookup_joins_ = joins;
    built.needed.insert(joins.begin(), joins.end());
    const FieldInfo* target = path.target;
    plan_.trim(target, joins, path);
    reusable.insert(joins.begin(), joins.end());

    Comparison comparison{plan_.column(joins.back(), *target), path.target,
                          path.target->value_kind()};
    if (first_column_.empty()) first_column_ = comparison.column;
    comparison.lookup = operation.lookup;
    comparison.value = &node.value;
    const bool year = operation.transforms.size() == 1 &&
                      operation.transforms[0] == Transform::Year &&
                      right.kind == RightSide::Kind::Value;
    const std::string plain_column = comparison.column;
    if (!year) {
        for (Transform transform : operation.transforms) {
            comparison.column = transform_sql(dialect_, transform, comparison.column);
            comparison.kind = transformed_kind(transform);
            comparison.transformed = true;
        }
    }
    built.where.kind = Where::Kind::And;
    if (right.kind == RightSide::Kind::Nothing)
        built.where.add(Where::nothing());
    else if (right.kind == RightSide::Kind::Expression)
        built.where.add(
            write_lookup_with_expression(dialect_, comparison.column, operation.lookup, right.sql));
    else
        built.where.add(year ? write_year_lookup(dialect_, comparison)
                             : write_lookup(dialect_, comparison));

    // From here on as Django: a comparison that must not hold also takes the rows where the column
    // is NULL, NOT (x = 1 AND x IS NOT NULL), and its joins have to keep the rows without partner.
    const bool null_test = operation.lookup == Lookup::IsNull ||
                           (right.kind == RightSide::Kind::Value && node.value.is_null());
    const bool tests_null =
        null_test && (operation.lookup != Lookup::IsNull || node.value.as_bool());
    bool outer = null_test && tests_null && !negation.current;
    if (negation.current && !tests_null) {
        outer = true;
        if (!null_test) {
            if (target->null() || plan_[joins.back()].type == JoinPlan::Type::Left)
                built.where.add(Where::of({plain_column + " IS NOT NULL", {}}));
            if (right.column != nullptr && right.column->null())
                built.where.add(Where::of({right.sql.sql + " IS NOT NULL", {}}));
        }
    }
    if (outer) built.needed.clear();
    return built;
}

Where SelectBuilder::split_exclude(const ConditionNode& node, const Path& path, Aliases& reusable) {
    SelectBuilder inner(model_, dialect_, this);
    inner.fields_are_outer_ = true;
    Aliases inner_reusable;
    Built filter = inner.build_group(Kind::And, false, {ConditionPtr(ConditionPtr(), &node)},
                                     inner_reusable, {});
    inner.where_.add(std::move(filter.where));

    // The steps up to the first one to many rows belong to the outer statement.
    const std::vector<int>& joins = inner.lookup_joins_;
    bool contains_left = false;
    std::size_t split = 0;
    for (; !path.steps[split].many; ++split) {
        if (inner.plan_[joins[split + 1]].type == JoinPlan::Type::Left) contains_left = true;
        inner.plan_.release(joins[split]);
    }
    const JoinStep& many = path.steps[split];
    int alias = joins[split + 1];
    const FieldInfo* column = many.far;
    if (inner.plan_[alias].type == JoinPlan::Type::Left) {
        alias = joins[split];
        column = many.near;
    } else {
        inner.plan_.release(joins[split]);
    }
    inner.plan_.rebase();

    // Where the same filter() has joined these rows already, the same row is meant.
    for (int shared : reusable) {
        if (plan_[shared].name != inner.plan_[alias].name) continue;
        const FieldInfo& pk = column->model().pk();
        inner.where_.add(Where::of(
            {inner.plan_.column(alias, pk) + " = (" + plan_.column(shared, pk) + ")", {}}));
        break;
    }
    Path prefix;
    prefix.steps.assign(path.steps.begin(),
                        path.steps.begin() + static_cast<std::ptrdiff_t>(split));
    const FieldInfo* target = many.near;
    std::vector<int> outer_joins = plan_.follow(prefix, plan_.base(), nullptr);
    plan_.trim(target, outer_joins, prefix);
    const std::string outer_column = plan_.column(outer_joins.back(), *target);
    inner.where_.add(
        Where::of({inner.plan_.column(alias, *column) + " = (" + outer_column + ")", {}}));

    Where condition;
    Fragment exists;
    exists.text("EXISTS(SELECT (1) AS \"a\" FROM ").text(inner.plan_.from()).text(" WHERE ");
    if (inner.where_.write(exists))
        condition.add(Where::of(std::move(exists.text(" LIMIT 1)"))));
    else
        condition.add(Where::nothing());
    if (!contains_left) return condition;
    Where either;
    either.kind = Where::Kind::Or;
    either.add(std::move(condition));
    either.add(Where::of({outer_column + " IS NULL", {}}));
    return either;
}

}  // namespace cadenza::internal
