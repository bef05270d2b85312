#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "cadenza/base/value.h"
#include "cadenza/db/schema/model_definition.h"

namespace cadenza::db {
class Connection;
class SchemaEditor;
}  // namespace cadenza::db

namespace cadenza::migrations {

class ProjectState;

/// The rows of a model as it was at one point of the migrations: what a data migration works on,
/// since the class of today may have other fields. Values go by field names ("author", not
/// "author_id", for a foreign key's value). Defaults, validators and save() are not applied.
class HistoricalModel {
 public:
    HistoricalModel(db::Connection& connection, const db::ModelDefinition& model);

    const db::ModelDefinition& definition() const noexcept { return model_; }
    /// All rows, or those where every named field has that value, by primary key.
    std::vector<Dict> rows(const Dict& where = {}) const;
    std::int64_t count(const Dict& where = {}) const;
    /// The new row's automatic key.
    std::int64_t insert(const Dict& values) const;
    /// How many rows were changed.
    std::int64_t update(const Dict& where, const Dict& values) const;
    std::int64_t remove(const Dict& where) const;

 private:
    std::string column(std::string_view field) const;

    db::Connection& connection_;
    const db::ModelDefinition& model_;
};

/// What a function of RunCpp gets: the models of that moment, and the connection inside the
/// migration's transaction.
class MigrationContext {
 public:
    MigrationContext(const ProjectState& state, db::SchemaEditor& editor);

    const ProjectState& state() const noexcept { return state_; }
    db::SchemaEditor& editor() const noexcept { return editor_; }
    db::Connection& connection() const noexcept;
    /// Throws MigrationError if there is no such model at this point.
    HistoricalModel model(std::string_view app_label, std::string_view name) const;

 private:
    const ProjectState& state_;
    db::SchemaEditor& editor_;
};

}  // namespace cadenza::migrations
