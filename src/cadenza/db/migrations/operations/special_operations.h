#pragma once

#include "cadenza/base/value.h"
#include "cadenza/db/migrations/operation.h"

namespace cadenza::migrations {

class MigrationContext;
/// What RunCpp calls. It sees the models as they were at that point of the migrations.
using MigrationFunction = void (*)(MigrationContext&);

/// One statement of a RunSQL with its parameters, or a script of several without.
struct SqlStatement {
    std::string sql;
    std::vector<Value> params;
};

class RunSqlOperation final : public OperationBase {
 public:
    RunSqlOperation(std::vector<SqlStatement> forwards,
                    std::optional<std::vector<SqlStatement>> backwards,
                    std::vector<Operation> state_changes, bool may_be_elided);
    std::string_view class_name() const override { return "RunSQL"; }
    char symbol() const override { return 's'; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    bool reversible() const override { return reverse_sql.has_value(); }
    bool elidable() const override { return elidable_; }
    std::string describe() const override { return "Raw SQL operation"; }
    std::optional<std::string> plan_detail(bool backwards) const override;

    const std::vector<SqlStatement> sql;
    const std::optional<std::vector<SqlStatement>> reverse_sql;
    const std::vector<Operation> state_operations;

 private:
    bool elidable_;
};

class RunCppOperation final : public OperationBase {
 public:
    RunCppOperation(MigrationFunction forwards, MigrationFunction backwards, bool may_be_elided);
    std::string_view class_name() const override { return "RunCpp"; }
    char symbol() const override { return 'c'; }
    void state_forwards(std::string_view, ProjectState&) const override {}
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    bool reversible() const override { return reverse_code != nullptr; }
    bool reduces_to_sql() const override { return false; }
    bool elidable() const override { return elidable_; }
    std::string describe() const override { return "Raw C++ operation"; }
    std::optional<std::string> plan_detail(bool backwards) const override;

    const MigrationFunction code;
    const MigrationFunction reverse_code;  ///< nullptr where there is no way back

 private:
    bool elidable_;
};

class SeparateDatabaseAndStateOperation final : public OperationBase {
 public:
    SeparateDatabaseAndStateOperation(std::vector<Operation> database,
                                      std::vector<Operation> state);
    std::string_view class_name() const override { return "SeparateDatabaseAndState"; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    std::string describe() const override;

    const std::vector<Operation> database_operations;
    const std::vector<Operation> state_operations;
};

}  // namespace cadenza::migrations
