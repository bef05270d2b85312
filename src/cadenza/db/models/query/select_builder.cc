#include "cadenza/db/models/query/select_builder.h"

#include <algorithm>

#include "cadenza/db/models/errors.h"
#include "cadenza/db/models/query/transforms.h"

namespace cadenza::internal {

SelectBuilder::SelectBuilder(const ModelInfo& model, const db::Dialect& dialect,
                             SelectBuilder* outer)
    : model_(model),
      dialect_(dialect),
      outer_(outer),
      prefix_(outer == nullptr      ? '\0'
              : outer->prefix_ == 0 ? 'U'
                                    : static_cast<char>(outer->prefix_ + 1)),
      plan_(model, prefix_, dialect) {
    if (prefix_ > 'Z') throw FieldError("Maximum recursion depth exceeded: too many subqueries.");
}

void SelectBuilder::add_all(const QueryState& state) {
    const std::size_t split = state.has_values
                                  ? std::min(state.clauses_before_values, state.clauses.size())
                                  : state.clauses.size();
    add_clauses(state, 0, split);
    if (!state.has_values) return;
    select_values(state);
    add_clauses(state, split, state.clauses.size());
}

void SelectBuilder::select_column(int alias, const FieldInfo& field) {
    columns_.push_back({plan_.column(alias, field), &field, field.value_kind()});
}

void SelectBuilder::select_objects(const QueryState& state) {
    const int base = plan_.base();
    columns_.reserve(model_.columns().size());
    for (const FieldInfo& field : model_.columns()) select_column(base, field);
    if (state.select_related.empty() && !state.select_related_all) return;
    std::vector<std::string_view> names(state.select_related.begin(), state.select_related.end());
    select_related(related_, model_, base, names, !state.select_related_all, 1);
}

namespace {

// The parts behind "name" and "name__" in these names; `found` where the name itself is there.
std::vector<std::string_view> below(const std::vector<std::string_view>& names,
                                    std::string_view name, bool& found) {
    std::vector<std::string_view> rest;
    for (std::string_view path : names) {
        if (path == name) {
            found = true;
        } else if (path.size() > name.size() + 2 && path.starts_with(name) &&
                   path.substr(name.size(), 2) == "__") {
            found = true;
            rest.push_back(path.substr(name.size() + 2));
        }
    }
    return rest;
}

[[noreturn]] void throw_no_relation(const ModelInfo& model, std::string_view name, bool is_field) {
    std::string choices;
    const auto add = [&](std::string_view choice) {
        choices += (choices.empty() ? "" : ", ") + std::string(choice);
    };
    for (const FieldInfo& field : model.columns())
        if (field.is_relation()) add(field.name());
    for (const ReverseRelation& relation : model.related_objects())
        if (relation.is_one_to_one() && !relation.hidden) add(relation.query_name);
    if (choices.empty()) choices = "(none)";
    throw FieldError((is_field ? "Non-relational field given in select_related: '"
                               : "Invalid field name(s) given in select_related: '") +
                     std::string(name) + "'. Choices are: " + choices);
}

}  // namespace

void SelectBuilder::select_related(std::vector<RelatedObject>& out, const ModelInfo& model,
                                   int alias, const std::vector<std::string_view>& names,
                                   bool restricted, int depth) {
    constexpr int kDepthWithoutNames = 5;
    if (!restricted && depth > kDepthWithoutNames) return;
    std::vector<std::string_view> unknown = names;
    const auto known = [&](std::string_view name) {
        std::erase_if(unknown, [&](std::string_view path) {
            return path == name || (path.starts_with(name) && path.substr(name.size(), 2) == "__");
        });
    };
    for (const FieldInfo& field : model.columns()) {
        bool asked = false;
        const std::vector<std::string_view> rest = below(names, field.name(), asked);
        if (asked && !field.is_relation()) throw_no_relation(model, field.name(), true);
        known(field.name());
        if (!field.is_relation() || (restricted ? !asked : field.null())) continue;
        add_related(out, {&field, false, {}, &field.related(), 0, {}}, alias, rest, restricted,
                    depth);
    }
    if (!restricted) return;
    if (unknown.empty()) return;
    for (const ReverseRelation& relation : model.related_objects()) {
        bool asked = false;
        const std::vector<std::string_view> rest = below(names, relation.query_name, asked);
        if (!asked || relation.hidden || relation.is_many_to_many() || !relation.field->is_unique())
            continue;
        known(relation.query_name);
        add_related(out,
                    {relation.field, true, relation.accessor_name, &relation.field->model(), 0, {}},
                    alias, rest, restricted, depth);
    }
    if (!unknown.empty()) throw_no_relation(model, split_name(unknown.front()).front(), false);
}

void SelectBuilder::add_related(std::vector<RelatedObject>& out, RelatedObject object, int alias,
                                const std::vector<std::string_view>& rest, bool restricted,
                                int depth) {
    Path path;
    append_relation(path, *object.field, object.reverse);
    const int joined = plan_.follow(path, alias, nullptr).back();
    object.first_column = static_cast<int>(columns_.size());
    for (const FieldInfo& field : object.model->columns()) select_column(joined, field);
    select_related(object.children, *object.model, joined, rest, restricted, depth + 1);
    out.push_back(std::move(object));
}

void SelectBuilder::select_values(const QueryState& state) {
    const int base = plan_.base();
    if (state.values.empty()) {
        for (const FieldInfo& field : model_.columns()) select_column(base, field);
        return;
    }
    for (const std::string& name : state.values) {
        const Path path = resolve_field(model_, name);
        std::vector<int> joins = plan_.follow(path, base, nullptr);
        const FieldInfo* target = path.target;
        plan_.trim(target, joins, path);
        ResultColumn column{plan_.column(joins.back(), *target), path.target,
                            path.target->value_kind()};
        for (std::string_view part : path.lookups) {
            const Transform transform = *find_transform(column.kind, part);
            column.sql = transform_sql(dialect_, transform, column.sql);
            column.kind = transformed_kind(transform);
        }
        columns_.push_back(std::move(column));
    }
}

void SelectBuilder::order(const QueryState& state) {
    const std::vector<std::string>& names =
        !state.ordering.empty() || !state.default_ordering ? state.ordering : model_.ordering();
    for (const std::string& name : names) {
        if (name == "?") {
            order_.push_back(std::string(dialect_.random_function()));
            continue;
        }
        std::vector<const FieldInfo*> seen;
        order_by_name(name, !state.standard_ordering, model_, 0, seen);
    }
}

void SelectBuilder::order_by_name(std::string_view name, bool descending, const ModelInfo& model,
                                  int alias, std::vector<const FieldInfo*>& seen) {
    if (name.starts_with('-')) {
        descending = !descending;
        name.remove_prefix(1);
    } else if (name.starts_with('+')) {
        name.remove_prefix(1);
    }
    const Path path = resolve_field(model, name);
    std::vector<int> joins = plan_.follow(path, alias == 0 ? plan_.base() : alias, nullptr);
    // The order of a relation is that of its model, unless the key itself is named.
    const std::string_view last = split_name(name).back();
    const bool own_key =
        last == path.field->attname() && path.field->attname() != path.field->name();
    if (path.relation && !path.model->ordering().empty() && !own_key && name != "pk") {
        if (std::find(seen.begin(), seen.end(), path.field) != seen.end())
            throw FieldError("Infinite loop caused by ordering.");
        seen.push_back(path.field);
        for (const std::string& item : path.model->ordering())
            order_by_name(item, descending, *path.model, joins.back(), seen);
        return;
    }
    const FieldInfo* target = path.target;
    plan_.trim(target, joins, path);
    std::string sql = plan_.column(joins.back(), *target);
    db::FieldKind kind = path.target->value_kind();
    for (std::string_view part : path.lookups) {
        const Transform transform = *find_transform(kind, part);
        sql = transform_sql(dialect_, transform, sql);
        kind = transformed_kind(transform);
    }
    // A column that orders already decides nothing the second time.
    for (const std::string& known : order_)
        if (known == sql + " ASC" || known == sql + " DESC") return;
    order_.push_back(sql + (descending ? " DESC" : " ASC"));
}

void SelectBuilder::name_columns() {
    for (std::size_t i = 0; i < columns_.size(); ++i)
        columns_[i].sql += " AS \"col" + std::to_string(i + 1) + '"';
}

bool SelectBuilder::write_where(Fragment& out) const {
    return where_.write(out);
}

bool SelectBuilder::write_select(Fragment& out, bool distinct) const {
    out.text("SELECT ");
    if (distinct) out.text("DISTINCT ");
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (i != 0) out.text(", ");
        out.text(columns_[i].sql);
    }
    if (distinct) {
        // What orders distinct rows has to be among their columns.
        for (const std::string& term : order_) {
            const std::string sql = term.substr(0, term.rfind(' '));
            const bool there = std::any_of(columns_.begin(), columns_.end(),
                                           [&](const auto& column) { return column.sql == sql; });
            if (!there && term != dialect_.random_function()) out.text(", ").text(sql);
        }
    }
    out.text(" FROM ").text(plan_.from());
    Fragment where;
    if (!where_.write(where)) return false;
    if (!where.sql.empty()) out.text(" WHERE ").append(where);
    for (std::size_t i = 0; i < order_.size(); ++i)
        out.text(i == 0 ? " ORDER BY " : ", ").text(order_[i]);
    return true;
}

