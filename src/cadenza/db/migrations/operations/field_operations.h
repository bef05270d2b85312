#pragma once

#include "cadenza/db/migrations/operation.h"
#include "cadenza/db/schema/field_definition.h"

namespace cadenza::migrations {

/// Of operations on one field of a model.
class FieldOperation : public OperationBase {
 public:
    FieldOperation(std::string of_model, std::string field_name);
    const std::string& model_name() const noexcept { return model_name_; }
    const std::string& model_name_lower() const noexcept { return model_name_lower_; }
    const std::string& name() const noexcept { return name_; }
    const std::string& name_lower() const noexcept { return name_lower_; }
    virtual const db::FieldDefinition* field() const { return nullptr; }
    bool is_same_model(const FieldOperation& other) const;
    bool is_same_field(const FieldOperation& other) const;

    bool references_model(std::string_view name, std::string_view app_label) const override;
    bool references_field(std::string_view model_name, std::string_view name,
                          std::string_view app_label) const override;
    Reduction reduce(const Operation& self, const Operation& other,
                     std::string_view app_label) const override;

 private:
    std::string model_name_;
    std::string model_name_lower_;
    std::string name_;
    std::string name_lower_;
};

/// Of AddField and AlterField: the field as it will be.
class FieldDefiningOperation : public FieldOperation {
 public:
    /// With preserve_default off, the default fills existing rows once and is then forgotten.
    FieldDefiningOperation(std::string of_model, db::FieldDefinition definition,
                           bool preserve = true);
    const db::FieldDefinition* field() const override { return &definition; }
    /// As the state keeps it.
    db::FieldDefinition lasting_field() const;

    const db::FieldDefinition definition;
    const bool preserve_default;
};

class AddFieldOperation final : public FieldDefiningOperation {
 public:
    using FieldDefiningOperation::FieldDefiningOperation;
    std::string_view class_name() const override { return "AddField"; }
    char symbol() const override { return '+'; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    std::string describe() const override;
    std::string migration_name_fragment() const override;
    Reduction reduce(const Operation& self, const Operation& other,
                     std::string_view app_label) const override;
};

class RemoveFieldOperation final : public FieldOperation {
 public:
    using FieldOperation::FieldOperation;
    std::string_view class_name() const override { return "RemoveField"; }
    char symbol() const override { return '-'; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    std::string describe() const override;
    std::string migration_name_fragment() const override;
    Reduction reduce(const Operation& self, const Operation& other,
                     std::string_view app_label) const override;
};

class AlterFieldOperation final : public FieldDefiningOperation {
 public:
    using FieldDefiningOperation::FieldDefiningOperation;
    std::string_view class_name() const override { return "AlterField"; }
    char symbol() const override { return '~'; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    std::string describe() const override;
    std::string migration_name_fragment() const override;
    Reduction reduce(const Operation& self, const Operation& other,
                     std::string_view app_label) const override;
};

class RenameFieldOperation final : public FieldOperation {
 public:
    RenameFieldOperation(std::string of_model, std::string from, std::string to);
    std::string_view class_name() const override { return "RenameField"; }
    char symbol() const override { return '~'; }
    void state_forwards(std::string_view app_label, ProjectState& state) const override;
    void database_forwards(const DatabaseChange& change) const override;
    void database_backwards(const DatabaseChange& change) const override;
    std::string describe() const override;
    std::string migration_name_fragment() const override;
    bool references_field(std::string_view model_name, std::string_view name,
                          std::string_view app_label) const override;
    Reduction reduce(const Operation& self, const Operation& other,
                     std::string_view app_label) const override;

    const std::string new_name;
    const std::string new_name_lower;
};

/// Whether a field of `app_label`.`model_name` points at the model, or at that field of it.
bool field_references(std::string_view app_label, std::string_view model_name,
                      const db::FieldDefinition& field, std::string_view target_app,
                      std::string_view target_model, std::string_view target_field = {});

}  // namespace cadenza::migrations
