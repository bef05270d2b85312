#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cadenza/base/error.h"
#include "cadenza/base/value.h"
#include "cadenza/db/backends/base/ddl_statement.h"
#include "cadenza/db/schema/model_definition.h"

namespace cadenza {
class Atomic;
}

namespace cadenza::db {

class Connection;
class Dialect;

/// A change that cannot be made: the fields do not go together, or the database is not as the
/// models say.
class SchemaError : public Error {
 public:
    using Error::Error;
};

/// What a field becomes in a table.
struct ColumnType {
    std::string type;    ///< "varchar(100)"; "" for a field without a column
    std::string check;   ///< "\"stock\" >= 0", or ""
    std::string suffix;  ///< "AUTOINCREMENT", or ""
};

/// Told of the statements of a schema editor as they run.
class StatementObserver {
 public:
    virtual ~StatementObserver();
    virtual void before(std::string_view sql) = 0;
    virtual void after(std::string_view sql) = 0;
};

/// Creates, changes and drops tables so that they fit models: the statements of
/// django.db.backends.base.schema, for one connection. Call begin(), then changes, then finish();
/// an editor that is destroyed before has changed nothing. `models` is where relations lead to: the
/// models as they are after the change, unless said otherwise. Models that are not managed, and
/// proxies, are the caller's business.
class SchemaEditor {
 public:
    enum class Mode : std::uint8_t {
        Execute,  ///< in one transaction
        Collect,  ///< nothing is run: the statements are kept, as sqlmigrate prints them
    };
    virtual ~SchemaEditor();
    SchemaEditor(const SchemaEditor&) = delete;
    SchemaEditor& operator=(const SchemaEditor&) = delete;

    void begin();
    /// Runs what had to wait, checks the foreign keys, commits. Throws IntegrityError for a row
    /// that a change has left pointing at nothing.
    void finish();
    void rollback() noexcept;
    /// Runs what waits until the end now.
    void run_deferred();
    void observe(StatementObserver* observer) noexcept { observer_ = observer; }

    virtual void create_model(const ModelDefinition& model, const ModelLookup& models);
    virtual void delete_model(const ModelDefinition& model, const ModelLookup& models);
    virtual void rename_table(std::string_view from, std::string_view to);
    /// `model` is still without the field. Existing rows get its effective default.
    virtual void add_field(const ModelDefinition& model, const FieldDefinition& field,
                           const ModelLookup& models) = 0;
    virtual void remove_field(const ModelDefinition& model, const FieldDefinition& field,
                              const ModelLookup& models) = 0;
    /// `old_model` in `old_models` becomes `new_model` in `new_models`, by this field alone.
    /// Throws SchemaError where the two are not compatible (a many-to-many and a column).
    void alter_field(const ModelDefinition& old_model, const FieldDefinition& old_field,
                     const ModelLookup& old_models, const ModelDefinition& new_model,
                     const FieldDefinition& new_field, const ModelLookup& new_models);
    void alter_unique_together(const ModelDefinition& model,
                               const std::vector<std::vector<std::string>>& olds,
                               const std::vector<std::vector<std::string>>& news);
    void add_index(const ModelDefinition& model, const IndexDefinition& index);
    void remove_index(const ModelDefinition& model, const IndexDefinition& index);
    virtual void rename_index(const ModelDefinition& model, const IndexDefinition& old_index,
                              const IndexDefinition& new_index);
    virtual void add_constraint(const ModelDefinition& model,
                                const ConstraintDefinition& constraint,
                                const ModelLookup& models) = 0;
    virtual void remove_constraint(const ModelDefinition& model,
                                   const ConstraintDefinition& constraint,
                                   const ModelLookup& models) = 0;

    /// Runs one statement, or collects it with its parameters written in.
    void execute(std::string_view sql, std::span<const Value> params = {});
    /// A line for the collected SQL that is no statement.
    void comment(std::string line);
    bool collecting() const noexcept { return mode_ == Mode::Collect; }
    const std::vector<std::string>& collected() const noexcept { return collected_; }
    std::vector<std::string>& collected() noexcept { return collected_; }
    Connection& connection() const noexcept { return connection_; }

