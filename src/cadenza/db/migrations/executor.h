#pragma once

#include <map>
#include <vector>

#include "cadenza/base/datetime.h"
#include "cadenza/db/migrations/loader.h"
#include "cadenza/db/migrations/recorder.h"

namespace cadenza::db {
class Connection;
class SchemaEditor;
class StatementObserver;
}  // namespace cadenza::db

namespace cadenza::migrations {

/// What one run does: migrations, in order, forwards or backwards.
struct PlanStep {
    const Migration* migration;
    bool backwards;
};
using Plan = std::vector<PlanStep>;

/// Told how far a run has come.
class MigrationProgress {
 public:
    virtual ~MigrationProgress();
    virtual void start(const Migration&, bool backwards) = 0;
    enum class Outcome { Done, Faked, DoneByAnother };
    virtual void end(const Migration&, bool backwards, Outcome outcome) = 0;
};

/// Applies and unapplies migrations on one database. Each migration is one transaction, which also
/// records it: killed at any point, a run leaves whole migrations behind. Several that run at once
/// take turns, and each migration is applied by one of them.
class Executor {
 public:
    /// All must outlive the executor.
    Executor(const ProjectSource& source, db::Connection& connection,
             MigrationProgress* progress = nullptr);

    const Loader& loader() const noexcept { return loader_; }
    /// What brings the database to these migrations; a target with an empty name means: back to
    /// nothing.
    Plan migration_plan(const std::vector<NodeKey>& targets, bool clean_start = false) const;
    /// The models as the applied migrations have made them.
    ProjectState applied_state() const;

    struct Options {
        bool fake = false;          ///< only record
        bool fake_initial = false;  ///< only record an initial migration whose tables are all there
        db::StatementObserver* observer = nullptr;
        /// How long to wait while another migrator works.
        Duration patience = Duration::minutes(10);
    };
    /// The state afterwards. Throws MigrationError for a plan in both directions.
    ProjectState migrate(const Plan& plan, const Options& options);

    /// The statements of one migration, with comments, as sqlmigrate shows them.
    std::vector<std::string> collect_sql(const Migration& migration, bool backwards);

 private:
    ProjectState migrate_forwards(const Plan& plan, const Options& options);
    ProjectState migrate_backwards(const Plan& plan, const Options& options);
    void apply(const Migration& migration, ProjectState& state, const Options& options);
    void unapply(const Migration& migration, const ProjectState& before, const Options& options);
    bool is_soft_applied(const Migration& migration, const ProjectState& before) const;
    void begin(db::SchemaEditor& editor, Duration patience) const;
    bool is_recorded(const Migration& migration) const;
    void record(db::SchemaEditor& editor, const Migration& migration, bool backwards) const;
    void record_replacements(const Options& options);

    db::Connection& connection_;
    Loader loader_;
    Recorder recorder_;
    MigrationProgress* progress_;
};

}  // namespace cadenza::migrations
