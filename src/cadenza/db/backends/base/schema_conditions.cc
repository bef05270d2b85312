// Conditions of checks and partial indexes as SQL.
#include <optional>

#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/sql/dialect.h"
#include "cadenza/db/sql/lookup.h"

namespace cadenza::db {
namespace {

class ConditionWriter {
 public:
    ConditionWriter(const SchemaEditor& editor, const Dialect& dialect,
                    const ModelDefinition& model)
        : editor_(editor), dialect_(dialect), model_(model) {}

    std::string write(const Condition& condition, bool negated = false) const {
        switch (condition.kind()) {
            case Condition::Kind::Always: return "1 = 1";
            case Condition::Kind::Lookup: return comparison(condition, negated);
            case Condition::Kind::And: return joined(condition, " AND ", negated);
            case Condition::Kind::Or: return joined(condition, " OR ", negated);
            case Condition::Kind::Not: return negation(condition.children().front());
        }
        return {};
    }

 private:
    std::string joined(const Condition& condition, std::string_view word, bool negated) const {
        std::string sql = "(";
        for (const Condition& child : condition.children()) {
            if (sql.size() > 1) sql += word;
            sql += write(child, negated);
        }
        return sql + ")";
    }

    // Python's Q writes NOT around parentheses, and lets NULL fall under the negation.
    std::string negation(const Condition& inner) const {
        const std::string sql = write(inner, true);
        return sql.starts_with('(') ? "NOT " + sql : "NOT (" + sql + ")";
    }

    const FieldDefinition& field(std::string_view name) const {
        for (const FieldDefinition& candidate : model_.fields) {
            if (candidate.name == name || candidate.attname() == name) return candidate;
        }
        if (name == "pk") return model_.primary_key();
        throw SchemaError("A condition of " + model_.label() + " names the field '" +
                          std::string(name) + "', which the model does not have");
    }

    std::string comparison(const Condition& condition, bool negated) const {
        const FieldDefinition& left = field(condition.field());
        const std::string column = dialect_.quote_name(left.column());
        const std::optional<Lookup> lookup = lookup_by_name(condition.lookup_name());
        if (!lookup) {
            throw SchemaError("A condition of " + model_.label() + " uses '" + condition.name() +
                              "': '" + std::string(condition.lookup_name()) + "' is no lookup");
        }
        if (*lookup == Lookup::IsNull) {
            return column + (condition.value() ? " IS NULL" : " IS NOT NULL");
        }
        if (condition.other_field().empty() && condition.value().is_null()) {
            return column + " IS NULL";
        }
        if (*lookup == Lookup::Exact && left.kind == FieldKind::Boolean &&
            condition.other_field().empty()) {
            return (condition.value() ? "" : "NOT ") + column;
        }
        const std::string sql = operation(condition, *lookup, left, column);
        return negated && left.null ? "(" + sql + " AND " + column + " IS NOT NULL)" : sql;
    }

    std::string operation(const Condition& condition, Lookup lookup, const FieldDefinition& left,
                          const std::string& column) const {
        const auto literal = [&](const Value& value) { return editor_.literal(value, left); };
        if (!condition.other_field().empty()) {
            const LookupSql sql = dialect_.lookup_with_expression(lookup);
            return text(sql, column,
                        "(" + dialect_.quote_name(field(condition.other_field()).column()) + ")");
        }
        if (lookup == Lookup::Range) {
            const List& bounds = condition.value().as_list();
            return column + " BETWEEN " + literal(bounds.at(0)) + " AND " + literal(bounds.at(1));
        }
        if (lookup == Lookup::In) {
            std::string list;
            for (const Value& value : condition.value().as_list()) {
                list += (list.empty() ? "" : ", ") + literal(value);
            }
            return column + " IN (" + list + ")";
        }
        const std::string right = is_pattern(lookup)
                                      ? literal(like_pattern(lookup, condition.value().str()))
                                      : literal(condition.value());
        return text(dialect_.lookup(lookup), column, right);
    }

    static std::string text(const LookupSql& sql, const std::string& left,
                            const std::string& right) {
        std::string made(sql.lhs_before);
        made.append(left)
            .append(sql.lhs_after)
            .append(" ")
            .append(sql.rhs_before)
            .append(right)
            .append(sql.rhs_after);
        return made;
    }

    const SchemaEditor& editor_;
    const Dialect& dialect_;
    const ModelDefinition& model_;
};

}  // namespace

std::string SchemaEditor::condition_sql(const ModelDefinition& model,
                                        const Condition& condition) const {
    return ConditionWriter(*this, dialect(), model).write(condition);
}

std::string SchemaEditor::constraint_clause(const ModelDefinition& model,
                                            const ConstraintDefinition& constraint) {
    const std::string start = "CONSTRAINT " + quote(constraint.name) + " ";
    if (constraint.kind == ConstraintDefinition::Kind::Check) {
        return start + "CHECK (" + condition_sql(model, constraint.condition) + ")";
    }
    const DdlStatement index = unique_constraint_index(model, constraint);
    if (!constraint.condition.is_always()) {
        deferred().push_back(index);
        return {};
    }
    if (!supports(constraint)) return {};
    std::string columns;
    for (const std::string& column : index.columns) {
        columns += (columns.empty() ? "" : ", ") + quote(column);
    }
    return start + "UNIQUE (" + columns + ")";
}

}  // namespace cadenza::db