std::pair<std::string, const FieldInfo*> SelectBuilder::column_of(std::string_view name,
                                                                  Aliases* reusable) {
    const Path path = resolve_field(model_, name);
    std::vector<int> joins = plan_.follow(path, plan_.base(), reusable);
    const FieldInfo* target = path.target;
    plan_.trim(target, joins, path);
    if (reusable != nullptr) reusable->insert(joins.begin(), joins.end());
    std::string sql = plan_.column(joins.back(), *target);
    db::FieldKind kind = path.target->value_kind();
    for (std::string_view part : path.lookups) {
        const Transform transform = *find_transform(kind, part);
        sql = transform_sql(dialect_, transform, sql);
        kind = transformed_kind(transform);
    }
    return {std::move(sql), target};
}

void SelectBuilder::write_expression(Fragment& out, const ExpressionNode& node, Aliases* reusable) {
    switch (node.kind) {
        case ExpressionNode::Kind::Field: {
            SelectBuilder& scope = fields_are_outer_ ? *outer_ : *this;
            out.text(scope.column_of(node.name, reusable).first);
            return;
        }
        case ExpressionNode::Kind::Constant: {
            Parameter parameter;
            parameter.value = &node.constant;
            parameter.binding = Binding::Kind;
            parameter.kind = db::FieldKind::ManyToMany;  // as it comes
            out.parameter(parameter);
            return;
        }
        case ExpressionNode::Kind::Combined: break;
    }
    // Text and parameters are written in one order: the left side first.
    out.text("(");
    write_expression(out, *node.left, reusable);
    out.text(" ").text(std::string_view(&node.op, 1)).text(" ");
    write_expression(out, *node.right, reusable);
    out.text(")");
}

bool SelectBuilder::write_subquery(Fragment& out, const QueryState& query,
                                   const FieldInfo& column) {
    if (query.empty) return false;
    SelectBuilder inner(*query.model, dialect_, this);
    inner.add_all(query);
    if (!query.has_values) inner.select_column(inner.plan_.base(), column);
    if (query.is_sliced()) inner.order(query);
    if (!inner.write_select(out, query.distinct)) return false;
    dialect_.append_limit_offset(
        out.sql, query.high < 0 ? std::nullopt : std::optional(query.high - query.low), query.low);
    return true;
}

}  // namespace cadenza::internal
