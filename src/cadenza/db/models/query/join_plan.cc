#include "cadenza/db/models/query/join_plan.h"

#include <deque>

namespace cadenza::internal {

JoinPlan::JoinPlan(const ModelInfo& model, char prefix, const db::Dialect& dialect)
    : dialect_(dialect), prefix_(prefix) {
    Table base{&model, model.db_table(), model.db_table()};
    if (prefix_ != 0) base.alias = std::string(1, prefix_) + "0";
    tables_.push_back(std::move(base));
}

int JoinPlan::base() {
    ++tables_[0].references;
    return 0;
}

std::vector<int> JoinPlan::follow(const Path& path, int from, const Aliases* reusable) {
    std::vector<int> joins{from};
    for (const JoinStep& step : path.steps)
        joins.push_back(join(step, joins.back(), step.many ? reusable : nullptr));
    return joins;
}

int JoinPlan::join(const JoinStep& step, int parent, const Aliases* reusable) {
    // The most recent one is shared: a many-to-many may have been joined several times.
    for (int i = size() - 1; i >= 0; --i) {
        Table& known = at(i);
        if (known.parent != parent || known.near != step.near || known.far != step.far) continue;
        if (reusable != nullptr && reusable->count(i) == 0) continue;
        ++known.references;
        return i;
    }
    bool used = false;
    for (const Table& known : tables_)
        used = used || known.model->db_table() == step.to->db_table();
    Table table{step.to, step.to->db_table(), {}};
    if (used) table.name = "T" + std::to_string(tables_.size() + 1);
    table.alias =
        prefix_ != 0 ? std::string(1, prefix_) + std::to_string(tables_.size()) : table.name;
    table.parent = parent;
    table.near = step.near;
    table.far = step.far;
    table.nullable = step.nullable;
    table.type = step.nullable || at(parent).type == Type::Left ? Type::Left : Type::Inner;
    table.references = 1;
    tables_.push_back(std::move(table));
    return size() - 1;
}

void JoinPlan::trim(const FieldInfo*& target, std::vector<int>& joins, const Path& path) {
    for (auto step = path.steps.rbegin(); step != path.steps.rend(); ++step) {
        if (joins.size() == 1 || !step->direct || target != step->far) break;
        target = step->near;
        release(joins.back());
        joins.pop_back();
    }
}

void JoinPlan::promote(const Aliases& aliases) {
    std::deque<int> open(aliases.begin(), aliases.end());
    while (!open.empty()) {
        const int alias = open.front();
        open.pop_front();
        Table& table = at(alias);
        if (table.type == Type::Base) continue;
        const bool parent_left = table.parent >= 0 && at(table.parent).type == Type::Left;
        const bool already_left = table.type == Type::Left;
        if ((!table.nullable && !parent_left) || already_left) continue;
        table.type = Type::Left;
        for (int i = 0; i < size(); ++i)
            if (at(i).parent == alias) open.push_back(i);
    }
}

void JoinPlan::demote(const Aliases& aliases) {
    std::deque<int> open(aliases.begin(), aliases.end());
    while (!open.empty()) {
        const int alias = open.front();
        open.pop_front();
        Table& table = at(alias);
        if (table.type != Type::Left) continue;
        table.type = Type::Inner;
        if (table.parent >= 0) open.push_back(table.parent);
    }
}

JoinPlan::Aliases JoinPlan::inner_joins() const {
    Aliases result;
    for (int i = 0; i < size(); ++i)
        if ((*this)[i].type == Type::Inner) result.insert(i);
    return result;
}

std::vector<int> JoinPlan::references() const {
    std::vector<int> result;
    for (const Table& table : tables_) result.push_back(table.references);
    return result;
}

int JoinPlan::active() const {
    int count = 0;
    for (const Table& table : tables_) count += table.references > 0 ? 1 : 0;
    return count;
}

void JoinPlan::rebase() {
    for (Table& table : tables_) {
        if (table.references <= 0) continue;
        table.type = Type::Base;
        table.parent = -1;
        return;
    }
}

std::string JoinPlan::quoted(const Table& table) const {
    return table.alias == table.model->db_table() ? dialect_.quote_name(table.alias) : table.alias;
}

std::string JoinPlan::column(int alias, const FieldInfo& field) const {
    std::string sql = quoted((*this)[alias]);
    sql += '.';
    dialect_.append_name(sql, field.column());
    return sql;
}

std::string JoinPlan::from() const {
    std::string sql;
    for (const Table& table : tables_) {
        if (table.references <= 0) continue;
        if (table.type != Type::Base)
            sql += table.type == Type::Inner ? " INNER JOIN " : " LEFT OUTER JOIN ";
        dialect_.append_name(sql, table.model->db_table());
        if (table.alias != table.model->db_table()) sql += ' ' + table.alias;
        if (table.type == Type::Base) continue;
        sql += " ON (" + column(table.parent, *table.near) + " = " + quoted(table) + '.';
        dialect_.append_name(sql, table.far->column());
        sql += ')';
    }
    return sql;
}

}  // namespace cadenza::internal