    /// The column of a field; follows foreign keys to what they point at.
    ColumnType column_type(const ModelDefinition& model, const FieldDefinition& field,
                           const ModelLookup& models) const;
    /// The value that existing rows get: the default; an empty text where blank texts are allowed;
    /// now for auto_now and auto_now_add; else null.
    static Value effective_default(const FieldDefinition& field);
    /// A value as SQL text, in the form that the field is stored in.
    std::string literal(const Value& value, const FieldDefinition& field) const;
    /// A condition on the model's rows as SQL text.
    std::string condition_sql(const ModelDefinition& model, const Condition& condition) const;

 protected:
    SchemaEditor(Connection& connection, Mode mode, bool atomic);

    virtual std::string data_type(const FieldDefinition& field) const = 0;
    virtual std::string data_type_check(const FieldDefinition& field) const = 0;
    virtual std::string data_type_suffix(const FieldDefinition& field) const = 0;
    virtual std::string value_literal(const Value& value) const = 0;
    /// Whether the database can keep such a constraint; those that it cannot are left out.
    virtual bool supports(const ConstraintDefinition& constraint) const = 0;
    virtual std::string collation_sql(std::string_view collation) const = 0;
    virtual std::string inline_foreign_key(std::string_view to_table,
                                           std::string_view to_column) const = 0;
    virtual void before_transaction() {}
    virtual void after_transaction() noexcept {}
    virtual void alter_column(const ModelDefinition& old_model, const FieldDefinition& old_field,
                              const ModelLookup& old_models, const ModelDefinition& new_model,
                              const FieldDefinition& new_field, const ModelLookup& new_models) = 0;
    virtual void alter_many_to_many(const ModelDefinition& old_model,
                                    const FieldDefinition& old_field,
                                    const ModelDefinition& new_model,
                                    const FieldDefinition& new_field,
                                    const ModelLookup& new_models) = 0;

    const Dialect& dialect() const;
    std::string quote(std::string_view name) const;
    /// Type, collation, null, key or unique, check, suffix, reference; "" without a column.
    std::string column_sql(const ModelDefinition& model, const FieldDefinition& field,
                           const ModelLookup& models) const;
    void create_table(const ModelDefinition& model, const ModelLookup& models);
    /// A table-level clause; "" for what becomes an index instead (which is then deferred).
    std::string constraint_clause(const ModelDefinition& model,
                                  const ConstraintDefinition& constraint);
    DdlStatement field_index(const ModelDefinition& model, const FieldDefinition& field) const;
    DdlStatement model_index(const ModelDefinition& model, const IndexDefinition& index) const;
    DdlStatement unique_index(const ModelDefinition& model,
                              const std::vector<std::string>& fields) const;
    DdlStatement unique_constraint_index(const ModelDefinition& model,
                                         const ConstraintDefinition& constraint) const;
    void run(const DdlStatement& statement);
    std::vector<DdlStatement>& deferred() noexcept { return deferred_; }
    void forget_deferred(std::string_view table);
    /// Also of an index that waits for its creation: then that is all that happens.
    void drop_index(std::string_view table, const std::string& name);
    /// The names of the indexes and constraints over exactly these columns, without those in Meta.
    std::vector<std::string> unique_names(const ModelDefinition& model,
                                          const std::vector<std::string>& columns) const;

 private:
    Connection& connection_;
    Mode mode_;
    bool atomic_;
    bool open_ = false;
    StatementObserver* observer_ = nullptr;
    std::unique_ptr<Atomic> transaction_;
    std::vector<DdlStatement> deferred_;
    std::vector<std::string> collected_;
};

/// The editor of the connection's database. `atomic` off runs each statement by itself.
std::unique_ptr<SchemaEditor> make_schema_editor(
    Connection& connection, SchemaEditor::Mode mode = SchemaEditor::Mode::Execute,
    bool atomic = true);

}  // namespace cadenza::db
