#include "cadenza/db/migrations/recorder.h"

#include "cadenza/db/backends/base/connection.h"
#include "cadenza/db/backends/base/introspection.h"
#include "cadenza/db/backends/base/schema_editor.h"
#include "cadenza/db/migrations/fields.h"
#include "cadenza/db/migrations/state.h"
#include "cadenza/db/sql/sql_builder.h"

namespace cadenza::migrations {
namespace {

constexpr std::string_view kTable = "django_migrations";

db::ModelDefinition migration_model() {
    db::ModelDefinition model("migrations", "Migration",
                              {BigAutoField("id"), CharField("app", {.max_length = 255}),
                               CharField("name", {.max_length = 255}), DateTimeField("applied")});
    model.options.db_table = kTable;
    return model;
}

void where(db::SqlBuilder& sql, const NodeKey& key) {
    sql.append(" WHERE ").name("app").append(" = ").param(key.app);
    sql.append(" AND ").name("name").append(" = ").param(key.name);
}

}  // namespace

bool Recorder::has_table() const {
    return connection_.introspection().has_table(kTable);
}

void Recorder::ensure_schema() {
    if (has_table()) return;
    const auto editor = db::make_schema_editor(connection_);
    editor->begin();
    // Looked again: another migrator may have made it while this one waited for its turn.
    if (has_table()) {
        editor->rollback();
        return;
    }
    editor->create_model(migration_model(), ProjectState());
    editor->finish();
}

std::map<NodeKey, DateTime> Recorder::applied() const {
    std::map<NodeKey, DateTime> applied;
    if (!has_table()) return applied;
    db::SqlBuilder sql(connection_.dialect());
    sql.append("SELECT ").name("app").append(", ").name("name").append(", ").name("applied");
    sql.append(" FROM ").name(kTable);
    const auto cursor = connection_.query(sql.sql(), sql.params());
    while (cursor->next()) {
        applied[{std::string(cursor->text(0)), std::string(cursor->text(1))}] = cursor->datetime(2);
    }
    return applied;
}

bool Recorder::is_applied(const NodeKey& key) const {
    db::SqlBuilder sql(connection_.dialect());
    sql.append("SELECT COUNT(*) FROM ").name(kTable);
    where(sql, key);
    return connection_.scalar(sql.sql(), sql.params()).as_int() > 0;
}

void Recorder::record_applied(db::SchemaEditor& editor, const NodeKey& key) {
    db::SqlBuilder sql(editor.connection().dialect());
    sql.append("INSERT INTO ").name(kTable).append(" (").name("app").append(", ").name("name");
    sql.append(", ").name("applied").append(") VALUES (");
    sql.param(key.app).append(", ").param(key.name).append(", ").param(DateTime::now());
    sql.append(")");
    editor.execute(sql.sql(), sql.params());
}

void Recorder::record_unapplied(db::SchemaEditor& editor, const NodeKey& key) {
    db::SqlBuilder sql(editor.connection().dialect());
    sql.append("DELETE FROM ").name(kTable);
    where(sql, key);
    editor.execute(sql.sql(), sql.params());
}

}  // namespace cadenza::migrations
