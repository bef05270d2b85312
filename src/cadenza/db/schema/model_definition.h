#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/db/schema/condition.h"
#include "cadenza/db/schema/field_definition.h"

namespace cadenza::db {

/// One column of an index made of expressions: "name", lower("name"), descending or not.
struct IndexExpression {
    std::string field;
    std::string function;  ///< "" for the column itself; "lower", "upper", "length"
    bool descending = false;
    friend bool operator==(const IndexExpression&, const IndexExpression&) = default;
};

/// An entry of Meta.indexes.
struct IndexDefinition {
    std::string name;                 ///< "" until ModelDefinition::finish() or names.h makes one
    std::vector<std::string> fields;  ///< "-created_at" for descending
    Condition condition;              ///< a partial index
    std::vector<std::string> include;
    std::vector<std::string> opclasses;
    std::vector<IndexExpression> expressions;  ///< instead of fields; needs a name
    friend bool operator==(const IndexDefinition&, const IndexDefinition&) = default;
};

/// An entry of Meta.constraints.
struct ConstraintDefinition {
    enum class Kind : std::uint8_t { Check, Unique };
    enum class Deferrable : std::uint8_t { No, Deferred, Immediate };

    std::string name;
    Kind kind = Kind::Unique;
    std::vector<std::string> fields;  ///< Unique
    Condition condition;              ///< Check: what must hold; Unique: the rows that must differ
    Deferrable deferrable = Deferrable::No;
    std::vector<std::string> include;
    std::vector<std::string> opclasses;
    friend bool operator==(const ConstraintDefinition&, const ConstraintDefinition&) = default;
};

/// Django's class Meta. Empty texts and lists mean "not given".
struct ModelOptions {
    std::vector<std::string> ordering;  ///< "-created_at", "author__name", "?"
    std::string db_table;
    std::string verbose_name;
    std::string verbose_name_plural;
    std::vector<std::vector<std::string>> unique_together;
    std::vector<IndexDefinition> indexes;
    std::vector<ConstraintDefinition> constraints;
    bool managed = true;
    bool abstract = false;
    bool proxy = false;
    std::vector<std::string> get_latest_by;
    std::string default_related_name;
    std::string default_manager_name;
    std::string base_manager_name;
    std::vector<std::string> default_permissions = {"add", "change", "delete", "view"};
    std::vector<std::pair<std::string, std::string>> permissions;  ///< codename, name
    friend bool operator==(const ModelOptions&, const ModelOptions&) = default;
};

/// One model as plain data: what helpers of the schema and the migrations see of it.
struct ModelDefinition {
    std::string app_label;
    std::string name;  ///< "BlogPost"
    std::vector<FieldDefinition>
        fields;  ///< in the order of declaration; the implicit primary key first
    ModelOptions options;
    std::vector<std::string>
        bases;  ///< "app.Model" of concrete or proxied bases; empty for a plain model

    ModelDefinition();
    ModelDefinition(std::string app, std::string model_name,
                    std::vector<FieldDefinition> field_list, ModelOptions model_options = {});
    ModelDefinition(const ModelDefinition&);
    ModelDefinition(ModelDefinition&&) noexcept;
    ModelDefinition& operator=(const ModelDefinition&);
    ModelDefinition& operator=(ModelDefinition&&) noexcept;
    ~ModelDefinition();

    /// Adds the implicit primary key where none is declared and names the indexes that have no
    /// name.
    void finish(FieldKind default_auto_field = FieldKind::BigAuto);

    std::string label() const;        ///< "api.BlogPost"
    std::string label_lower() const;  ///< "api.blogpost"
    std::string name_lower() const;
    /// options.db_table, else "api_blogpost"; cut as truncate_name() does where max_length is
    /// given.
    std::string table(int max_length = 0) const;
    /// verbose_name, else the class name as words: "blog post".
    std::string verbose_name() const;
    std::string verbose_name_plural() const;
    const FieldDefinition* find(std::string_view field_name) const;
    FieldDefinition* find(std::string_view field_name);
    /// The field behind a column.
    const FieldDefinition* find_column(std::string_view column) const;
    /// Asserts that there is one (finish() makes one).
    const FieldDefinition& primary_key() const;

    friend bool operator==(const ModelDefinition& a, const ModelDefinition& b);
};

/// The models of a project at one moment, as the schema editor and the column types need them to
/// follow relations ("auth.User", any case).
class ModelLookup {
 public:
    virtual ~ModelLookup() = default;
    /// nullptr if there is no such model.
    virtual const ModelDefinition* find_model(std::string_view label) const = 0;
    /// All of them, by label.
    virtual std::vector<const ModelDefinition*> all_models() const = 0;
};

/// The label that a relation of `model` points at: "self" and names without an app are resolved.
std::string resolve_label(const ModelDefinition& model, std::string_view reference);
/// The field that a foreign key points at; nullptr if the target is unknown.
const FieldDefinition* target_field(const ModelDefinition& model, const FieldDefinition& relation,
                                    const ModelLookup& models);

}  // namespace cadenza::db
