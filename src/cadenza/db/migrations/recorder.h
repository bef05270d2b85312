#pragma once

#include <map>

#include "cadenza/base/datetime.h"
#include "cadenza/db/migrations/migration.h"

namespace cadenza::db {
class Connection;
class SchemaEditor;
}  // namespace cadenza::db

namespace cadenza::migrations {

/// Keeps in the table django_migrations which migrations have been applied; the table is Django's
/// own, so that either of the two knows what the other did.
class Recorder {
 public:
    explicit Recorder(db::Connection& connection) : connection_(connection) {}

    bool has_table() const;
    void ensure_schema();
    /// With the time of each. Empty if the table is not there.
    std::map<NodeKey, DateTime> applied() const;
    bool is_applied(const NodeKey& key) const;
    /// Through the editor: within its transaction.
    static void record_applied(db::SchemaEditor& editor, const NodeKey& key);
    static void record_unapplied(db::SchemaEditor& editor, const NodeKey& key);

 private:
    db::Connection& connection_;
};

}  // namespace cadenza::migrations
