#pragma once

#include "cadenza/db/migrations/operation.h"
#include "cadenza/db/schema/model_definition.h"

namespace cadenza::migrations {

/// Of operations on the entries of Meta.indexes and Meta.constraints.
class IndexOperation : public OperationBase {
 public:
    explicit IndexOperation(std::string of_model);
    const std::string& model_name() const noexcept { return model_name_; }
    const std::string& model_name_lower() const noexcept { return model_name_lower_; }

 private:
    std::string model_name_;
    std::string model_name_lower_;
};

class AddIndexOperation final : public IndexOperation {
 public:
    AddIndexOperation(std::string of_model, db::IndexDefinition added);
    std::string_view class_name() const override { return "AddIndex"; }
    char symbol() const override { return '+'; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    std::string describe() const override;
    std::string migration_name_fragment() const override;
    Reduction reduce(const Operation& self, const Operation& other,
                     std::string_view app_label) const override;

    const db::IndexDefinition index;
};

class RemoveIndexOperation final : public IndexOperation {
 public:
    RemoveIndexOperation(std::string of_model, std::string index_name);
    std::string_view class_name() const override { return "RemoveIndex"; }
    char symbol() const override { return '-'; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    std::string describe() const override;
    std::string migration_name_fragment() const override;

    const std::string name;
};

class RenameIndexOperation final : public IndexOperation {
 public:
    RenameIndexOperation(std::string of_model, std::string from, std::string to);
    std::string_view class_name() const override { return "RenameIndex"; }
    char symbol() const override { return '~'; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    std::string describe() const override;
    std::string migration_name_fragment() const override;
    Reduction reduce(const Operation& self, const Operation& other,
                     std::string_view app_label) const override;

    const std::string old_name;
    const std::string new_name;
};

class AddConstraintOperation final : public IndexOperation {
 public:
    AddConstraintOperation(std::string of_model, db::ConstraintDefinition added);
    std::string_view class_name() const override { return "AddConstraint"; }
    char symbol() const override { return '+'; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    std::string describe() const override;
    std::string migration_name_fragment() const override;
    Reduction reduce(const Operation& self, const Operation& other,
                     std::string_view app_label) const override;

    const db::ConstraintDefinition constraint;
};

class RemoveConstraintOperation final : public IndexOperation {
 public:
    RemoveConstraintOperation(std::string of_model, std::string constraint_name);
    std::string_view class_name() const override { return "RemoveConstraint"; }
    char symbol() const override { return '-'; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    std::string describe() const override;
    std::string migration_name_fragment() const override;

    const std::string name;
};

}  // namespace cadenza::migrations
