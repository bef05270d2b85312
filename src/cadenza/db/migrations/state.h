#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cadenza/db/schema/model_definition.h"

namespace cadenza::migrations {

/// App label and lower-case model name.
using ModelKey = std::pair<std::string, std::string>;

ModelKey model_key(std::string_view app_label, std::string_view model_name);
/// Of "app.Model".
ModelKey model_key(std::string_view label);

/// All models of a project at one moment of its migrations, as data: what the operations change,
/// what the schema editor follows relations through, and what a data migration sees. Copies share
/// their models until one is edited, so a copy is cheap. Relations are kept as "app.model" in small
/// letters.
class ProjectState final : public db::ModelLookup {
 public:
    ProjectState();
    ProjectState(const ProjectState&);
    ProjectState(ProjectState&&) noexcept;
    ProjectState& operator=(const ProjectState&);
    ProjectState& operator=(ProjectState&&) noexcept;
    ~ProjectState() override;

    /// The state that these models are: each gets its implicit key and the names of its indexes.
    static ProjectState from_models(std::span<const db::ModelDefinition> models);

    void add_model(db::ModelDefinition model);
    void remove_model(std::string_view app_label, std::string_view name);
    /// For changes. Throws MigrationError, naming the model, if there is none.
    db::ModelDefinition& edit(std::string_view app_label, std::string_view name);
    /// As the migrations made it. Throws MigrationError, naming the model, if there is none.
    const db::ModelDefinition& model(std::string_view app_label, std::string_view name) const;
    const db::ModelDefinition* find(const ModelKey& key) const;
    /// As its table is: with the implicit key where the fields hold none; a proxy's base.
    const db::ModelDefinition& table_model(std::string_view app_label, std::string_view name) const;

    /// Gives the model another name, also in the relations that point at it.
    void rename_model(std::string_view app_label, std::string_view old_name,
                      std::string_view new_name);
    /// Gives the field another name, also in the options and in the relations that point at it.
    void rename_field(std::string_view app_label, std::string_view model_name,
                      std::string_view old_name, std::string_view new_name);

    /// As table_model(), nullptr if there is none.
    const db::ModelDefinition* find_model(std::string_view label) const override;
    std::vector<const db::ModelDefinition*> all_models() const override;
    std::vector<ModelKey> keys() const;

 private:
    struct Entry;
    const db::ModelDefinition* rendered(const Entry& entry) const;

    std::map<ModelKey, std::shared_ptr<Entry>, std::less<>> models_;
};

/// What relations of a model point at, in the form that a state keeps.
void normalize_relations(db::ModelDefinition& model);
void normalize_relation(db::FieldDefinition& field, std::string_view app_label,
                        std::string_view model_name);

}  // namespace cadenza::migrations
