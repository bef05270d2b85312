#pragma once

#include "cadenza/db/migrations/operation.h"
#include "cadenza/db/schema/model_definition.h"

namespace cadenza::migrations {

/// Of operations on one model.
class ModelOperation : public OperationBase {
 public:
    explicit ModelOperation(std::string model_name);
    const std::string& name() const noexcept { return name_; }
    const std::string& name_lower() const noexcept { return name_lower_; }
    bool references_model(std::string_view name, std::string_view app_label) const override;
    Reduction reduce(const Operation& self, const Operation& other,
                     std::string_view app_label) const override;

 private:
    std::string name_;
    std::string name_lower_;
};

class CreateModelOperation final : public ModelOperation {
 public:
    CreateModelOperation(std::string model_name, std::vector<db::FieldDefinition> model_fields,
                         db::ModelOptions model_options, std::vector<std::string> model_bases);
    std::string_view class_name() const override { return "CreateModel"; }
    char symbol() const override { return '+'; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    std::string describe() const override;
    std::string migration_name_fragment() const override { return name_lower(); }
    bool references_model(std::string_view name, std::string_view app_label) const override;
    Reduction reduce(const Operation& self, const Operation& other,
                     std::string_view app_label) const override;

    const std::vector<db::FieldDefinition> fields;
    const db::ModelOptions options;
    const std::vector<std::string> bases;

 private:
    Operation with(std::vector<db::FieldDefinition> other_fields, db::ModelOptions other) const;
    std::optional<Operation> with_field_change(const Operation& other) const;
    std::optional<Operation> with_option_change(const Operation& other) const;
};

class DeleteModelOperation final : public ModelOperation {
 public:
    using ModelOperation::ModelOperation;
    std::string_view class_name() const override { return "DeleteModel"; }
    char symbol() const override { return '-'; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    std::string describe() const override { return "Delete model " + name(); }
    std::string migration_name_fragment() const override { return "delete_" + name_lower(); }
    bool references_model(std::string_view, std::string_view) const override { return true; }
};

class RenameModelOperation final : public ModelOperation {
 public:
    RenameModelOperation(std::string from, std::string to);
    std::string_view class_name() const override { return "RenameModel"; }
    char symbol() const override { return '~'; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    std::string describe() const override;
    std::string migration_name_fragment() const override;
    bool references_model(std::string_view name, std::string_view app_label) const override;
    Reduction reduce(const Operation& self, const Operation& other,
                     std::string_view app_label) const override;

    const std::string new_name;
    const std::string new_name_lower;
};

/// Of operations that set one option: a later one of the same kind replaces it.
class ModelOptionOperation : public ModelOperation {
 public:
    using ModelOperation::ModelOperation;
    Reduction reduce(const Operation& self, const Operation& other,
                     std::string_view app_label) const override;
};

class AlterModelTableOperation final : public ModelOptionOperation {
 public:
    AlterModelTableOperation(std::string model_name, std::string table_name);
    std::string_view class_name() const override { return "AlterModelTable"; }
    char symbol() const override { return '~'; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    std::string describe() const override;
    std::string migration_name_fragment() const override;

    const std::string table;  ///< "" for the default name
};

class AlterUniqueTogetherOperation final : public ModelOptionOperation {
 public:
    AlterUniqueTogetherOperation(std::string model_name,
                                 std::vector<std::vector<std::string>> fields);
    std::string_view class_name() const override { return "AlterUniqueTogether"; }
    char symbol() const override { return '~'; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    std::string describe() const override;
    std::string migration_name_fragment() const override;
    bool references_field(std::string_view model_name, std::string_view name,
                          std::string_view app_label) const override;

    const std::vector<std::vector<std::string>> unique_together;
};

/// The options that the database knows nothing of.
class AlterModelOptionsOperation final : public ModelOptionOperation {
 public:
    AlterModelOptionsOperation(std::string model_name, db::ModelOptions model_options);
    std::string_view class_name() const override { return "AlterModelOptions"; }
    char symbol() const override { return '~'; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange&) const override {}
    void database_backwards(const DatabaseChange&) const override {}
    std::string describe() const override { return "Change Meta options on " + name(); }
    std::string migration_name_fragment() const override;
    /// Puts them over `into`, leaving its table, indexes and constraints.
    void apply_to(db::ModelOptions& into) const;
    /// Only the options that this operation is about: what two models are compared by.
    static db::ModelOptions relevant(const db::ModelOptions& options);

    const db::ModelOptions options;
};

/// Whether migrations make and change this model's table.
bool has_table_of_its_own(const db::ModelDefinition& model);

}  // namespace cadenza::migrations
