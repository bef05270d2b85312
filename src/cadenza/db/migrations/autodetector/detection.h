#pragma once

#include <optional>
#include <utility>

#include "cadenza/db/migrations/autodetector.h"

namespace cadenza::migrations {

/// What must come before an operation: something that happens to a model, or to a field of it.
struct Dependency {
    enum class Kind { Create, Remove, Alter, TogetherChange };
    std::string app;
    std::string model;  ///< lower case
    std::string field;  ///< "" for the model itself
    Kind kind = Kind::Create;
    auto operator<=>(const Dependency&) const = default;
};

/// One run of the autodetector.
class Autodetector::Detection {
 public:
    Detection(const ProjectState& from, const ProjectState& to, Questioner& questioner,
              const std::set<std::string>& unmigrated, const MigrationGraph& graph);
    Changes run();

 private:
    using FieldKey = std::pair<ModelKey, std::string>;
    using Dependencies = std::vector<Dependency>;
    struct Pending {
        Operation operation;
        Dependencies dependencies;
    };
    struct AlteredOptions {
        std::vector<db::IndexDefinition> added_indexes, removed_indexes;
        std::vector<std::pair<std::string, std::string>> renamed_indexes;
        std::vector<db::ConstraintDefinition> added_constraints, removed_constraints;
    };
    struct TogetherChange {
        ModelKey model;
        std::vector<std::vector<std::string>> kept, wanted;
        bool had_some = false;
        Dependencies dependencies;
    };

    // detection.cc: the order of things, and the migrations made of them
    void sort_models_by_kind();
    void prepare_field_keys();
    void add(const std::string& app, Operation operation, Dependencies dependencies = {},
             bool first = false);
    void sort_operations();
    void build_migrations();
    bool chop(const std::string& app, bool any);
    std::optional<std::set<NodeKey>> external_dependencies(const std::string& app,
                                                           const Dependencies& dependencies,
                                                           bool any) const;
    static bool satisfies(const Operation& operation, const Dependency& dependency);
    void finish_migrations();

    // detect_models.cc
    void find_renamed_models();
    void find_deleted_models();
    void find_created_models();
    void create_model(const ModelKey& key);
    void delete_model(const ModelKey& key);
    void find_proxies();
    void find_altered_options();
    void find_altered_tables();

    // detect_fields.cc
    void find_renamed_fields();
    void add_renamed_fields();
    void find_removed_fields();
    void find_added_fields();
    void find_altered_fields();
    void remove_field(const FieldKey& key);
    void add_field(const FieldKey& key);
    void alter_field(const FieldKey& key, const db::FieldDefinition& old_field,
                     const db::FieldDefinition& new_field);

    // detect_options.cc
    void find_altered_indexes();
    void add_removed_indexes();
    void add_renamed_indexes();
    void add_added_indexes();
    std::vector<TogetherChange> altered_together() const;
    void find_removed_together();
    void find_altered_together();

    const db::ModelDefinition& old_model(const ModelKey& key) const;
    const db::ModelDefinition& new_model(const ModelKey& key) const;
    std::string old_name(const ModelKey& key) const;
    Dependencies dependencies_of(const db::FieldDefinition& field) const;
    Dependencies dependencies_of_model(const ModelKey& key) const;
    static std::string label_of(const ModelKey& key) { return key.first + "." + key.second; }

    const ProjectState& from_;
    const ProjectState& to_;
    Questioner& questioner_;
    const std::set<std::string>& unmigrated_;
    const MigrationGraph& graph_;

    std::set<ModelKey> old_models_, old_proxies_, old_unmanaged_;
    std::set<ModelKey> new_models_, new_proxies_, new_unmanaged_;
    std::set<ModelKey> kept_models_, kept_proxies_, kept_unmanaged_;
    std::set<FieldKey> old_fields_, new_fields_;
    std::map<ModelKey, std::string> renamed_models_;     // new key → old lower-case name
    std::map<std::string, std::string> renamed_labels_;  // old label → new label
    std::map<FieldKey, std::string> renamed_fields_;     // new key → old name
    std::map<ModelKey, Dependency> through_users_;
    std::vector<std::pair<FieldKey, std::string>> renames_;
    std::map<ModelKey, AlteredOptions> altered_;
    std::map<std::string, std::vector<Pending>> pending_;
    Changes migrations_;
};

}  // namespace cadenza::migrations
