#pragma once

#include <utility>

#include "cadenza/db/backends/base/schema_editor.h"

namespace cadenza::db {

/// SQLite changes little of a table in place: most changes make a new table, copy the rows, drop
/// the old table and give the new one its name
/// (https://www.sqlite.org/lang_altertable.html#otheralter), with the checking of foreign keys off
/// and one check of the whole database at the end. As django.db.backends.sqlite3.schema of Django
/// 5: a nullable column without a default is added, and a plain one dropped, in place.
class SqliteSchemaEditor final : public SchemaEditor {
 public:
    SqliteSchemaEditor(Connection& connection, Mode mode, bool atomic);
    ~SqliteSchemaEditor() override;

    void add_field(const ModelDefinition& model, const FieldDefinition& field,
                   const ModelLookup& models) override;
    void remove_field(const ModelDefinition& model, const FieldDefinition& field,
                      const ModelLookup& models) override;
    void add_constraint(const ModelDefinition& model, const ConstraintDefinition& constraint,
                        const ModelLookup& models) override;
    void remove_constraint(const ModelDefinition& model, const ConstraintDefinition& constraint,
                           const ModelLookup& models) override;

 protected:
    std::string data_type(const FieldDefinition& field) const override;
    std::string data_type_check(const FieldDefinition& field) const override;
    std::string data_type_suffix(const FieldDefinition& field) const override;
    std::string value_literal(const Value& value) const override;
    bool supports(const ConstraintDefinition& constraint) const override;
    std::string collation_sql(std::string_view collation) const override;
    std::string inline_foreign_key(std::string_view to_table,
                                   std::string_view to_column) const override;
    void before_transaction() override;
    void after_transaction() noexcept override;
    void alter_column(const ModelDefinition& old_model, const FieldDefinition& old_field,
                      const ModelLookup& old_models, const ModelDefinition& new_model,
                      const FieldDefinition& new_field, const ModelLookup& new_models) override;
    void alter_many_to_many(const ModelDefinition& old_model, const FieldDefinition& old_field,
                            const ModelDefinition& new_model, const FieldDefinition& new_field,
                            const ModelLookup& new_models) override;

 private:
    /// Column of the new table, SQL of its value from the old one.
    using Copies = std::vector<std::pair<std::string, std::string>>;
    /// `from` becomes `to`, under the table name of `from`. Columns that `copies` does not name are
    /// copied from the field of the same name, if there is one.
    void remake_table(const ModelDefinition& from, const ModelDefinition& to,
                      const ModelLookup& models, const Copies& copies = {});
    void copy_rows(std::string_view from_table, std::string_view to_table, const Copies& copies);
    void remake_tables_that_point_at(const ModelDefinition& model, const FieldDefinition& field,
                                     const ModelLookup& models);
};

}  // namespace cadenza::db
