#include <algorithm>

#include "cadenza/db/migrations/errors.h"
#include "cadenza/db/migrations/operations/field_operations.h"
#include "cadenza/db/migrations/operations/index_operations.h"
#include "cadenza/db/migrations/operations/model_operations.h"
#include "cadenza/db/migrations/operations/special_operations.h"
#include "cadenza/db/migrations/writer/code_maker.h"

namespace cadenza::migrations {

namespace {

Code groups(const std::vector<std::vector<std::string>>& list, std::string before = {}) {
    std::vector<Code> items;
    for (const auto& fields : list) items.push_back(texts(fields));
    return Code::list(std::move(items), std::move(before));
}

}  // namespace

// The operands of another kind, and what is denied, stand in parentheses.
Code CodeMaker::condition(const db::Condition& c, bool inner) const {
    using Kind = db::Condition::Kind;
    switch (c.kind()) {
        case Kind::Always: return {"Condition()"};
        case Kind::Not: {
            Code denied = condition(c.children().front(), true);
            denied.text.insert(0, "!");
            return denied;
        }
        case Kind::Lookup:
            return Code::call(
                "Q", {{quoted(c.name())},
                      c.other_field().empty() ? value(c.value())
                                              : Code{"F{" + quoted(c.other_field()) + "}"}});
        case Kind::And:
        case Kind::Or: {
            Code joined;
            joined.between = c.kind() == Kind::And ? " && " : " || ";
            for (const db::Condition& child : c.children()) {
                joined.items.push_back(condition(child, true));
            }
            if (!inner) return joined;
            return Code::call("", {std::move(joined)});
        }
    }
    return {};
}

namespace {
Code named(std::string before, Code code) {
    code.text.insert(0, before);
    return code;
}
}  // namespace

Code CodeMaker::index(const db::IndexDefinition& index) const {
    std::vector<Code> options;
    if (!index.condition.is_always()) {
        options.push_back(named(".condition = ", condition(index.condition)));
    }
    if (!index.include.empty()) options.push_back(texts(index.include, ".include = "));
    if (!index.opclasses.empty()) options.push_back(texts(index.opclasses, ".opclasses = "));
    std::vector<Code> arguments = {{quoted(index.name)}};
    if (index.expressions.empty()) {
        arguments.push_back(texts(index.fields));
    } else {
        std::vector<Code> items;
        for (const db::IndexExpression& expression : index.expressions) {
            std::vector<Code> parts = {{quoted(expression.field)}};
            if (!expression.function.empty() || expression.descending) {
                parts.push_back({quoted(expression.function)});
            }
            if (expression.descending) parts.push_back({"true"});
            items.push_back(Code::list(std::move(parts)));
        }
        arguments.push_back(Code::list(std::move(items)));
    }
    if (!options.empty()) arguments.push_back(Code::list(std::move(options)));
    return Code::call(index.expressions.empty() ? "Index" : "ExpressionIndex",
                      std::move(arguments));
}

Code CodeMaker::constraint(const db::ConstraintDefinition& constraint) const {
    if (constraint.kind == db::ConstraintDefinition::Kind::Check) {
        return Code::call("CheckConstraint",
                          {{quoted(constraint.name)}, condition(constraint.condition)});
    }
    std::vector<Code> options;
    if (!constraint.condition.is_always()) {
        options.push_back(named(".condition = ", condition(constraint.condition)));
    }
    if (constraint.deferrable != Deferrable::No) {
        options.push_back({constraint.deferrable == Deferrable::Deferred
                               ? ".deferrable = Deferrable::Deferred"
                               : ".deferrable = Deferrable::Immediate"});
    }
    if (!constraint.include.empty()) options.push_back(texts(constraint.include, ".include = "));
    if (!constraint.opclasses.empty()) {
        options.push_back(texts(constraint.opclasses, ".opclasses = "));
    }
    std::vector<Code> arguments = {{quoted(constraint.name)}, texts(constraint.fields)};
    if (!options.empty()) arguments.push_back(Code::list(std::move(options)));
    return Code::call("UniqueConstraint", std::move(arguments));
}

// In the order of db::ModelOptions.
Code CodeMaker::options(const db::ModelOptions& o, bool only_altered) {
    const db::ModelOptions plain;
    std::vector<Code> members;
    const auto text = [&](const char* name, const std::string& is) {
        if (!is.empty()) members.push_back({"." + std::string(name) + " = " + quoted(is)});
    };
    const auto list = [&](const char* name, std::vector<Code> items) {
        if (items.empty()) return;
        members.push_back(Code::list(std::move(items), "." + std::string(name) + " = "));
    };
    if (!o.ordering.empty()) members.push_back(texts(o.ordering, ".ordering = "));
    if (!only_altered) text("db_table", o.db_table);
    text("verbose_name", o.verbose_name);
    text("verbose_name_plural", o.verbose_name_plural);
    if (!only_altered && !o.unique_together.empty()) {
        members.push_back(groups(o.unique_together, ".unique_together = "));
    }
    if (!only_altered) {
        std::vector<Code> indexes;
        for (const auto& one : o.indexes) indexes.push_back(index(one));
        list("indexes", std::move(indexes));
        std::vector<Code> constraints;
        for (const auto& one : o.constraints) constraints.push_back(constraint(one));
        list("constraints", std::move(constraints));
    }
    if (!o.managed) members.push_back({".managed = false"});
    if (!only_altered && o.proxy) members.push_back({".proxy = true"});
    if (!o.get_latest_by.empty()) members.push_back(texts(o.get_latest_by, ".get_latest_by = "));
    text("default_related_name", o.default_related_name);
    text("default_manager_name", o.default_manager_name);
    text("base_manager_name", o.base_manager_name);
    if (o.default_permissions != plain.default_permissions) {
        members.push_back(texts(o.default_permissions, ".default_permissions = "));
    }
    std::vector<Code> permissions;
    for (const auto& [codename, name] : o.permissions)
        permissions.push_back(texts({codename, name}));
    list("permissions", std::move(permissions));
    return Code::list(std::move(members));
}

Code CodeMaker::operation(const Operation& operation) {
    if (as<ModelOperation>(operation)) return model_operation(operation);
    if (as<FieldOperation>(operation)) return field_operation(operation);
    if (as<IndexOperation>(operation)) return index_operation(operation);
    return special_operation(operation);
}

Code CodeMaker::model_operation(const Operation& operation) {
    std::vector<Code> arguments = {{quoted(as<ModelOperation>(operation)->name())}};
    if (const auto* create = as<CreateModelOperation>(operation)) {
        std::vector<Code> fields;
        for (const Field& one : create->fields) fields.push_back(field(one));
        arguments.push_back(Code::list(std::move(fields)));
        Code made = options(create->options);
        if (!made.items.empty() || !create->bases.empty()) arguments.push_back(std::move(made));
        if (!create->bases.empty()) {
            std::vector<std::string> bases;
            for (const std::string& base : create->bases) bases.push_back(label(base));
            arguments.push_back(texts(bases));
        }
    } else if (const auto* rename = as<RenameModelOperation>(operation)) {
        arguments.push_back({quoted(rename->new_name)});
    } else if (const auto* table = as<AlterModelTableOperation>(operation)) {
        arguments.push_back({quoted(table->table)});
    } else if (const auto* together = as<AlterUniqueTogetherOperation>(operation)) {
        arguments.push_back(groups(together->unique_together));
    } else if (const auto* altered = as<AlterModelOptionsOperation>(operation)) {
        arguments.push_back(options(altered->options, true));
    }
    return Code::call(std::string(operation->class_name()), std::move(arguments));
}

Code CodeMaker::field_operation(const Operation& operation) {
    const auto* on_field = as<FieldOperation>(operation);
    std::vector<Code> arguments = {{quoted(on_field->model_name())}};
    if (const auto* defining = as<FieldDefiningOperation>(operation)) {
        arguments.push_back(field(defining->definition));
        if (!defining->preserve_default) {
            arguments.push_back(Code::list({{".preserve_default = false"}}));
        }
    } else {
        arguments.push_back({quoted(on_field->name())});
    }
    if (const auto* rename = as<RenameFieldOperation>(operation)) {
        arguments.push_back({quoted(rename->new_name)});
    }
    return Code::call(std::string(operation->class_name()), std::move(arguments));
}

Code CodeMaker::index_operation(const Operation& operation) {
    std::vector<Code> arguments = {{quoted(as<IndexOperation>(operation)->model_name())}};
    if (const auto* add = as<AddIndexOperation>(operation)) {
        arguments.push_back(index(add->index));
    } else if (const auto* remove = as<RemoveIndexOperation>(operation)) {
        arguments.push_back({quoted(remove->name)});
    } else if (const auto* rename = as<RenameIndexOperation>(operation)) {
        arguments.push_back({quoted(rename->old_name)});
        arguments.push_back({quoted(rename->new_name)});
    } else if (const auto* added = as<AddConstraintOperation>(operation)) {
        arguments.push_back(constraint(added->constraint));
    } else if (const auto* gone = as<RemoveConstraintOperation>(operation)) {
        arguments.push_back({quoted(gone->name)});
    }
    return Code::call(std::string(operation->class_name()), std::move(arguments));
}

Code CodeMaker::special_operation(const Operation& operation) {
    const auto* sql = as<RunSqlOperation>(operation);
    const bool plain = sql && sql->sql.size() == 1 && sql->state_operations.empty() &&
                       (!sql->reverse_sql || sql->reverse_sql->size() == 1);
    if (!plain) {
        throw MigrationError("A " + std::string(operation->class_name()) +
                             " was written by hand: copy it into the new migration");
    }
    std::vector<Code> arguments = {{quoted(sql->sql.front().sql)}};
    std::vector<Code> members;
    if (!sql->sql.front().params.empty()) {
        std::vector<Code> params;
        for (const Value& param : sql->sql.front().params) params.push_back(value(param));
        members.push_back(Code::list(std::move(params), ".params = "));
    }
    if (sql->reverse_sql) {
        members.push_back({".reverse_sql = " + quoted(sql->reverse_sql->front().sql)});
    }
    if (!members.empty()) arguments.push_back(Code::list(std::move(members)));
    return Code::call("RunSQL", std::move(arguments));
}

}  // namespace cadenza::migrations
