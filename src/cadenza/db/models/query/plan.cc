#include "cadenza/db/models/query/plan.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace cadenza::internal {
namespace {

// Shapes come from the program, but lists of any length and run-time names make more of them: the
// caches start anew when they are full.
constexpr std::size_t kMostPlans = 4096;

struct Cache {
    std::unordered_map<std::string, PlanPtr> plans;
    std::unordered_map<std::string, std::string> statements;
};
thread_local Cache cache;

void append_limit(Fragment& out, const QueryState& query, const db::Dialect& dialect) {
    if (query.high < 0) {
        if (query.low == 0) return;
        // Spelt differently everywhere; the dialect knows how.
        dialect.append_limit_offset(out.sql, std::nullopt, query.low);
        return;
    }
    Parameter parameter;
    parameter.binding = Binding::Take;
    out.text(" LIMIT ").parameter(parameter);
    if (query.low == 0) return;
    parameter.binding = Binding::Skip;
    out.text(" OFFSET ").parameter(parameter);
}

Plan finish(Fragment sql, const QueryState& query, const db::Dialect& dialect) {
    Plan plan;
    std::vector<const Value*> values;
    collect_values(query, values);
    for (const Parameter& parameter : sql.parameters) {
        Plan::Slot slot{parameter, 0};
        if (parameter.value != nullptr)
            slot.position = static_cast<std::size_t>(
                std::find(values.begin(), values.end(), parameter.value) - values.begin());
        slot.parameter.value = nullptr;
        plan.slots.push_back(slot);
    }
    plan.sql = number_placeholders(sql.sql, dialect);
    plan.unnumbered = std::move(sql.sql);
    return plan;
}

Plan nothing() {
    Plan plan;
    plan.nothing = true;
    return plan;
}

Plan plan_rows(const QueryState& query, bool pairs, const db::Dialect& dialect) {
    SelectBuilder builder(*query.model, dialect);
    builder.add_all(query);
    if (!query.has_values) builder.select_objects(query);
    if (pairs) builder.select_first_compared();
    builder.order(query);
    Fragment sql;
    if (!builder.write_select(sql, query.distinct)) return nothing();
    append_limit(sql, query, dialect);
    Plan plan = finish(std::move(sql), query, dialect);
    plan.columns = builder.columns();
    plan.related = std::move(builder.related());
    return plan;
}

Plan plan_count(const QueryState& query, const db::Dialect& dialect) {
    SelectBuilder builder(*query.model, dialect);
    builder.add_all(query);
    const int base = builder.plan().base();
    Fragment sql;
    if (!query.distinct && !query.is_sliced()) {
        Fragment where;
        if (!builder.write_where(where)) return nothing();
        sql.text("SELECT COUNT(*) AS \"__count\" FROM ").text(builder.plan().from());
        if (!where.sql.empty()) sql.text(" WHERE ").append(where);
        return finish(std::move(sql), query, dialect);
    }
    if (!query.has_values) {
        if (query.distinct)
            for (const FieldInfo& field : query.model->columns())
                builder.select_column(base, field);
        else
            builder.select_column(base, query.model->pk());
    }
    if (query.is_sliced() && query.distinct) builder.order(query);
    // Two columns of one name may not leave a subquery.
    builder.name_columns();
    sql.text("SELECT COUNT(*) FROM (");
    if (!builder.write_select(sql, query.distinct)) return nothing();
    append_limit(sql, query, dialect);
    sql.text(") subquery");
    return finish(std::move(sql), query, dialect);
}

Plan plan_exists(const QueryState& query, const db::Dialect& dialect) {
    SelectBuilder builder(*query.model, dialect);
    builder.add_all(query);
    builder.plan().base();
    Fragment where;
    if (!builder.write_where(where)) return nothing();
    Fragment sql;
    sql.text("SELECT (1) AS \"a\" FROM ").text(builder.plan().from());
    if (!where.sql.empty()) sql.text(" WHERE ").append(where);
    append_limit(sql, query, dialect);
    return finish(std::move(sql), query, dialect);
}

// The condition that follows UPDATE t SET … and DELETE FROM t. Where it needs other tables, the
// rows are found by a subquery first.
Plan plan_change(const QueryState& query, const db::Dialect& dialect) {
    Fragment sql;
    SelectBuilder builder(*query.model, dialect);
    builder.plan().base();
    builder.add_clauses(query, 0, query.clauses.size());
    if (builder.is_single_table()) {
        Fragment where;
        if (!builder.write_where(where)) return nothing();
        if (!where.sql.empty()) sql.text(" WHERE ").append(where);
        return finish(std::move(sql), query, dialect);
    }
    SelectBuilder outer(*query.model, dialect);
    sql.text(" WHERE ").text(outer.plan().column(outer.plan().base(), query.model->pk()));
    sql.text(" IN (");
    if (!outer.write_subquery(sql, query, query.model->pk())) return nothing();
    sql.text(")");
    return finish(std::move(sql), query, dialect);
}

Plan make_plan(const QueryState& query, Purpose purpose, const db::Dialect& dialect) {
    switch (purpose) {
        case Purpose::Rows: return plan_rows(query, false, dialect);
        case Purpose::Pairs: return plan_rows(query, true, dialect);
        case Purpose::Count: return plan_count(query, dialect);
        case Purpose::Exists: return plan_exists(query, dialect);
        case Purpose::Update: return plan_change(query, dialect);
    }
    return nothing();
}

}  // namespace

PlanPtr plan_for(const QueryState& query, Purpose purpose, const db::Dialect& dialect) {
    if (query.empty) {
        static const PlanPtr none = std::make_shared<const Plan>(nothing());
        return none;
    }
    std::string key;
    key.reserve(128);
    const db::Dialect* address = &dialect;
    char bytes[sizeof address];
    std::memcpy(bytes, &address, sizeof address);
    key.append(bytes, sizeof bytes);
    key += static_cast<char>('A' + static_cast<int>(purpose));
    append_shape(query, key);
    // An offset without an end stands in the text itself.
    if (query.low != 0 && query.high < 0) key += std::to_string(query.low);
    if (auto known = cache.plans.find(key); known != cache.plans.end()) return known->second;
    PlanPtr plan = std::make_shared<const Plan>(make_plan(query, purpose, dialect));
    if (cache.plans.size() >= kMostPlans) cache.plans.clear();
    cache.plans.emplace(std::move(key), plan);
    return plan;
}

const std::string* find_statement(const std::string& key) {
    auto known = cache.statements.find(key);
    return known == cache.statements.end() ? nullptr : &known->second;
}

const std::string& keep_statement(std::string key, std::string sql) {
    if (cache.statements.size() >= kMostPlans) cache.statements.clear();
    return cache.statements.insert_or_assign(std::move(key), std::move(sql)).first->second;
}

std::string number_placeholders(std::string_view sql, const db::Dialect& dialect, int first) {
    std::string result;
    result.reserve(sql.size() + 16);
    for (char c : sql) {
        if (c == kPlaceholder)
            dialect.append_placeholder(result, first++);
        else
            result += c;
    }
    return result;
}

}  // namespace cadenza::internal
